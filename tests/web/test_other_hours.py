"""The page on which a mentee asks for other hours, and what the mentor sees of it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cairn.scheduling.models import HoursWish
from tests.scheduling.gatherings import opens

pytestmark = pytest.mark.django_db
HOURS = "/settings/availability/"


@pytest.fixture
def address(pair) -> str:
    return reverse("meetings:ask-hours", args=[pair.key])


def test_it_is_for_the_two_and_nobody_else(as_, pair, address, noor, sam):
    for member in pair.people:
        assert as_(member).get(address).status_code == 200
    for other in (noor, sam):
        assert as_(other).get(address).status_code == 404
        assert as_(other).post(address).status_code == 404


def test_the_mentor_is_told_that_hours_are_ones_own(as_, address, mentor):
    page = as_(mentor).get(address).content.decode()
    assert "These are your own hours" in page
    assert 'name="words"' not in page


def test_a_page_without_times_leads_there(as_, pair, address, mentee, mentor):
    book = reverse("meetings:book", args=[pair.key])
    assert address in as_(mentee).get(book).content.decode()
    assert address not in as_(mentor).get(book).content.decode()


def test_the_mentor_reads_it_beside_the_hours(as_, address, mentor, mentee):
    sent = as_(mentee).post(address, {"words": "Weekdays after six"}, follow=True)
    assert "Your question is sent." in sent.content.decode()
    page = as_(mentor).get(HOURS).content.decode()
    assert f"{mentee.user.name} finds no time among your hours" in page
    assert "Weekdays after six" in page
    opens(mentor)
    assert "Weekdays after six" not in as_(mentor).get(HOURS).content.decode()


def test_it_cannot_be_asked_twice_in_a_week(as_, pair, address, mentee):
    HoursWish.ask(pair, by=mentee)
    page = as_(mentee).post(address, {"words": "Please"})
    assert page.status_code == 422
    assert "You have asked for other hours in the last week." in page.content.decode()


def test_too_many_words_are_kept_and_counted(as_, address, mentee):
    page = as_(mentee).post(address, {"words": "x" * 301})
    assert page.status_code == 422
    assert "x" * 301 in page.content.decode()
    assert not HoursWish.objects.exists()
