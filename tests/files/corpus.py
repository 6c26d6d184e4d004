"""Files as people send them, and as nobody should."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cairn.files.kinds import FORMS, Kind

HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
PROGRAM = b"MZ\x00\x00" + b"\x00" * 200
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
DOCUMENTS = (Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT, Kind.ODS, Kind.ODP)


def an_upload(name: str = "guide.txt", content: bytes = b"Ask why.\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def a_picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), mode="RGB", **options) -> bytes:
    file = BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 0).save(file, kind, **options)
    return file.getvalue()


def with_place() -> bytes:
    """A photo that knows where it was taken, and lies on its side."""
    image = Image.new("RGB", (80, 40), "red")
    exif = image.getexif()
    exif[0x0112] = 6
    exif[0x010E] = "a secret place"
    exif.get_ifd(0x8825)[1] = "N"
    file = BytesIO()
    image.save(file, "JPEG", exif=exif, comment=b"a secret place")
    return file.getvalue()


def a_picture_bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it has many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def an_archive(parts: Mapping[str, bytes], packing: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def a_document(kind: Kind, **more: bytes) -> bytes:
    """The least that makes an archive a document of that kind; `more` parts have `__` for `/`."""
    parts = {FORMS[kind].inside: b"<document/>"}
    if kind in (Kind.ODT, Kind.ODS, Kind.ODP):
        parts = {"mimetype": FORMS[kind].media_type.encode(), **parts}
    else:
        parts["[Content_Types].xml"] = b"<Types/>"
    return an_archive(parts | {name.replace("__", "/"): part for name, part in more.items()})


def a_locked_document() -> bytes:
    """Every part says that it is encrypted."""
    content = bytearray(a_document(Kind.DOCX))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 1)
    return bytes(content)


def a_document_bomb() -> bytes:
    """Half a megabyte that unpacks to half a gigabyte."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"<document/>")
        with archive.open("word/media/image1.bmp", "w") as part:
            for _ in range(500):
                part.write(bytes(1024 * 1024))
    return file.getvalue()


def a_crowded_document() -> bytes:
    parts = {FORMS[Kind.DOCX].inside: b"", "[Content_Types].xml": b""}
    return an_archive(parts | {f"word/media/{n}": b"" for n in range(5_100)}, ZIP_STORED)


GOOD: dict[str, bytes] = {
    "a.pdf": PDF,
    "a.jpg": a_picture("JPEG"),
    "a.jpeg": a_picture("JPEG", mode="CMYK"),
    "a.PNG": a_picture("PNG"),
    "b.png": a_picture("PNG", mode="RGBA"),
    "c.png": a_picture("PNG", mode="I;16"),
    "a.webp": a_picture("WEBP"),
    "a.txt": "Fünf Fragen\r\n\tund mehr\n".encode(),
    "b.txt": "\ufeffwith a mark".encode(),
    "c.txt": HTML,
    "a.md": b"# Title\n",
    "a.csv": b"name;age\n",
    **{f"a.{kind.value}": a_document(kind) for kind in DOCUMENTS},
}
