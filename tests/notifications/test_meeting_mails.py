"""Mails about meetings through a real mail server: the times in them, and the links."""

from __future__ import annotations

import re
from datetime import timedelta
from email.message import EmailMessage
from html import unescape

import pytest
import time_machine
from django.test import Client

from cairn.mentoring.models import Mentorship
from cairn.notifications.calendar_mails import owe_calendar_mails
from cairn.notifications.delivering import deliver_some
from cairn.notifications.models import Delivery
from cairn.notifications.telling import tell_some
from cairn.scheduling.jobs import remind_of_meetings
from cairn.scheduling.models import Meeting
from cairn.scheduling.passes import Pass
from tests.cast import a_mentee, a_pair
from tests.clock import START
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours, opens
from tests.scheduling.series import a_series, has_time
from tests.twoworlds import BACKEND

SITE = "http://testserver"
CANCEL = re.compile(SITE + r"(/meetings/by-mail/[^/\s\"]+/)")
MOVE = re.compile(SITE + r"(/meetings/\w{12}/move/by-mail/)")


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def pair(ada, harbour, post_office) -> Mentorship:
    """The mentor is in Auckland, the mentee in Lisbon, and the post office is open."""
    pair = a_pair(ada, a_mentee(harbour, "Mia"))
    for who, zone in zip(pair.people, ("Pacific/Auckland", "Europe/Lisbon"), strict=True):
        who.user.introduce(name=who.user.name, time_zone=zone)
    return pair


@pytest.fixture
def meeting(pair, post_office) -> Meeting:
    """Agreed, and what was to be told of it has arrived."""
    opens(pair.mentor.membership)
    meeting = an_agreed_meeting(pair)
    arrived(post_office)
    return meeting


def arrived(post_office) -> dict[str, list[EmailMessage]]:
    """What everybody gets of what has happened since, by the first letters of their address."""
    before = len(post_office.letters)
    while tell_some():
        pass
    owe_calendar_mails()
    deliver_some()
    found: dict[str, list[EmailMessage]] = {}
    for letter in post_office.letters[before:]:
        found.setdefault(letter["To"][:3], []).append(letter)
    return found


def parts(letter: EmailMessage) -> tuple[str, str]:
    text, html = (letter.get_body((kind,)) for kind in ("plain", "html"))
    return text.get_content(), unescape(html.get_content())


def kind_of(letter: EmailMessage) -> str:
    return letter["X-Reason"].split()[0]


def links_in(letter: EmailMessage) -> tuple[set[str], set[str]]:
    """To cancel and to move, the same in both parts."""
    text, html = ((set(CANCEL.findall(p)), set(MOVE.findall(p))) for p in parts(letter))
    assert text == html
    return text


def remind(clock, meeting: Meeting) -> None:
    clock.move_to(meeting.starts_at - timedelta(hours=1))
    remind_of_meetings()


def test_a_reminder_and_an_invitation_lead_each_to_their_own_way_out(pair, post_office):
    meeting = an_agreed_meeting(pair)
    letters = arrived(post_office)
    with time_machine.travel(meeting.starts_at - timedelta(hours=1), tick=False):
        remind_of_meetings()
        reminders = arrived(post_office)
    own = {row.user.email[:3]: Pass.of(row).token for row in meeting.participants.all()}
    for who in ("ada", "mia"):
        kinds = {kind_of(one) for one in letters[who] + reminders[who]}
        assert {"meeting.invited", "meeting.due"} <= kinds
        for letter in letters[who] + reminders[who]:
            if kind_of(letter) in ("meeting.invited", "meeting.due", "meeting.confirmed"):
                cancel, move = links_in(letter)
                assert cancel == {f"/meetings/by-mail/{own[who]}/"}
                assert move == {f"/meetings/{meeting.key}/move/by-mail/"}
                assert "keep it to yourself" in parts(letter)[0]


def test_the_link_of_a_reminder_cancels_for_whoever_got_it(meeting, post_office, monday_noon):
    remind(monday_noon, meeting)
    (letter,) = arrived(post_office)["ada"]
    (link,), _move = links_in(letter)
    browser = Client()
    page = browser.get(link).content.decode()
    assert "Thursday, 4 March 2027, 01:00–01:30" in page
    assert browser.post(link, {"reason": "The ferry"}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.cancelled_by == meeting.mentorship.mentor.membership
    told = arrived(post_office)
    assert "> The ferry" in parts(told["mia"][0])[0]
    assert not [letter for letters in told.values() for letter in letters if any(links_in(letter))]


def test_what_is_not_agreed_or_no_longer_true_has_no_such_links(pair, meeting, post_office):
    meeting.move(by=pair.mentor.membership, starts_at=in_hours(96))
    a_meeting(pair, 120, asks=True)
    letters = [letter for every in arrived(post_office).values() for letter in every]
    kinds = {kind_of(letter) for letter in letters}
    assert {"meeting.proposed", "meeting.invited"} <= kinds
    assert not [letter for letter in letters if any(links_in(letter))]


def test_no_link_is_stored(meeting, post_office, monday_noon):
    remind(monday_noon, meeting)
    while tell_some():
        pass
    token = Pass.of(meeting.participants.first()).token
    assert not [row for row in Delivery.objects.all() if token in f"{row.params} {row.path}"]
    assert any(links_in(letter) for letter in arrived(post_office)["ada"])


def test_a_move_names_the_old_time_in_both_parts(pair, meeting, post_office):
    meeting.move(by=pair.mentee.membership, starts_at=in_hours(72), reason="The ferry")
    (letter,) = (one for one in arrived(post_office)["ada"] if kind_of(one) == "meeting.moved")
    for part in parts(letter):
        assert "Friday, 5 March 2027, 01:00 Auckland" in part
        was = "Was: Thursday, 4 March 2027, 01:00 Auckland · Wednesday, 3 March 2027, 12:00 Lisbon"
        assert was in part
    assert len(links_in(letter)[0]) == 1


def test_all_times_of_a_series_reach_both_and_lead_to_its_page(pair, post_office):
    series = a_series(has_time(pair))
    letters = arrived(post_office)
    for member in pair.people:
        (letter,) = (
            one for one in letters[member.user.email[:3]] if kind_of(one) == "series.planned"
        )
        for part in parts(letter):
            assert part.count(" Lisbon") == part.count(" Auckland") == 4
        assert not any(links_in(letter))
        (link,) = re.findall(SITE + r"(/notifications/\w{12}/)", parts(letter)[0])
        browser = Client()
        browser.force_login(member.user, backend=BACKEND)
        assert browser.get(link)["Location"] == f"/meetings/series/{series.key}/"
