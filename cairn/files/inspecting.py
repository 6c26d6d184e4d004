"""Whether a file is what its name says, found in the file itself and in nothing that came along.

Pictures are drawn anew, so that no second format, place or maker hides in them. Archives are
looked into and never unpacked.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from cairn.files.kinds import FORMS, OPEN_DOCUMENTS, PICTURES, TEXTS, Kind
from cairn.files.refusals import Refusal
from cairn.lib import pictures
from cairn.lib.refusal import Refused, refuse_if

EDGE_AT_MOST = 4096
PARTS_AT_MOST = 5_000
UNPACKED_AT_MOST = 400 * 1024 * 1024
TAIL = 4096
ENCRYPTED = 0x1

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PROGRAMS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml)$|^(basic|scripts)/", re.IGNORECASE)
# Whatever zipfile raises for directories that are cut off, forged or made to hurt.
_DAMAGE = (BadZipFile, OSError, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError)


def inspected(upload: IO[bytes], kind: Kind) -> IO[bytes]:
    """What may be kept of the upload; Refused when it is not of that kind, or would do harm."""
    upload.seek(0)
    if kind in PICTURES:
        return _redrawn(upload, kind)
    if kind in TEXTS:
        _look_at_text(upload)
    elif kind == Kind.PDF:
        _look_at_pdf(upload)
    else:
        _look_at_document(upload, kind)
    upload.seek(0)
    return upload


def _redrawn(upload: IO[bytes], kind: Kind) -> IO[bytes]:
    drawn, wanted = BytesIO(), FORMS[kind].inside
    try:
        with pictures.opened(upload) as image:
            refuse_if(None if image.format == wanted else Refusal.NOT_WHAT_IT_SAYS)
            picture = pictures.upright(image, EDGE_AT_MOST)
            picture.thumbnail((EDGE_AT_MOST, EDGE_AT_MOST))
            colours = picture.convert("RGB") if kind == Kind.JPEG else picture
            colours.save(drawn, wanted, quality=pictures.QUALITY)
    except pictures.TooManyPixels:
        raise Refused(Refusal.TOO_LARGE) from None
    except pictures.NotAPicture:
        raise Refused(Refusal.NOT_WHAT_IT_SAYS) from None
    except pictures.Damaged:
        raise Refused(Refusal.DAMAGED) from None
    drawn.seek(0)
    return drawn


def _look_at_text(upload: IO[bytes]) -> None:
    try:
        text = upload.read().decode()
    except UnicodeDecodeError:
        raise Refused(Refusal.NOT_UTF8) from None
    refuse_if(Refusal.NOT_WHAT_IT_SAYS if _CONTROLS.search(text) else None)


def _look_at_pdf(upload: IO[bytes]) -> None:
    """It begins as one and ends as one: readers that look further than that find it anywhere."""
    refuse_if(None if upload.read(5) == b"%PDF-" else Refusal.NOT_WHAT_IT_SAYS)
    length = upload.seek(0, 2)
    upload.seek(max(0, length - TAIL))
    refuse_if(None if b"%%EOF" in upload.read() else Refusal.DAMAGED)


def _look_at_document(upload: IO[bytes], kind: Kind) -> None:
    """Nothing stands before the archive, and it holds the part that makes it such a document."""
    refuse_if(None if upload.read(4) == b"PK\x03\x04" else Refusal.NOT_WHAT_IT_SAYS)
    try:
        with ZipFile(upload) as archive:
            refuse_if(_refusal_of(archive, kind))
    except _DAMAGE:
        raise Refused(Refusal.DAMAGED) from None


def _refusal_of(archive: ZipFile, kind: Kind) -> Refusal | None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if FORMS[kind].inside not in names or not _declares(archive, names, kind):
        return Refusal.NOT_WHAT_IT_SAYS
    if any(_PROGRAMS.search(name) for name in names) or any(map(_is_locked, parts)):
        return Refusal.CARRIES_PROGRAM
    heavy = sum(part.file_size for part in parts) > UNPACKED_AT_MOST
    return Refusal.UNPACKS_TOO_LARGE if heavy or len(parts) > PARTS_AT_MOST else None


def _declares(archive: ZipFile, names: set[str], kind: Kind) -> bool:
    """Whether the archive itself says what it is."""
    if kind not in OPEN_DOCUMENTS:
        return "[Content_Types].xml" in names
    if "mimetype" not in names or _is_locked(archive.getinfo("mimetype")):
        return False
    with archive.open("mimetype") as part:
        return part.read(200).strip() == FORMS[kind].media_type.encode()


def _is_locked(part: ZipInfo) -> bool:
    return bool(part.flag_bits & ENCRYPTED)
