"""Series go on otherwise, or end: this one meeting, or it and all that come later."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.scheduling.jobs import expire_proposals
from cairn.scheduling.models import Meeting, MeetingSeries, Participant
from cairn.scheduling.preview import preview
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.rhythm import Rhythm
from tests.clock import START, in_days
from tests.refusing import refused
from tests.scheduling.gatherings import DAYTIME, a_meeting, opens
from tests.scheduling.series import TEN, a_pattern, a_proposed_series, a_series, has_time

WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def series(pair) -> MeetingSeries:
    """Four meetings, each Wednesday at ten."""
    return a_series(has_time(pair))


def statuses(series: MeetingSeries) -> list[str]:
    return list(series.meetings.order_by("series_index").values_list("status", flat=True))


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def third(series: MeetingSeries) -> Meeting:
    return series.meetings.get(series_index=3)


def at_eleven(**values):
    return a_pattern(in_days(16), minute=TEN + 60, count=2, **values)


def test_one_alone_moves_beyond_the_next(series, pair):
    """E13: it keeps its place in the series; the order is that of time."""
    second = series.meetings.get(series_index=2)
    second.move(by=pair.mentee.membership, starts_at=second.starts_at + 8 * timedelta(days=1))
    second.refresh_from_db()
    assert second.shown == "rescheduled"
    assert [one.series_index for one in series.coming()] == [1, 3, 2, 4]


def test_this_and_all_later_become_another_series(series, pair):
    new = series.change_later(
        by=pair.mentee.membership, since=third(series), pattern=at_eleven(), title="Later"
    )
    series.refresh_from_db()
    assert statuses(series) == ["confirmed", "confirmed", "cancelled", "cancelled"]
    assert {one.ending for one in series.meetings.filter(status="cancelled")} == {"series"}
    assert (new.replaces, series.ended_at) == (series, timezone.now())
    assert [one.starts_at.hour for one in new.coming()] == [11, 11]
    assert {one.title for one in new.coming()} == {"Later"}
    assert (last_event().kind, last_event().noun()) == ("series.changed", new)


def test_details_that_are_not_given_stay(pair):
    series = a_series(has_time(pair), place="Room 2", format="in_person")
    new = series.change_later(
        by=pair.mentee.membership, since=third(series), pattern=at_eleven(), place="Room 3"
    )
    assert {(one.place, one.format) for one in new.coming()} == {("Room 3", "in_person")}


def test_a_series_may_take_its_own_time_again(series, pair):
    same = a_pattern(in_days(16), count=2, rhythm=Rhythm.EVERY_2_WEEKS)
    leaving = [one.pk for one in series.later(third(series))]
    seen = preview(pair, same, by=pair.mentee.membership, leaving=leaving)
    assert seen.is_settled
    new = series.change_later(
        by=pair.mentee.membership, since=third(series), pattern=same, seen=seen.starts
    )
    assert [one.starts_at for one in new.coming()] == seen.starts


def test_what_cannot_be_booked_leaves_the_series_as_it_was(series, pair):
    a_meeting(pair, starts_at=third(series).starts_at + timedelta(hours=1))
    with refused(Refusal.NOT_SETTLED):
        series.change_later(by=pair.mentee.membership, since=third(series), pattern=at_eleven())
    series.refresh_from_db()
    assert (statuses(series), series.ended_at) == (["confirmed"] * 4, None)


def test_the_other_series_keeps_to_the_bounds_of_any(series, pair):
    by, since = pair.mentee.membership, third(series)
    with refused(Refusal.OTHER_SERIES):
        series.change_later(by=by, since=since, pattern=a_pattern(count=27))


def test_only_what_is_still_to_come_is_changed(series, pair, monday_noon):
    monday_noon.shift(15 * timedelta(days=1))
    with refused(Refusal.OTHER_STATE):
        series.change_later(
            by=pair.mentee.membership,
            since=series.meetings.get(series_index=2),
            pattern=at_eleven(),
        )


def test_a_meeting_of_another_series_changes_nothing_here(series, pair):
    other = a_series(pair, pattern=a_pattern(minute=TEN + 120, count=1))
    with refused(Refusal.OTHER_STATE):
        series.change_later(
            by=pair.mentee.membership, since=other.meetings.get(), pattern=at_eleven()
        )


def test_the_end_cancels_what_is_to_come(series, pair, monday_noon):
    monday_noon.shift(WEEK)
    series.end(by=pair.mentor.membership, reason="Enough")
    assert statuses(series) == ["confirmed", *["cancelled"] * 3]
    assert {one.reason for one in series.meetings.filter(status="cancelled")} == {"Enough"}
    assert Participant.objects.active().filter(meeting__series=series).count() == 2
    assert last_event().kind == "series.ended"
    with refused(Refusal.SERIES_ENDED):
        series.end(by=pair.mentee.membership)


def test_a_series_is_over_with_its_mentorship(series, pair):
    pair.cancel(by=pair.mentor.membership, reason="other")
    assert not series.coming()
    assert (series.is_over, series.ended_at) == (True, None)
    with refused(Refusal.SERIES_ENDED):
        series.end(by=pair.mentee.membership)


def test_a_stranger_ends_nothing(series, sam):
    with refused(Refusal.NOT_A_PARTNER):
        series.end(by=sam)


def test_the_one_who_was_asked_agrees_to_all(pair):
    series = a_proposed_series(has_time(pair))
    with refused(Refusal.WAITS_FOR_THE_OTHER):
        series.agree(by=pair.mentor.membership)
    series.agree(by=pair.mentee.membership)
    assert statuses(series) == ["confirmed"] * 4
    assert last_event().kind == "series.agreed"
    with refused(Refusal.OTHER_STATE):
        series.agree(by=pair.mentee.membership)


def test_what_was_declined_frees_the_time_of_both(pair):
    series = a_proposed_series(has_time(pair))
    with refused(Refusal.WAITS_FOR_THE_OTHER):
        series.decline(by=pair.mentor.membership)
    series.decline(by=pair.mentee.membership, reason="Not on Wednesdays")
    assert {(one.status, one.ending) for one in series.meetings.all()} == {
        ("cancelled", "declined")
    }
    assert not Participant.objects.active().exists()
    assert last_event().kind == "series.declined"
    assert statuses(a_series(pair)) == ["confirmed"] * 4


def test_a_series_expires_when_nobody_answers(pair, monday_noon):
    series = a_proposed_series(has_time(pair))
    with refused(Refusal.NOT_DUE):
        series.expire()
    monday_noon.shift(timedelta(hours=45))
    with refused(Refusal.NOT_ANSWERED):
        series.agree(by=pair.mentee.membership)
    series.expire()
    assert {one.ending for one in series.meetings.all()} == {"expired"}
    assert last_event().kind == "series.expired"
    with refused(Refusal.NOT_DUE):
        series.expire()


def test_one_that_is_proposed_anew_waits_alone(series, pair, monday_noon):
    """It neither holds up another series nor takes the whole one with it when it expires."""
    opens(pair.mentor.membership, DAYTIME)
    second = series.meetings.get(series_index=2)
    second.move(by=pair.mentee.membership, starts_at=second.starts_at + timedelta(hours=12))
    assert second.is_proposed
    assert a_series(pair, pattern=a_pattern(minute=TEN + 60)).coming().count() == 4
    monday_noon.shift(timedelta(hours=49))
    assert expire_proposals() == 1
    series.refresh_from_db()
    assert (statuses(series)[1], series.ended_at) == ("cancelled", None)
    assert last_event().kind == "meeting.expired"


def test_an_answer_with_another_time_is_no_part_of_what_is_agreed(pair):
    series = a_proposed_series(has_time(pair))
    second = series.meetings.get(series_index=2)
    second.move(
        by=pair.mentee.membership, starts_at=second.starts_at + timedelta(hours=1), asks=True
    )
    series.agree(by=pair.mentee.membership)
    assert statuses(series) == ["confirmed", "proposed", "confirmed", "confirmed"]
