"""Where the content of files lies: under names that say nothing, out of reach of the web."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage

from cairn.lib.key import new_key

FOLDER = "shared"


@contextmanager
def kept(content: IO[bytes]) -> Iterator[str]:
    """Store the content and give its name; nothing is left of it if the block fails.

    A process that dies inside the block leaves what `cairn.files.jobs` sweeps.
    """
    name = new_key() + new_key()
    try:
        default_storage.save(_path(name), File(content))
        yield name
    except BaseException:
        discard(name)
        raise


def discard(name: str) -> None:
    """Harmless when there is none of that name."""
    default_storage.delete(_path(name))


def opened(name: str) -> File[bytes] | None:
    """The content, None when it is not there."""
    try:
        return default_storage.open(_path(name))
    except FileNotFoundError:
        return None


def lying() -> Iterator[list[str]]:
    """The names of everything that is stored, a folder at a time."""
    for folder in _listed(FOLDER)[0]:
        yield _listed(f"{FOLDER}/{folder}")[1]


def stored_at(name: str) -> datetime:
    return default_storage.get_modified_time(_path(name))


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _path(name: str) -> str:
    return f"{FOLDER}/{name[:2]}/{name}"
