"""From an upload to something that a noun may keep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from cairn.files import blobs
from cairn.files.inspecting import inspected
from cairn.files.kinds import Kind, kind_of
from cairn.files.names import clean_name
from cairn.files.refusals import Refusal
from cairn.lib.refusal import Refused, refuse_if

if TYPE_CHECKING:
    from cairn.files.models import File


class Received(NamedTuple):
    """Content that is looked at and stored, and waits for a row."""

    blob: str
    name: str
    kind: Kind
    size: int


@contextmanager
def received(upload: UploadedFile[Any] | None) -> Iterator[Received | None]:
    """Look at an upload and store it, before any lock is taken; None without one.

    Nothing is left of it if the block fails. Raises Refused for what may not be kept.
    """
    if upload is None:
        yield None
        return
    refuse_if(refusal_of_size(upload.size or 0))
    kind = kind_of(upload.name or "")
    content = inspected(upload, kind)
    size = content.seek(0, 2)
    content.seek(0)
    refuse_if(refusal_of_size(size))
    with blobs.kept(content) as blob:
        yield Received(blob, clean_name(upload.name or "", kind), kind, size)


@contextmanager
def copied(file: File | None) -> Iterator[Received | None]:
    """The same content once more, for another noun; None without a file."""
    if file is None:
        yield None
        return
    content = blobs.opened(file.blob)
    if content is None:
        raise Refused(Refusal.GONE)
    with content, blobs.kept(content) as blob:
        yield Received(blob, file.name, Kind(file.kind), file.size)


def refusal_of_size(size: int) -> Refusal | None:
    if not size:
        return Refusal.EMPTY
    return Refusal.TOO_HEAVY if size > settings.FILE_MAX_BYTES else None
