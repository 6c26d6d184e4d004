"""The encodings that exports come in."""

import codecs
from pathlib import Path

import pytest

from cairn.command import decoding
from cairn.command.decoding import decode, load
from cairn.command.faults import Unreadable

TEXT = "Name,Skills\nŁucja Müller,Python\n"
LATIN = "Name,Skills\nZoë Müller – „ja“,Python\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_an_encoding_is_found_out(data: bytes, encoding: str):
    found = decode(data, "a.csv")
    assert (found.text, found.encoding, found.guessed) == (TEXT, encoding, False)


def test_windows_letters_are_read_and_told_to_be_a_guess():
    found = decode(LATIN.encode("cp1252"), "a.csv")
    assert (found.text, found.encoding, found.guessed) == (LATIN, "cp1252", True)


def test_bytes_that_mean_nothing_become_a_sign_for_that():
    assert decode(b"Name\n\x81\xfc", "a.csv").text == "Name\n\ufffdü"


def test_an_encoding_that_is_given_outweighs_what_would_be_found():
    assert decode("Łódź".encode("cp1250"), "a.csv", "cp1250").text == "Łódź"


@pytest.mark.parametrize("encoding", ["martian", "ascii", "hex", "utf-16"])
def test_an_encoding_that_does_not_fit_is_refused(encoding: str):
    with pytest.raises(Unreadable, match=f'not encoded as "{encoding}"'):
        decode("Łódź!!".encode(), "a.csv", encoding)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"Name\0Skills", "zero bytes"),
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
        (codecs.BOM_UTF8 + b"\xff", "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, said: str):
    with pytest.raises(Unreadable, match=said):
        decode(data, "a.csv")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Unreadable, match=r"none\.csv: cannot be opened"):
        load(tmp_path / "none.csv")


def test_a_directory_is_refused(tmp_path: Path):
    with pytest.raises(Unreadable, match="cannot be opened"):
        load(tmp_path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(decoding, "MOST_BYTES", 10)
    (tmp_path / "a.csv").write_bytes(b"x" * 10)
    assert load(tmp_path / "a.csv") == b"x" * 10
    (tmp_path / "a.csv").write_bytes(b"x" * 11)
    with pytest.raises(Unreadable, match="split it"):
        load(tmp_path / "a.csv")
