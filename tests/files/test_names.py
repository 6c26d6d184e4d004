"""Names keep what people meant, and none of the tricks."""

from __future__ import annotations

import pytest
from django.utils.http import content_disposition_header
from hypothesis import given
from hypothesis import strategies as st

from cairn.files.kinds import Kind
from cairn.files.names import LENGTH, clean_name


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("guide.pdf", "guide.pdf"),
        ("Ada's guide, 2nd edition.PDF", "Ada's guide, 2nd edition.pdf"),
        ("Führung_für_Anfänger.pdf", "Führung_für_Anfänger.pdf"),
        ("ガイド 🙂.pdf", "ガイド 🙂.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Ada\\guide.pdf", "guide.pdf"),
        ("..\\..\\guide.pdf", "guide.pdf"),
        ("a\x00b.pdf", "a b.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("invoice\u202efdp.pdf", "invoice fdp.pdf"),
        ("a\u200b\u2066b.pdf", "a b.pdf"),
        ('say "hello".pdf', "say hello.pdf"),
        (".pdf", "file.pdf"),
        ("....pdf", "file.pdf"),
        ("  .pdf", "file.pdf"),
        (".htaccess.pdf", "htaccess.pdf"),
        ("CON.pdf", "file CON.pdf"),
        ("nul.tar.pdf", "file nul.tar.pdf"),
        ("evil.html", "evil.pdf"),
        ("e\u0301te\u0301.pdf", "\u00e9t\u00e9.pdf"),
    ],
)
def test_it_cleans(name: str, clean: str):
    assert clean_name(name, Kind.PDF) == clean


def test_it_is_short_and_keeps_its_suffix():
    name = clean_name("a" * 300 + ".jpeg", Kind.JPEG)
    assert name == "a" * LENGTH + ".jpeg"


@given(st.text(max_size=400))
def test_whatever_the_name_it_is_harmless(text: str):
    name = clean_name(f"{text}.pdf", Kind.PDF)
    assert name.endswith(".pdf")
    assert len(name) <= LENGTH + 5
    assert not set(name) & set('/\\:*?"<>|\r\n\0\u202e')
    assert not name.startswith(".")
    header = content_disposition_header(as_attachment=True, filename=name) or ""
    assert header.isascii()
    assert header.startswith("attachment; filename")
    assert "\n" not in header
