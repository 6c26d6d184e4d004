"""Thank-yous on their pages: between the two, and on the page of a mentor."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from cairn.mentoring.models import Mentorship
from cairn.workspace.models import ThankYou
from tests.cast import a_mentee, a_pair
from tests.workspace.ending_acts import a_published, a_thank_you, completed

WORDS = "You asked good questions."


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return completed(a_pair(ada, lin))


def page_of(mentor, part: str = "") -> str:
    return f"/mentorship/mentors/{mentor.user.profile.handle}/{part}"


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def press(browser, thanks, act: str):
    answer = browser.post(f"/w/thanks/{thanks.key}/{act}/")
    thanks.refresh_from_db()
    return answer


def test_it_is_said_offered_shown_and_taken_down(as_, pair, mentor, lin):
    as_(lin).post(f"/w/{pair.key}/thanks/", {"text": WORDS, "offered": "on"})
    thanks = ThankYou.objects.get()
    assert WORDS in words_of(as_(mentor).get(f"/w/{pair.key}/close/"))
    assert WORDS in words_of(as_(mentor).get(f"/w/{pair.key}/updates/"))
    assert WORDS not in words_of(as_(lin).get(page_of(mentor)))
    press(as_(mentor), thanks, "publish")
    page = words_of(as_(lin).get(page_of(mentor)))
    assert WORDS in page
    assert "Lin" in page
    press(as_(mentor), thanks, "take-down")
    assert thanks.status == "declined"
    assert WORDS not in words_of(as_(lin).get(page_of(mentor)))


def test_the_mentor_thanks_without_a_page(as_, pair, mentor, lin):
    browser = as_(mentor)
    assert "show it on their page" not in words_of(browser.get(f"/w/{pair.key}/thanks/"))
    browser.post(f"/w/{pair.key}/thanks/", {"text": WORDS, "offered": "on"})
    assert ThankYou.objects.get().status == "private"
    assert WORDS in words_of(as_(lin).get(f"/w/{pair.key}/close/"))


def test_it_is_offered_later_and_removed(as_, pair, lin):
    thanks, browser = a_thank_you(pair), as_(lin)
    press(browser, thanks, "offer")
    assert thanks.status == "offered"
    assert WORDS in words_of(browser.get(f"/w/thanks/{thanks.key}/remove/"))
    browser.post(f"/w/thanks/{thanks.key}/remove/")
    assert not ThankYou.objects.exists()


@pytest.mark.parametrize("act", ["offer", "publish", "take-down", "remove"])
def test_others_reach_nothing(as_, pair, noor, sam, act):
    thanks = a_published(pair)
    for other in (noor, sam):
        assert press(as_(other), thanks, act).status_code == 404
    assert thanks.is_published


def test_empty_words_come_back(as_, pair, lin):
    assert as_(lin).post(f"/w/{pair.key}/thanks/", {"text": " "}).status_code == 422


def test_a_coordinator_removes_one_with_a_reason(as_, pair, noor):
    thanks, (mentor, lin) = a_published(pair), pair.people
    address, browser = f"/thanks/{thanks.key}/hide/", as_(noor)
    assert address in words_of(browser.get(page_of(mentor)))
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "Rude"}).status_code == 302
    assert WORDS not in words_of(browser.get(page_of(mentor)))
    assert WORDS not in words_of(as_(lin).get(f"/w/{pair.key}/close/"))
    assert as_(noor).get(address).status_code == 404


def test_nobody_else_may_remove_it(as_, pair, mentor, lin, sam):
    address = f"/thanks/{a_published(pair).key}/hide/"
    for other in (mentor, lin, sam):
        assert as_(other).get(address).status_code == 404
    assert address not in words_of(as_(lin).get(page_of(mentor)))


def test_whoever_left_is_named_no_more(as_, pair, mentor, lin, noor):
    a_published(pair)
    lin.leave()
    page = strip_tags(words_of(as_(noor).get(page_of(mentor, "thanks/"))))
    assert WORDS in page
    assert "A former member" in page
    assert "Lin" not in page


def test_all_of_them_come_in_pages_at_the_same_cost(as_, ada, harbour, noor, sam):
    def add(number: int) -> None:
        for _ in range(number):
            pair = a_pair(ada, a_mentee(harbour))
            a_published(completed(pair), "So kind.")

    def queries() -> int:
        browser.get(page_of(ada.membership, "thanks/"))
        with CaptureQueriesContext(connection) as found:
            browser.get(page_of(ada.membership, "thanks/"))
        return len(found)

    browser = as_(noor)
    add(2)
    little = queries()
    add(21)
    assert queries() == little <= 10
    assert words_of(browser.get(page_of(ada.membership))).count("So kind.") == 6
    assert "See all thank-yous" in words_of(browser.get(page_of(ada.membership)))
    assert as_(sam).get(page_of(ada.membership, "thanks/")).status_code == 404
