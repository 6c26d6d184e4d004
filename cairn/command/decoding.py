"""From the bytes of a file to its text: marks of byte order, UTF-8, UTF-16, Windows-1252."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from cairn.command.faults import Unreadable

MEGABYTE = 2**20
MOST_BYTES = 50 * MEGABYTE
LOOKED_AT = 4096
FALLBACK = "cp1252"

# UTF-32 first: its mark for little-endian begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OTHERS = (
    (b"PK\x03\x04", "is a workbook or another packed file, not CSV"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook, not CSV"),
    (b"%PDF", "is a PDF, not CSV"),
)
EXPORT_IT = "save the sheet as CSV (in a spreadsheet: Save as, CSV UTF-8) and give that file"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding that it turned out to have, and whether that is a guess."""

    text: str
    encoding: str
    guessed: bool = False


def named(path: Path) -> str:
    """Return the name of a file as text that can be written, whatever bytes it has."""
    return path.name.encode("utf-8", "backslashreplace").decode()


def load(path: Path) -> bytes:
    """Return what is in a file. Raises `Unreadable` where there is none, or it is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(named(path), f"cannot be opened: {error.strerror or error}") from error
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // MEGABYTE
        raise Unreadable(named(path), f"has more than {most} MB; split it, or leave columns out")
    return data


def decode(data: bytes, file: str, encoding: str | None = None) -> Decoded:
    """Return the text of some bytes, by the encoding given or else by the one that fits."""
    for beginning, said in OTHERS:
        if data.startswith(beginning):
            raise Unreadable(file, f"{said}; {EXPORT_IT}")
    found = _stated(data, file, encoding) if encoding else _found(data, file)
    text = found.text.removeprefix("\ufeff")
    if "\0" in text:
        raise Unreadable(file, f"holds zero bytes, so it is not text; {EXPORT_IT}")
    return Decoded(text, found.encoding, found.guessed)


def _stated(data: bytes, file: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeError) as error:
        raise Unreadable(file, f'is not encoded as "{encoding}"; leave --encoding out') from error


def _found(data: bytes, file: str) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], file, encoding)
    if sixteen := _sixteen_bits(data):
        return _marked(data, file, sixteen)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        # A few bytes mean nothing in Windows-1252; they become the sign for an unknown letter.
        return Decoded(data.decode(FALLBACK, errors="replace"), FALLBACK, guessed=True)


def _marked(data: bytes, file: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        said = f"says that it is {encoding.upper()} but byte {error.start} is not; {EXPORT_IT}"
        raise Unreadable(file, said) from error


def _sixteen_bits(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    seen = data[:LOOKED_AT]
    pairs = len(seen) // 2
    for zeros, encoding in ((seen[1::2], "utf-16-le"), (seen[::2], "utf-16-be")):
        if pairs and zeros.count(0) * 10 >= pairs * 7:
            return encoding
    return None
