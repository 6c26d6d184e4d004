"""The links in mails about a meeting: one meeting, one person, and nothing happens by looking."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse

from cairn.interface.member import CHOSEN
from cairn.scheduling.models import Meeting, Participant
from cairn.scheduling.passes import Pass
from tests.cast import a_community
from tests.clock import START
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours

SALT = "meeting-by-mail"
QUERIES = 4


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def meeting(pair) -> Meeting:
    """The two have agreed on it; the mentee is in Auckland."""
    mentee = pair.mentee.membership.user
    mentee.introduce(name=mentee.name, time_zone="Pacific/Auckland")
    return an_agreed_meeting(pair, title="Read <b>tests</b>", join_url="https://meet.example/q")


@pytest.fixture
def row(meeting) -> Participant:
    """The mentee's part in it."""
    return meeting.participants.get(user=meeting.users[1])


@pytest.fixture
def link(row) -> str:
    return link_of(row)


def link_of(row: Participant) -> str:
    return reverse("meetings:mail-cancel", args=[Pass.of(row).token])


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_it_asks_without_a_sign_in_on_the_readers_clock(meeting, link, client):
    page = client.get(link)
    assert page.status_code == 200
    words = words_of(page)
    assert "Cancel this meeting?" in words
    assert "Read &lt;b&gt;tests&lt;/b&gt;" in words
    assert "Thursday, 4 March 2027, 01:00–01:30" in words
    assert "Auckland" in words
    assert f"With {meeting.users[0].name}" in words


def test_it_shows_nothing_else_of_meeting_or_account(meeting, link, client):
    words = words_of(client.get(link))
    others = [meeting.join_url, *(user.email for user in meeting.users), meeting.users[1].name]
    assert not [one for one in others if one in words]
    for door in ("/meetings/", f"/meetings/{meeting.key}/", "/home/", "/settings/"):
        assert client.get(door).status_code == 302


def test_it_is_kept_quiet(link, client):
    for answer in (client.get(link), client.post(link, {"reason": "Ill"}), client.get(link)):
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "noindex" in answer["X-Robots-Tag"]


def test_looking_changes_nothing(meeting, link, client):
    for look in (client.get, client.head, client.get):
        assert look(link).status_code == 200
    meeting.refresh_from_db()
    assert meeting.is_confirmed


def test_it_cancels_with_a_word_to_the_other_one(meeting, link, client):
    answer = client.post(link, {"reason": "The train"})
    assert (answer.status_code, answer["Location"]) == (302, link)
    meeting.refresh_from_db()
    assert (meeting.ending, meeting.reason) == ("cancelled", "The train")
    assert meeting.cancelled_by == meeting.mentorship.mentee.membership
    assert not meeting.participants.active().exists()
    page = client.get(link)
    assert page.status_code == 200
    assert "This meeting is cancelled" in words_of(page)
    assert b"<form" not in page.content.split(b"<main")[1].split(b"</main")[0]


def test_pressing_twice_says_that_it_is_cancelled(link, client):
    client.post(link, {"reason": "Ill"})
    again = client.post(link, {"reason": "Ill"})
    assert again.status_code == 422
    assert "This meeting is cancelled" in words_of(again)


def test_other_sites_cannot_send_its_form(meeting, link):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(link, {"reason": "Ill"}).status_code == 403
    page = browser.get(link).content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    words = {"reason": "Ill", "csrfmiddlewaretoken": token}
    for origin in ("https://evil.example", "null"):
        assert browser.post(link, words, HTTP_ORIGIN=origin).status_code == 403
    meeting.refresh_from_db()
    assert meeting.is_confirmed
    assert browser.post(link, words, HTTP_ORIGIN="http://testserver").status_code == 302


def test_whoever_opens_it_is_who_the_link_names(as_, meeting, link):
    """Signed in as the other one, or as nobody's: the link decides, since the mail was theirs."""
    as_(meeting.mentorship.mentor.membership).post(link, {"reason": ""})
    meeting.refresh_from_db()
    assert meeting.cancelled_by == meeting.mentorship.mentee.membership


# Links that do not open


def made_up(row: Participant) -> list[str]:
    true = Pass.of(row).token
    said, _dot, signed = true.rpartition(".")
    other = row.meeting.participants.exclude(pk=row.pk).get()
    later = f"{row.pk}-{int((row.meeting.ends_at + timedelta(days=9)).timestamp())}"
    foreign = Signer(salt="unsubscribe", sep=".").sign(said)
    return [
        "x", "\x00", "ü.ü", "a" * 900, f"{row.user_id}-nudges", said, f"{said}.", f".{signed}",
        f"{said}.{signed[:-1]}", f"{other.pk}-{said.split('-')[1]}.{signed}", f"{later}.{signed}",
        foreign,
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(12))
def test_it_refuses_what_was_made_up_or_signed_for_something_else(meeting, row, client, number):
    address = reverse("meetings:mail-cancel", args=[made_up(row)[number]])
    for answer in (client.get(address), client.post(address, {"reason": "Ill"})):
        assert answer.status_code == 404
        assert meeting.name.encode() not in answer.content
    meeting.refresh_from_db()
    assert meeting.is_confirmed


def test_a_signature_that_is_not_looked_at_would_be_found(row, client, monkeypatch):
    monkeypatch.setattr(Signer, "unsign", lambda self, token: token.rpartition(".")[0])
    forged = Pass.of(row).token[:-1]
    assert client.get(reverse("meetings:mail-cancel", args=[forged])).status_code == 200


def test_it_refuses_who_is_gone(meeting, link, client):
    user, member = meeting.users[1], meeting.mentorship.mentee.membership
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(link).status_code == 404
    type(user).objects.filter(pk=user.pk).update(is_active=True)
    type(member).objects.filter(pk=member.pk).update(status="removed")
    assert client.post(link, {"reason": "Ill"}).status_code == 404
    user.delete()
    assert client.get(link).status_code == 404


# What is no longer as the mail said


def test_after_its_end_the_link_says_so_and_names_nothing(meeting, link, client, monday):
    monday.move_to(meeting.ends_at - timedelta(minutes=1))
    assert "Cancel this meeting?" in words_of(client.get(link))
    monday.shift(timedelta(minutes=1))
    for answer in (client.get(link), client.post(link, {"reason": "Ill"})):
        assert answer.status_code == 410
        assert "This link has ended" in words_of(answer)
        assert "Read" not in words_of(answer)
    meeting.refresh_from_db()
    assert meeting.is_confirmed


def test_a_link_does_not_outlive_its_mail_when_the_meeting_moves(meeting, link, client, monday):
    by, was = meeting.mentorship.mentor.membership, meeting.ends_at
    meeting.move(by=by, starts_at=in_hours(96))
    meeting.confirm(by=meeting.mentorship.mentee.membership)
    words = words_of(client.get(link))
    assert "It was moved after the mail was written" in words
    assert "Saturday, 6 March 2027, 01:00–01:30" in words
    monday.move_to(was)
    assert client.post(link, {"reason": ""}).status_code == 410


def test_one_that_was_moved_to_an_earlier_time_is_over(meeting, link, client, monday):
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=in_hours(1), ends_at=in_hours(2))
    monday.move_to(in_hours(3))
    assert "This meeting is over" in words_of(client.get(link))
    assert client.post(link, {"reason": ""}).status_code == 422


def test_one_that_waits_for_an_answer_is_not_cancelled(pair, client):
    asked = a_meeting(pair, 72, asks=True)
    link = link_of(asked.participants.first())
    assert "This time is not agreed yet" in words_of(client.get(link))
    client.post(link, {"reason": ""})
    asked.refresh_from_db()
    assert asked.is_proposed


def test_it_asks_the_database_a_few_questions(link, client, django_assert_num_queries):
    client.get(link)
    with django_assert_num_queries(QUERIES):
        client.get(link)


# Moving


def test_moving_needs_a_sign_in(meeting, client):
    answer = client.get(f"/meetings/{meeting.key}/move/by-mail/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_it_leads_to_the_page_that_moves_it_in_its_community(as_, meeting):
    member = meeting.mentorship.mentee.membership
    browser = as_(member)
    session = browser.session
    session[CHOSEN] = a_community("Elsewhere").pk
    session.save()
    answer = browser.get(f"/meetings/{meeting.key}/move/by-mail/", follow=True)
    assert answer.redirect_chain == [(f"/meetings/{meeting.key}/move/", 302)]
    assert answer.status_code == 200
    assert browser.session[CHOSEN] == member.community_id


def test_it_leads_nobody_else_there(as_, meeting, noor, sam):
    for other in (noor, sam):
        assert as_(other).get(f"/meetings/{meeting.key}/move/by-mail/").status_code == 404
