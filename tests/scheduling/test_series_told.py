"""Both hear of a series in one message that lists all its times on both clocks."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from cairn.notifications.delivering import deliver_some
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some
from cairn.scheduling.jobs import expire_proposals
from tests.clock import START, in_days
from tests.scheduling.series import TEN, a_pattern, a_proposed_series, a_series, has_time
from tests.twoworlds import BACKEND


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def pair(pair):
    """The mentor is in Lisbon, the mentee in Auckland."""
    for person, zone in zip(pair.people, ("Europe/Lisbon", "Pacific/Auckland"), strict=True):
        person.user.time_zone = zone
        person.user.save()
    return has_time(pair)


def mails() -> dict[str, str]:
    """What is sent now, by the first letters of the addressee."""
    tell_some(1000)
    mail.outbox.clear()
    deliver_some()
    return {message.to[0][:3]: message.subject + "\n" + message.body for message in mail.outbox}


def test_one_message_lists_all_times_on_both_clocks(pair):
    mails()
    a_series(pair, title="Review")
    sent = mails()
    assert set(sent) == {"ada", "mia"}
    for words in sent.values():
        assert "You meet regularly: “Review”" in words
        assert "4 of 4 meetings, 15 minutes each" in words
        assert "Wednesday, 3 March 2027, 10:00 Lisbon" in words
        assert "Wednesday, 3 March 2027, 23:00 Auckland" in words
        assert words.count("Auckland") == 4
        assert "since it concerns you in Harbour" in words


def test_the_bell_stays_quiet_for_whoever_planned_it(pair):
    a_series(pair)
    tell_some(1000)
    told = Notification.objects.filter(kind="series.planned")
    assert told.unread().get().user == pair.mentor.membership.user
    assert told.exclude(read_at=None).get().user == pair.mentee.membership.user


def test_whoever_agrees_gets_the_summary_as_well_and_whoever_declines_gets_nothing(pair):
    series = a_proposed_series(pair)
    assert set(mails()) == {"mia"}
    series.agree(by=pair.mentee.membership)
    sent = mails()
    assert set(sent) == {"ada", "mia"}
    assert all(words.count("Lisbon") == 4 for words in sent.values())


@pytest.mark.parametrize("answer", ["planned", "agreed", "declined", "changed", "ended"])
def test_what_is_told_of_a_series_leads_to_its_page(pair, answer, client):
    mentor, mentee = pair.people
    series = a_series(pair) if answer in ("planned", "changed") else a_proposed_series(pair)
    if answer == "changed":
        since = series.meetings.get(series_index=2)
        series = series.change_later(by=mentee, since=since, pattern=a_pattern(in_days(9)))
    acts = {"agreed": series.agree, "declined": series.decline, "ended": series.end}
    if act := acts.get(answer):
        act(by=mentee)
    mails()
    told = Notification.objects.get(kind=f"series.{answer}", user=mentor.user)
    link = f"http://testserver/notifications/{told.key}/"
    assert any(link in message.body for message in mail.outbox)
    client.force_login(mentor.user, backend=BACKEND)
    page = client.get(link, follow=True)
    assert page.redirect_chain == [(f"/meetings/series/{series.key}/", 302)]
    assert page.status_code == 200


def test_the_one_who_is_asked_hears_until_when(pair):
    mails()
    a_proposed_series(pair)
    (words,) = mails().values()
    assert "proposes to meet regularly" in words
    assert "until Wednesday, 3 March, 22:00" in words


def test_the_reason_of_a_no_reaches_who_asked(pair):
    series = a_proposed_series(pair)
    mails()
    series.decline(by=pair.mentee.membership, reason="Not on Wednesdays")
    (words,) = mails().values()
    assert "> Not on Wednesdays" in words


def test_what_nobody_answered_expires_as_one(pair, monday_noon):
    series = a_proposed_series(pair)
    mails()
    assert expire_proposals() == 0
    monday_noon.shift(timedelta(hours=46))
    assert (expire_proposals(), expire_proposals()) == (1, 0)
    assert {one.ending for one in series.meetings.all()} == {"expired"}
    assert len(mails()) == 1


def test_the_other_times_and_the_end_are_told_to_both(pair):
    series = a_series(pair)
    mails()
    later = a_pattern(in_days(9), minute=TEN + 60, count=3)
    new = series.change_later(
        by=pair.mentee.membership, since=series.meetings.get(series_index=2), pattern=later
    )
    sent = mails()
    assert set(sent) == {"ada", "mia"}
    for words in sent.values():
        assert words.count("11:00 Lisbon") == 3
        assert "10:00 Lisbon" not in words
    new.end(by=pair.mentor.membership, reason="We are done")
    (words,) = mails().values()
    assert "> We are done" in words


def test_a_message_of_what_has_ended_meanwhile_is_not_sent(pair):
    mails()
    series = a_series(pair)
    series.end(by=pair.mentee.membership)
    (words,) = mails().values()
    assert "have ended" in words
