"""Answers of calendars, out of a mailbox: noted when they fit, and nothing else."""

from __future__ import annotations

from email.message import EmailMessage
from imaplib import IMAP4

import pytest

from cairn.notifications.calendar_mails import owe_calendar_mails
from cairn.notifications.calendar_replies import address_for, read_calendar_mailbox
from cairn.notifications.delivering import deliver_some
from cairn.scheduling.models import Meeting, Participant
from tests.cast import a_mentee, a_pair
from tests.ics.files import a_file, an_event
from tests.notifications.mailbox import a_mailbox
from tests.scheduling.gatherings import an_agreed_meeting, in_hours

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(settings):
    with a_mailbox() as box:
        settings.CALENDAR_MAILBOX = box.address
        settings.CALENDAR_ADDRESS = "calendar@cairn.example"
        yield box


@pytest.fixture
def meeting(ada, harbour) -> Meeting:
    return an_agreed_meeting(a_pair(ada, a_mentee(harbour, "Mia")))


@pytest.fixture
def mia(meeting) -> Participant:
    return meeting.participants.get(user=meeting.users[1])


def a_reply(who: Participant, said: str = "DECLINED", **changed: str) -> bytes:
    """What a calendar sends, as Outlook does: without the organizer."""
    known = {
        "to": address_for(who),
        "uid": who.meeting.ical_uid,
        "address": who.user.email,
        "method": "REPLY",
        "sequence": str(who.meeting.ical_sequence),
    } | changed
    event = an_event(
        f"ATTENDEE;PARTSTAT={said}:mailto:{known['address']}",
        f"SEQUENCE:{known['sequence']}",
        "DTSTART:20301103T150000Z",
        uid=known["uid"],
    )
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = who.user.email, known["to"], "Declined: Meeting"
    mail.set_content("No.")
    data = a_file(event, head=f"METHOD:{known['method']}\r\n")
    mail.add_attachment(data, "text", "calendar", params={"method": known["method"]})
    return mail.as_bytes()


def answer_of(who: Participant) -> str:
    who.refresh_from_db()
    return who.calendar_answer


@pytest.mark.parametrize("said", ["ACCEPTED", "DECLINED", "TENTATIVE"])
def test_an_answer_is_noted_and_cancels_nothing(box, meeting, mia, said):
    box.arrive(a_reply(mia, said))
    assert read_calendar_mailbox() == 1
    assert answer_of(mia) == said.lower()
    meeting.refresh_from_db()
    assert (meeting.status, meeting.ical_sequence) == ("confirmed", 0)
    assert answer_of(meeting.participants.exclude(pk=mia.pk).get()) == ""


def test_whoever_would_rather_meet_at_another_time_says_perhaps(box, mia):
    box.arrive(a_reply(mia, method="COUNTER"))
    read_calendar_mailbox()
    assert answer_of(mia) == "tentative"


def test_each_mail_is_read_once(box, mia):
    box.arrive(a_reply(mia))
    assert [read_calendar_mailbox(), read_calendar_mailbox()] == [1, 0]


@pytest.mark.parametrize(
    "changed",
    [
        {"to": "calendar@cairn.example"},
        {"uid": "m-2@cairn.example"},
        {"address": "crasher@example.org"},
        {"sequence": "soon"},
        {"method": "REQUEST"},
    ],
)
def test_what_does_not_fit_is_left_alone(box, mia, changed):
    box.arrive(a_reply(mia, **changed))
    box.arrive(b"\x00\xff not a mail")
    assert read_calendar_mailbox() == 2
    assert answer_of(mia) == ""


def test_an_address_that_was_made_up_recognises_nobody(box, mia):
    box.arrive(a_reply(mia, to=f"calendar+{mia.pk}-{'0' * 20}@cairn.example"))
    read_calendar_mailbox()
    assert answer_of(mia) == ""


def test_the_token_of_one_is_not_that_of_the_other(box, meeting, mia):
    other = meeting.participants.exclude(pk=mia.pk).get()
    box.arrive(a_reply(mia, to=address_for(other)))
    read_calendar_mailbox()
    assert {answer_of(mia), answer_of(other)} == {""}


def test_an_answer_to_an_earlier_time_is_too_late(box, meeting, mia):
    late = a_reply(mia)
    meeting.move(by=meeting.mentorship.people[0], starts_at=in_hours(60), asks=True)
    box.arrive(late)
    read_calendar_mailbox()
    assert answer_of(mia) == ""


def test_another_time_is_not_answered_yet(box, meeting, mia):
    box.arrive(a_reply(mia))
    read_calendar_mailbox()
    meeting.move(by=meeting.mentorship.people[0], starts_at=in_hours(60), asks=True)
    assert answer_of(mia) == ""


def test_a_huge_mail_is_not_even_fetched(box, mia):
    box.arrive(a_reply(mia) + b"x" * 300_000)
    assert read_calendar_mailbox() == 0
    assert not any(said.startswith(b"UID FETCH") for said in box.said)


def test_a_wrong_password_is_an_error_that_the_worker_logs(box, mia, settings):
    settings.CALENDAR_MAILBOX = box.address.replace("secret", "wrong")
    with pytest.raises(IMAP4.error):
        read_calendar_mailbox()


def test_without_a_mailbox_nothing_is_asked(mia, settings):
    assert read_calendar_mailbox() == 0
    settings.CALENDAR_ADDRESS = "calendar@cairn.example"
    assert address_for(mia) == "calendar@cairn.example"


def test_each_is_invited_from_an_address_that_knows_them(box, post_office, meeting, mia):
    owe_calendar_mails()
    deliver_some()
    organizers = {
        letter["To"]: letter["From"].addresses[0].addr_spec for letter in post_office.letters
    }
    assert organizers[mia.user.email] == address_for(mia)
    assert len(set(organizers.values())) == 2
