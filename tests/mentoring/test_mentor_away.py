"""Time off shows in the badge of a mentor, with its reason, as the days go by."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from cairn.mentoring.models import Mentor
from tests.cast import a_mentee, a_request

DECEMBER = date(2027, 12, 8), date(2027, 12, 31)


def badges(mentor: Mentor, *instants: str) -> list[tuple[str, str]]:
    found = []
    for instant in instants:
        with time_machine.travel(instant, tick=False):
            found.append(tuple(Mentor.of(mentor.membership).availability))
    return found


def goes(mentor: Mentor, *times: tuple[date, date]) -> None:
    mentor.membership.user.profile.stay_away(times)


@pytest.mark.parametrize(
    ("day", "badge", "reason"),
    [
        ("2027-11-23", "available", "2 places are free"),
        ("2027-11-24", "limited", "2 places are free, away from 8 December"),
        ("2027-12-07", "limited", "2 places are free, away from 8 December"),
        ("2027-12-08", "unavailable", "Away until 31 December"),
        ("2027-12-17", "unavailable", "Away until 31 December"),
        ("2027-12-18", "limited", "2 places are free, away until 31 December"),
        ("2027-12-31", "limited", "2 places are free, away until 31 December"),
        ("2028-01-01", "available", "2 places are free"),
    ],
)
def test_it_follows_the_days(ada, day, badge, reason):
    goes(ada, DECEMBER)
    assert badges(ada, f"{day}T12:00Z") == [(badge, reason)]


def test_the_next_time_follows_the_one_that_is_over(ada):
    goes(ada, DECEMBER, (date(2028, 1, 10), date(2028, 1, 30)))
    assert badges(ada, "2028-01-01T12:00Z", "2028-01-11T12:00Z", "2028-01-30T12:00Z") == [
        ("limited", "2 places are free, away from 10 January"),
        ("unavailable", "Away until 30 January"),
        ("limited", "2 places are free, away until 30 January"),
    ]


def test_the_day_begins_on_the_clock_of_the_mentor(ada):
    user = ada.membership.user
    goes(ada, DECEMBER)
    for zone, badge in (("Pacific/Auckland", "unavailable"), ("America/New_York", "limited")):
        user.introduce(name=user.name, time_zone=zone)
        assert badges(ada, "2027-12-07T20:00Z")[0][0] == badge


def test_one_place_says_both(ada, harbour):
    a_request(ada, a_mentee(harbour)).accept(by=ada.membership)
    goes(ada, DECEMBER)
    words = "1 place is free, away from 8 December"
    assert badges(ada, "2027-12-01T12:00Z") == [("limited", words)]


def test_what_lasts_longer_is_said_first(ada, grace):
    goes(ada, DECEMBER)
    goes(grace, DECEMBER)
    ada.accept_mentees(accepting=False, by=ada.membership)
    today = "2027-12-09T12:00Z"
    assert badges(grace, today) == [("unavailable", "The only place is taken")]
    assert badges(ada, today) == [("unavailable", "Not accepting mentees just now")]


def test_a_request_may_still_be_sent(ada):
    """It waits for two weeks, and the badge says why the answer may take a while."""
    goes(ada, DECEMBER)
    with time_machine.travel("2027-12-09T12:00Z"):
        assert ada.refusal_to_take() is None
