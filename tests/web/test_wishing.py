"""Another time: proposed on either clock, and a meeting that moves."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine

from cairn.scheduling.models import Meeting
from tests.scheduling.gatherings import DAYTIME, an_agreed_meeting, in_hours, opens

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # a Monday


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def hours(mentor, mentee):
    """The mentor in Lisbon is free all day, and the mentee lives in Auckland."""
    for member, zone in ((mentor, "Europe/Lisbon"), (mentee, "Pacific/Auckland")):
        member.user.time_zone = zone
        member.user.save()
    return opens(mentor, DAYTIME, step_minutes=60, horizon_days=14)


def propose_at(pair) -> str:
    return f"/w/{pair.key}/propose/"


def wished(**values):
    given = {"day": "2026-03-05", "time": "19:30", "zone": "Pacific/Auckland", "minutes": "45"}
    return {**given, "format": "phone", "client_key": str(uuid4()), **values}


def test_another_time_is_proposed_on_either_clock(as_, pair, mentee, hours):
    assert as_(mentee).post(propose_at(pair), wished()).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.minutes) == ("proposed", 45)
    assert meeting.starts_at == datetime(2026, 3, 5, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"day": "9999-12-31"}, "day"),
        ({"day": "2020-01-01"}, "day"),
        ({"day": ""}, "day"),
        ({"time": "half seven"}, "time"),
        ({"day": "2026-03-29", "time": "01:30", "zone": "Europe/Lisbon"}, "time"),
        ({"day": "2026-03-02", "time": "21:30"}, "time"),
        ({"zone": "Mars/Olympus"}, "zone"),
    ],
)
@pytest.mark.usefixtures("hours")
def test_a_wish_that_cannot_be_comes_back(as_, pair, mentee, wrong, field):
    answer = as_(mentee).post(propose_at(pair), wished(**wrong))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


# Moving


def test_a_meeting_moves_to_another_offered_time(as_, pair, mentee, hours):
    meeting = an_agreed_meeting(pair, starts_at=datetime(2026, 3, 3, 10, tzinfo=UTC), minutes=60)
    address, browser = f"/meetings/{meeting.key}/move/", as_(mentee)
    assert "Tuesday, 3 March 2026" in browser.get(address).context["offer"].now_words
    said = {"minutes": "60", "starts_at": "2026-03-03T11:00Z", "reason": "A dentist"}
    assert browser.post(address, said).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.starts_at.hour, meeting.shown, meeting.reason) == (
        11, "rescheduled", "A dentist",
    )  # fmt: skip


def test_a_late_move_asks_for_a_reason_beside_its_field(as_, pair, mentee, hours):
    meeting = an_agreed_meeting(pair, starts_at=in_hours(2.6), minutes=60)
    said = {"minutes": "60", "starts_at": "2026-03-03T11:00Z", "reason": ""}
    answer = as_(mentee).post(f"/meetings/{meeting.key}/move/", said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])


def test_another_time_for_it_is_proposed(as_, pair, mentee, hours):
    meeting = an_agreed_meeting(pair, hours=30)
    said = {**wished(), "reason": "Rather in the evening"}
    assert as_(mentee).post(f"/meetings/{meeting.key}/move/propose/", said).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.status, meeting.proposed_by) == ("proposed", mentee)
