"""What is said on standard error: to people with a bar and colours, to pipes in plain words."""

import io

import pytest

from cairn.command import screen
from cairn.command.faults import Fault, Findings, Weight
from cairn.command.screen import Screen


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Every look at the clock takes a second."""
    ticks = iter(range(10_000))
    monkeypatch.setattr(screen, "monotonic", lambda: next(ticks))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def findings(*said):
    found = Findings()
    for line, words in enumerate(said, 1):
        found.add(Fault(Weight.WARNING, "a.csv", words, line))
    return found


def test_a_bar_is_drawn_on_a_terminal_and_taken_away():
    stream = Terminal()
    assert list(Screen(stream).over("abcd", "Ranking")) == list("abcd")
    assert "Ranking [#######" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("dumb", [True, False])
def test_nothing_is_drawn_elsewhere(monkeypatch, dumb):
    stream = Terminal() if dumb else io.StringIO()
    if dumb:
        monkeypatch.setenv("TERM", "dumb")
    out = Screen(stream)
    assert list(out.over("abcd", "Ranking")) == list("abcd")
    out.wait("Reading")
    out.tell(findings("wrong"), notes=False)
    assert stream.getvalue() == "Warning: a.csv, line 1: wrong\n"


def test_colours_are_for_terminals_whose_owner_wants_them(monkeypatch):
    coloured, plain = Terminal(), Terminal()
    Screen(coloured).tell(findings("wrong"), notes=False)
    assert "\x1b[33mWarning\x1b[0m: " in coloured.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    Screen(plain).tell(findings("wrong"), notes=False)
    assert plain.getvalue() == "Warning: a.csv, line 1: wrong\n"


def test_like_is_told_with_like_and_no_more_than_anybody_reads():
    stream = io.StringIO()
    many = findings("same", "same", "same", *(f"other {n}" for n in range(30)))
    Screen(stream).tell(many, notes=True)
    lines = stream.getvalue().splitlines()
    assert lines[0] == "Warning: a.csv, line 1: same (and on 2 more lines)"
    assert len(lines) == screen.SHOWN + 1
    assert lines[-1] == "Warning: and 11 more; a JSON report lists them"


def test_findings_beyond_what_is_kept_are_counted():
    found = findings(*(str(n) for n in range(5100)))
    assert (len(list(found)), found.count(Weight.WARNING)) == (5000, 5100)
