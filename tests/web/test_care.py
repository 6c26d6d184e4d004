"""Pulses of one tap, and the page on which coordinators see who needs them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cairn.mentoring.models import EndNote
from cairn.workspace.models import Nudge, Pulse
from cairn.workspace.models.nudge import Hears, Sign
from tests.clock import in_days
from tests.workspace.care_acts import pulses_of

CARE = "/care/"


def answer(browser, pulse: Pulse, rating: object):
    found = browser.post(reverse("pulses:answer", args=[pulse.key]), {"rating": rating})
    pulse.refresh_from_db()
    return found


def test_it_is_answered_with_one_tap(as_, pair, lin):
    _, mine = pulses_of(pair)
    page = as_(lin).get(reverse("mentorships:show", args=[pair.key])).content.decode()
    assert reverse("pulses:answer", args=[mine.key]) in page
    assert answer(as_(lin), mine, 4).status_code == 302
    assert mine.rating == 4
    page = as_(lin).get(reverse("mentorships:show", args=[pair.key])).content.decode()
    assert reverse("pulses:answer", args=[mine.key]) not in page


@pytest.mark.parametrize("rating", ["", "0", "6", "x", "9" * 30])
def test_nonsense_is_no_answer(as_, pair, lin, rating):
    _, mine = pulses_of(pair)
    assert answer(as_(lin), mine, rating).status_code == 302
    assert mine.rating is None


def test_nobody_answers_for_another(as_, pair, ada, noor):
    _, lins = pulses_of(pair)
    for other in (ada.membership, noor):
        assert answer(as_(other), lins, 3).status_code == 404
    assert lins.rating is None


def test_coordinators_see_who_needs_them(as_, pair, lin, noor):
    Nudge.tell(pair, sign=Sign.SILENT, since=in_days(0), after=28, hears=Hears.COORDINATORS)
    _, mine = pulses_of(pair)
    mine.answer(by=lin, rating=1)
    EndNote.write(pair, "Please call me.", by=lin)
    browser = as_(noor)
    said = {"signs": "Nobody has been heard of", "pulses": "1 of 5", "notes": "Please call me."}
    for part, words in said.items():
        assert words in browser.get(CARE, {"part": part}).content.decode()


def test_the_tabs_count_what_they_list(as_, pair, lin, noor):
    EndNote.write(pair, "Hm.", by=lin)
    browser = as_(noor)
    for tab in browser.get(CARE).context["tabs"]:
        assert browser.get(CARE + tab.url).context["page"].paginator.count == tab.count


def test_nobody_else_sees_them(as_, pair, lin, sam):
    for member in (lin, sam):
        assert as_(member).get(CARE).status_code == 404
    sam.role = "owner"
    sam.save()
    EndNote.write(pair, "Please call me.", by=lin)
    assert "Please call me." not in as_(sam).get(CARE, {"part": "notes"}).content.decode()


@pytest.mark.parametrize("query", ["part=x&page=y", "part=%00", "page=99999999999"])
def test_nonsense_in_the_address_falls_back(as_, noor, query):
    assert as_(noor).get(f"{CARE}?{query}").status_code == 200


def test_the_way_there_is_shown_to_coordinators_alone(as_, noor, lin, harbour):
    pages = [reverse("members:index"), reverse("communities:show", args=[harbour.slug])]
    for page in pages:
        assert b'href="/care/"' in as_(noor).get(page).content
        assert b'href="/care/"' not in as_(lin).get(page).content
