"""Between what people wrote and a mail."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cairn.notifications.clean import many_lines, one_line


@given(st.text(max_size=400))
def test_it_makes_one_short_line_of_anything(text):
    line = one_line(text)
    assert len(line) <= 200
    assert len(line.splitlines()) <= 1
    assert line.isprintable() or any(joiner in line for joiner in "\u200c\u200d")


@given(st.text(max_size=400))
def test_it_leaves_no_empty_line(text):
    assert "\n\n" not in many_lines(text)


def test_it_keeps_words_of_every_script():
    for name in ("Zoë Müller", "नमस्ते", "李小龍", "می‌خواهم", "👩‍💻 Ada"):
        assert one_line(name) == name


def test_it_drops_what_hides_or_reverses():
    assert one_line("a\u202eb\x00c\u2028d") == "abc d"


def test_it_says_that_something_was_cut():
    assert one_line("word " * 100, limit=11) == "word word…"
