"""Calendar files as others read them: libical's check, and the same instants everywhere."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from cairn.ics.values import Invitation, Person
from cairn.ics.writing import cancel, copy, feed, request
from tests.ics.files import an_invitation
from tests.ics.test_writing import NASTY
from tests.oracles.calendars import (
    Entry,
    faults_by_libical,
    read_by_calcurse,
    read_by_ical_js,
    read_by_khal,
)

WRITERS = [request, cancel, copy, lambda one: feed([one], name=one.summary)]
LETTERS = "aZ09 ,;:\\\"'^\n\r\t<>&=äßñ中文עברית🙂\u202e\x00"


def any_invitations(many: int) -> list[Invitation]:
    """At any minute of two years, with any texts: what people type, and worse."""
    chance = random.Random(19)
    return [_any_invitation(chance, number) for number in range(many)]


def _any_invitation(chance: random.Random, number: int) -> Invitation:
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(2 * 525_600))
    words = ["".join(chance.choices(LETTERS, k=chance.randrange(120))) for _ in range(4)]
    return an_invitation(
        uid=f"m-{number}@cairn.example",
        sequence=number,
        start=start,
        end=start + timedelta(minutes=chance.randrange(10, 240)),
        summary=words[0] or "Meeting",
        description=words[1],
        location=words[2],
        organizer=Person("calendar@cairn.example", words[3]),
        conference="https://meet.example/x",
        url="https://cairn.example/w/1",
        is_tentative=chance.random() < 0.3,
    )


@pytest.fixture(scope="module")
def invitations() -> list[Invitation]:
    return any_invitations(60)


@pytest.fixture(scope="module")
def the_feed(invitations) -> bytes:
    return feed(invitations, name="Meetings")


@pytest.fixture(scope="module")
def known(invitations) -> set[Entry]:
    return {Entry(one.start, one.end) for one in invitations}


@pytest.mark.parametrize("write", WRITERS)
def test_libical_has_nothing_against_any_file(write, invitations):
    """I15"""
    for one in [*invitations, an_invitation(summary=NASTY, description=NASTY)]:
        assert faults_by_libical(write(one)) == []


@pytest.mark.parametrize(
    "planted",
    [
        request(an_invitation(attendees=())),
        request(an_invitation()).replace(b"REQUEST", b"PUBLISH"),
        feed([an_invitation()], name="x").replace(b"PUBLISH", b"REQUEST"),
        copy(an_invitation()).replace(b"DTSTAMP", b"X-STAMP"),
    ],
)
def test_libical_would_notice(planted):
    assert faults_by_libical(planted)


def test_khal_reads_the_same_instants(the_feed, known, tmp_path):
    """I15"""
    assert read_by_khal(the_feed, tmp_path) == known


def test_calcurse_reads_the_same_instants(the_feed, known, tmp_path):
    """I15"""
    assert read_by_calcurse(the_feed, tmp_path) == known


def test_ical_js_reads_the_same_instants(the_feed, known):
    """I15"""
    assert read_by_ical_js(the_feed) == known


def test_a_wrong_instant_would_be_noticed(the_feed, known, tmp_path):
    """The control: without the Z, a time is on the clock of whoever reads it."""
    floating = the_feed.replace(b"00Z\r\nDTEND", b"30Z\r\nDTEND")
    assert read_by_ical_js(floating) != known
