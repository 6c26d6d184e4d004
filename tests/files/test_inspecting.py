"""Whatever is uploaded, what is kept is what its name says, or nothing at all."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image

from cairn.files.inspecting import EDGE_AT_MOST, inspected
from cairn.files.kinds import Kind, kind_of
from cairn.files.refusals import Refusal
from cairn.lib.refusal import Refused
from tests.files import corpus
from tests.files.corpus import GOOD, HTML, PDF, PROGRAM, SVG, a_document, a_picture, an_archive
from tests.refusing import refused

TYPES = {"[Content_Types].xml": b""}
WORD = {"word/document.xml": b""}


def seen(name: str, content: bytes) -> bytes:
    return inspected(BytesIO(content), kind_of(name)).read()


@pytest.mark.parametrize("name", GOOD)
def test_it_takes_what_people_share(name: str):
    assert seen(name, GOOD[name])


def test_it_takes_every_kind():
    assert {kind_of(name) for name in GOOD} == set(Kind)


NOT_WHAT_IT_SAYS = {
    "a text as a picture": ("a.png", b"hello"),
    "a page as a picture": ("a.png", HTML),
    "a drawing with script as a picture": ("a.png", SVG),
    "a moving picture that is a script": ("a.png", b"GIF89a/*<script>alert(1)</script>*/"),
    "one picture as another": ("a.jpg", a_picture("PNG")),
    "a moving one as a still one": ("a.png", a_picture("GIF", mode="P")),
    "a bitmap": ("a.png", a_picture("BMP")),
    "a page as a PDF": ("a.pdf", HTML),
    "a PDF behind a page": ("a.pdf", HTML + PDF),
    "a PDF behind an archive": ("a.pdf", an_archive({"a": b"b"}) + PDF),
    "a program as a text": ("a.txt", PROGRAM),
    "a text with an end in the middle": ("a.txt", b"a\x00b"),
    "a text that steers terminals": ("a.csv", b"\x1b]0;evil\x07"),
    "any archive as a document": ("a.docx", an_archive({"readme.txt": b""})),
    "a document without a list of types": ("a.docx", an_archive(WORD)),
    "a sheet as a text document": ("a.docx", a_document(Kind.XLSX)),
    "a picture before an archive": ("a.docx", a_picture("PNG") + a_document(Kind.DOCX)),
    "a page before an archive": ("a.docx", HTML + a_document(Kind.DOCX)),
    "an open document of another kind": ("a.odt", a_document(Kind.ODS)),
    "an open document that does not say so": ("a.odt", an_archive({"content.xml": b""})),
    "a program as a document": ("a.docx", PROGRAM),
}  # fmt: skip


@pytest.mark.parametrize("what", NOT_WHAT_IT_SAYS)
def test_it_refuses_what_is_not_what_it_says(what: str):
    with refused(Refusal.NOT_WHAT_IT_SAYS):
        seen(*NOT_WHAT_IT_SAYS[what])


HARM = {
    "a picture of too many pixels": (
        "a.png",
        corpus.a_picture_bomb(7000, 6000),
        Refusal.TOO_LARGE,
    ),
    "a picture bomb": ("a.png", corpus.a_picture_bomb(60_000, 60_000), Refusal.TOO_LARGE),
    "a picture without its pixels": ("a.png", corpus.a_picture_bomb(9, 9), Refusal.DAMAGED),
    "half a picture": ("a.jpg", a_picture("JPEG", (300, 300))[:300], Refusal.DAMAGED),
    "half a PDF": ("a.pdf", PDF[:40], Refusal.DAMAGED),
    "half a document": ("a.docx", a_document(Kind.DOCX)[:60], Refusal.DAMAGED),
    "a text of another encoding": ("a.txt", "Fünf".encode("latin-1"), Refusal.NOT_UTF8),
    "a text of two bytes a letter": ("a.txt", "Five".encode("utf-16"), Refusal.NOT_UTF8),
    "a document bomb": ("a.docx", corpus.a_document_bomb(), Refusal.UNPACKS_TOO_LARGE),
    "a crowded document": ("a.docx", corpus.a_crowded_document(), Refusal.UNPACKS_TOO_LARGE),
    "a locked document": ("a.docx", corpus.a_locked_document(), Refusal.CARRIES_PROGRAM),
    "macros": (
        "a.docx",
        a_document(Kind.DOCX, word__vbaProject__bin=b"").replace(
            b"vbaProject/bin", b"vbaProject.bin"
        ),
        Refusal.CARRIES_PROGRAM,
    ),
    "macros of an open document": (
        "a.odt",
        a_document(Kind.ODT, Basic__Standard__x=b""),
        Refusal.CARRIES_PROGRAM,
    ),
}


@pytest.mark.parametrize("what", HARM)
def test_it_refuses_what_would_do_harm(what: str):
    name, content, refusal = HARM[what]
    with refused(refusal):
        seen(name, content)


@pytest.mark.parametrize(
    "name",
    ["a.exe", "a.svg", "a.html", "a.pdf.exe", "a.docm", "a.zip", "a", ".pdf.", "", "a.gif",
     "a\u202efdp.exe", "a.pdf\x00.exe", "a.pdf/", "a.p df"],
)  # fmt: skip
def test_it_takes_no_other_kind(name: str):
    with refused(Refusal.UNKNOWN_KIND):
        kind_of(name)


def test_a_picture_is_upright_and_hides_nothing():
    drawn = seen("a.jpg", corpus.with_place() + HTML + an_archive({"a": b"b"}))
    assert Image.open(BytesIO(drawn)).size == (40, 80)
    assert not Image.open(BytesIO(drawn)).getexif()
    for hidden in (b"secret", b"Exif", b"script", b"PK\x03\x04"):
        assert hidden not in drawn


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_a_picture_keeps_no_profile_and_a_decent_size(kind: str):
    large = a_picture(kind, (5000, 1000), icc_profile=b"x" * 200)
    drawn = seen(f"a.{kind.lower()}", large)
    image = Image.open(BytesIO(drawn))
    assert max(image.size) <= EDGE_AT_MOST
    assert not image.info.get("icc_profile")


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.docx", "a.odt", "a.pdf", "a.txt"])
def test_damage_anywhere_is_refused_or_kept_and_never_raises(name: str):
    whole = GOOD[name if name in GOOD else "a.PNG"]
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        for content in (bytes(broken), whole[:place], whole[place:]):
            with suppress(Refused):
                seen(name, content)
