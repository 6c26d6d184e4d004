"""What a search shows while the mentors of a large community are being read."""

from __future__ import annotations

import pytest

from cairn.matching import shortlist
from cairn.matching.circle import WarmingUp

FIND = "/mentorship/find/?q=data&page=2"


@pytest.fixture
def warming(monkeypatch) -> None:
    def find(*_: object) -> None:
        raise WarmingUp

    monkeypatch.setattr(shortlist, "find", find)


def test_it_says_so_and_asks_again_by_itself(as_, lin, warming):
    answer = as_(lin).get(FIND)
    assert answer.status_code == 503
    assert answer.headers["Refresh"] == f"2; url={FIND}"
    assert answer.headers["Retry-After"] == "2"
    assert f'href="{FIND.replace("&", "&amp;")}"' in answer.content.decode()


def test_a_part_of_a_page_becomes_the_page(as_, lin, warming):
    answer = as_(lin).get(FIND, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, FIND)


def test_other_errors_are_left_to_others(as_, lin, monkeypatch):
    monkeypatch.setattr(shortlist, "find", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        as_(lin).get(FIND)
