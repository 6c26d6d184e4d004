"""What people write becomes harmless HTML, whatever they write."""

from __future__ import annotations

from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.interface import formatted as module
from cairn.interface.formatted import formatted
from tests.architecture.nasty import NASTY

TAGS = {"p", "br", "em", "strong", "code", "ul", "ol", "li", "blockquote", "a"}
HARMLESS = ("http://", "https://", "mailto:")
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//elsewhere.example)",
    '[x](https://example.org "onmouseover=alert(1)")',
    '[x](https://example.org/"onmouseover="alert(1))',
    "<javascript:alert(1)>",
    "![x](https://example.org/x.png)",
    "**<b onclick=alert(1)>x</b>**",
    "`<script>alert(1)</script>`",
    "- <iframe src=https://example.org>",
    "> <style>*{display:none}</style>",
    "[<img src=x onerror=alert(1)>](https://example.org)",
    "<!--><script>alert(1)</script>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
]


class Reader(HTMLParser):
    """Notes everything in a text that is not harmless."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.tags: set[str] = set()
        self.hrefs: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.hrefs.append(str(given.get("href", "")))
        if tag not in TAGS or not given.keys() <= {"href", "rel"}:
            self.faults.append(self.get_starttag_text() or tag)
        if tag == "a" and "href" in given:
            harmless = str(given["href"]).lower().startswith(HARMLESS)
            if not harmless or given.get("rel") != "nofollow ugc noopener":
                self.faults.append(self.get_starttag_text() or tag)

    def handle_comment(self, data: str) -> None:
        self.faults.append(data)


def test_it_shows_what_people_meant():
    text = "I **build**\nquiet *machines*:\n\n- pumps\n- [valves](https://example.org/a?b=1&c=2)"
    assert formatted(text) == (
        "<p>I <strong>build</strong><br>\nquiet <em>machines</em>:</p>\n"
        '<ul>\n<li>pumps</li>\n<li><a href="https://example.org/a?b=1&amp;c=2" '
        'rel="nofollow ugc noopener">valves</a></li>\n</ul>\n'
    )


@pytest.mark.parametrize("text", ["# C# and F#", "1 < 2 & 3", "a_b_c", "~~~", "| a | b |"])
def test_it_leaves_plain_words_alone(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert formatted(text) == f"<p>{escaped}</p>\n"


@pytest.mark.parametrize("text", [*ATTACKS, *NASTY])
def test_it_lets_nothing_through(text):
    assert not Reader(formatted(text)).faults


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize("asleep", ["renderer", "cleaner"])
def test_either_of_its_two_guards_holds_alone(monkeypatch, text, asleep):
    if asleep == "renderer":
        monkeypatch.setattr(module, "_MARKDOWN", SimpleNamespace(render=str))
        assert not Reader(formatted(text)).faults
    else:
        monkeypatch.setattr(module, "_CLEANER", SimpleNamespace(clean=str))
        assert "script:" not in "".join(Reader(formatted(text)).hrefs)
        assert Reader(formatted(text)).tags <= TAGS


@settings(deadline=None)
@given(st.text(alphabet="<>[]()*_`!&#;:/'\"\n -=\t\\abjs.1"))
def test_it_lets_nothing_through_by_chance(text):
    assert not Reader(formatted(text)).faults


def test_the_reader_would_see_a_fault():
    assert all(Reader(attack).faults for attack in ATTACKS if attack.startswith("<"))


def test_it_cuts_what_nobody_could_have_typed():
    assert len(formatted("x" * 50_000)) < 11_000
