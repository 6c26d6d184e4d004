"""My mentorships: sections, one mentorship, its endings."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cairn.mentoring.models import Mentee, Mentorship
from tests.cast import a_member, a_mentee, a_mentor, a_request

LIST = "/mentorship/mine/"


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    request = a_request(
        ada, lin, need="Lead with calm", goals=[{"skill": "Python", "now": 1, "wanted": 3}]
    )
    return request.accept(by=ada.membership)


def address_of(pair: Mentorship) -> str:
    return reverse("mentorships:show", args=[pair.key])


# The list


def test_it_leads_strangers_to_the_sign_in(client, db):
    assert client.get(LIST).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    "section", ["pending", "active", "paused", "completed", "cancelled", "rejected"]
)
@pytest.mark.parametrize("side", ["", "mentor", "mentee"])
def test_an_empty_section_says_what_comes_next(as_, harbour, section, side):
    page = as_(a_member(harbour)).get(LIST, {"section": section, "side": side})
    assert page.status_code == 200
    assert b'class="empty"' in page.content


def test_it_lists_each_in_its_section_and_from_its_side(as_, pair, harbour, ada, lin):
    waiting, refused = (a_request(a_mentor(harbour), lin) for _ in range(2))
    refused.decline(by=refused.mentor.membership, reason="later")
    browser = as_(lin)
    for section, noun in {"active": pair, "pending": waiting, "rejected": refused}.items():
        lines = browser.get(LIST, {"section": section}).context["lines"]
        assert [(line.noun, line.side) for line in lines] == [(noun, "mentee")]
        assert browser.get(LIST, {"section": section, "side": "mentor"}).context["lines"] == []


def test_the_tabs_count_what_they_list(as_, pair, harbour, ada):
    for _ in range(3):
        a_request(ada, a_mentee(harbour))
    browser = as_(ada.membership)
    page = browser.get(LIST)
    for tab in (*page.context["tabs"], *page.context["sides"]):
        assert browser.get(LIST + tab.url).context["page"].paginator.count == tab.count


@pytest.mark.parametrize(
    "query", ["section=x&side=y&page=z", "page=99999999999999999999", "side=%00"]
)
def test_nonsense_in_the_address_falls_back(as_, lin, query):
    assert as_(lin).get(f"{LIST}?{query}").status_code == 200


def test_it_costs_the_same_at_any_size(as_, ada, harbour):
    def queries_after(more: int) -> int:
        for _ in range(more):
            mentee = Mentee.of(a_mentee(harbour, goals=()))
            Mentorship.objects.create(mentor=ada, mentee=mentee, topic="Learn")
        browser = as_(ada.membership)
        browser.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            browser.get(LIST)
        return len(queries)

    assert queries_after(3) == queries_after(27) <= 9


# One mentorship


def test_it_shows_the_two_what_they_agreed_on(as_, pair, ada, lin):
    for member in (ada.membership, lin):
        page = as_(member).get(address_of(pair))
        assert page.status_code == 200
        assert b"Lead with calm" in page.content
        assert b"scheduled calls" in page.content
    assert "You learn" in page.content.decode()


def test_it_is_missing_for_everybody_else(as_, pair, noor, sam):
    for other in (noor, sam):
        assert as_(other).get(address_of(pair)).status_code == 404


def test_it_hides_the_clock_of_somebody_who_keeps_it(as_, pair, ada, lin):
    assert "Ada's time" in as_(lin).get(address_of(pair)).content.decode().replace("&#x27;", "'")
    ada.membership.user.profile.choose_audiences({"location": 3})
    assert "Ada's time" not in as_(lin).get(address_of(pair)).content.decode().replace(
        "&#x27;", "'"
    )
