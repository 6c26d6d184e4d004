"""Requests: the lists, one request, and what its two people can do with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cairn.mentoring.models import Mentee, Remark, Request
from tests.cast import a_member, a_mentee, a_mentor, a_request

LIST = "/requests/"


@pytest.fixture
def asked(ada, lin) -> Request:
    return a_request(ada, lin, need="Lead with calm", why="You built a team", minutes=30)


def address_of(asked: Request, act: str = "show") -> str:
    return reverse(f"requests:{act}", args=[asked.key])


# The lists


def test_it_leads_strangers_to_the_sign_in(client, db):
    assert client.get(LIST).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("status", ["pending", "accepted", "declined", "withdrawn", "expired"])
@pytest.mark.parametrize("side", ["", "mentor", "mentee"])
def test_an_empty_list_says_what_belongs_there(as_, harbour, status, side):
    page = as_(a_member(harbour)).get(LIST, {"status": status, "side": side})
    assert b'class="empty"' in page.content


def test_the_tabs_count_what_they_list(as_, harbour, ada, lin):
    for _ in range(3):
        a_request(ada, a_mentee(harbour))
    a_request(ada, lin).decline(by=ada.membership, reason="later")
    a_request(a_mentor(harbour), ada.membership)
    browser = as_(ada.membership)
    page = browser.get(LIST, {"side": "mentor"})
    for tab in (*page.context["tabs"], *page.context["sides"]):
        assert browser.get(LIST + tab.url).context["page"].paginator.count == tab.count


def test_a_goal_tells_its_levels_in_words(as_, ada, lin):
    letter = a_request(ada, lin, goals=[{"skill": "Python", "now": 0, "wanted": 3}])
    page = as_(ada.membership).get(address_of(letter)).content.decode()
    assert "New to it → Independent" in page


def test_it_says_whose_turn_it_is(as_, asked, ada, lin):
    assert "Waits for you" in as_(ada.membership).get(LIST).content.decode()
    Remark.write(asked, "What have you tried?", by=ada.membership)
    assert "Waits for you" not in as_(ada.membership).get(LIST).content.decode()
    assert "Asked you back" in as_(lin).get(LIST).content.decode()


@pytest.mark.parametrize(
    "query", ["status=x&side=y", "page=-1", "page=9999999999999999", "status=%00"]
)
def test_nonsense_in_the_address_falls_back(as_, lin, query):
    assert as_(lin).get(f"{LIST}?{query}").status_code == 200


def test_it_costs_the_same_at_any_size(as_, ada, harbour):
    def queries_after(more: int) -> int:
        for _ in range(more):
            mentee = Mentee.of(a_mentee(harbour, goals=()))
            Request.objects.create(mentor=ada, mentee=mentee, need="Learn")
        browser = as_(ada.membership)
        browser.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            browser.get(LIST)
        return len(queries)

    assert queries_after(3) == queries_after(27) <= 8


# One request


def test_it_shows_both_what_was_written(as_, asked, ada, lin):
    for member in (ada.membership, lin):
        page = as_(member).get(address_of(asked)).content.decode()
        assert "Lead with calm" in page
        assert "You built a team" in page


def test_it_is_missing_for_everybody_else(as_, asked, noor, sam):
    for other in (noor, sam):
        for act in ("show", "decline", "withdraw"):
            assert as_(other).get(address_of(asked, act)).status_code == 404
        for act in ("accept", "decline", "withdraw", "remark"):
            assert as_(other).post(address_of(asked, act)).status_code == 404


def test_it_offers_each_what_they_can_do(as_, asked, ada, lin):
    mentor = as_(ada.membership).get(address_of(asked)).content.decode()
    assert address_of(asked, "accept") in mentor
    assert address_of(asked, "decline") in mentor
    assert address_of(asked, "withdraw") not in mentor
    mentee = as_(lin).get(address_of(asked)).content.decode()
    assert address_of(asked, "withdraw") in mentee
    assert address_of(asked, "accept") not in mentee


def test_it_shows_the_mentor_the_match_and_the_seats(as_, asked, ada):
    page = as_(ada.membership).get(address_of(asked))
    assert page.context["match"].score >= 0
    assert "2 of 2" in " ".join(page.content.decode().split())


def test_it_says_why_the_mentor_cannot_accept(as_, harbour, lin):
    mentor = a_mentor(harbour, seats=1)
    asked, other = a_request(mentor, lin), a_request(mentor, a_mentee(harbour))
    other.accept(by=mentor.membership)
    page = as_(mentor.membership).get(address_of(asked)).content.decode()
    assert "All places with this mentor are taken." in page
    assert address_of(asked, "accept") not in page


@pytest.mark.parametrize(("side", "queries"), [("mentor", 14), ("mentee", 7)])
def test_it_costs_a_fixed_number_of_queries(as_, asked, side, queries, django_assert_num_queries):
    browser = as_(getattr(asked, side).membership)
    browser.get(address_of(asked))
    with django_assert_num_queries(queries):
        browser.get(address_of(asked))


# Answering


def test_accepting_begins_the_mentorship(as_, asked, ada):
    answer = as_(ada.membership).post(address_of(asked, "accept"))
    asked.refresh_from_db()
    assert asked.status == "accepted"
    assert answer.headers["Location"] == reverse("mentorships:show", args=[asked.mentorship.key])


def test_accepting_too_late_says_so(as_, asked, ada, lin):
    asked.withdraw(by=lin)
    answer = as_(ada.membership).post(address_of(asked, "accept"), follow=True)
    assert "has been answered or closed already" in answer.content.decode()


def test_declining_keeps_reason_words_and_colleague(as_, asked, ada, harbour):
    colleague = a_mentor(harbour)
    handle = colleague.membership.user.profile.handle
    form = {"reason": "later", "answer": "In spring.", "colleague": handle, "stop_accepting": "on"}
    answer = as_(ada.membership).post(address_of(asked, "decline"), form)
    assert answer.headers["Location"] == address_of(asked)
    asked.refresh_from_db()
    assert (asked.decline_reason, asked.answer) == ("later", "In spring.")
    assert asked.colleague == colleague
    assert asked.mentor.accepting is False


def test_declining_without_a_reason_keeps_the_words(as_, asked, ada):
    answer = as_(ada.membership).post(address_of(asked, "decline"), {"answer": "Kept words"})
    assert answer.status_code == 422
    assert b"Kept words" in answer.content
    asked.refresh_from_db()
    assert asked.is_pending


def test_searching_a_colleague_loses_nothing(as_, asked, ada, harbour):
    a_mentor(harbour, "Zuzanna")
    typed = {"answer": "Kept words", "name": "zuz", "search": "yes"}
    answer = as_(ada.membership).post(address_of(asked, "decline"), typed)
    assert answer.status_code == 200
    names = [label for _, label in answer.context["form"]["colleague"].field.choices]
    assert names == ["Nobody", "Zuzanna"]
    assert b"Kept words" in answer.content


@pytest.mark.parametrize("form", [{"reason": "x"}, {"reason": "later", "colleague": "zz\x00"}])
def test_declining_says_at_the_field_what_is_wrong(as_, asked, ada, form):
    assert as_(ada.membership).post(address_of(asked, "decline"), form).status_code == 422


def test_withdrawing_is_asked_for_once_more(as_, asked, lin):
    browser, address = as_(lin), address_of(asked, "withdraw")
    assert browser.get(address).status_code == 200
    assert browser.post(address).headers["Location"] == address_of(asked)
    asked.refresh_from_db()
    assert asked.status == "withdrawn"
    assert "answered or closed already" in browser.get(address).content.decode()


# The thread


def test_asking_first_opens_the_thread(as_, asked, ada, lin):
    answer = as_(ada.membership).post(address_of(asked, "remark"), {"text": "What have you tried?"})
    assert answer.headers["Location"] == address_of(asked)
    assert "What have you tried?" in as_(lin).get(address_of(asked)).content.decode()


@pytest.mark.parametrize("text", ["", "x" * 2001, "a\x00b"])
def test_a_message_that_cannot_be_kept_says_why(as_, asked, ada, text):
    answer = as_(ada.membership).post(address_of(asked, "remark"), {"text": text})
    assert answer.status_code == 422
    assert "text" in answer.context["form"].errors


def test_a_message_out_of_turn_keeps_its_words(as_, asked, lin):
    browser = as_(lin)
    browser.post(address_of(asked, "remark"), {"text": "One more thing"})
    answer = browser.post(address_of(asked, "remark"), {"text": "And another"})
    assert answer.status_code == 422
    assert "Wait for the mentor" in answer.content.decode()


# Asking again


def test_a_rejected_request_leads_to_others_the_suggested_first(as_, asked, ada, lin, harbour):
    mentors = [a_mentor(harbour) for _ in range(4)]
    asked.decline(by=ada.membership, reason="later", colleague=mentors[3])
    cards = as_(lin).get(address_of(asked)).context["alternatives"]
    assert len(cards) == 3
    assert cards[0].name == mentors[3].membership.user.name
    assert as_(ada.membership).get(address_of(asked)).context["alternatives"] == []


def test_an_expired_request_leads_to_others_with_all_that_was_written(as_, asked, lin, harbour):
    other = a_mentor(harbour)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        asked.expire()
        browser = as_(lin)
        page = browser.get(address_of(asked))
        handle = other.membership.user.profile.handle
        again = f"/mentorship/mentors/{handle}/request/?from={asked.key}"
        assert again in page.content.decode()
        form = browser.get(again).context["form"]
    assert form.initial["need"] == "Lead with calm"
    assert (form.initial["why"], form.initial["minutes"]) == ("You built a team", 30)
