"""Certificates on their pages: the holder's, the public one, and the coordinator's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from cairn.mentoring.models import Mentorship
from cairn.web import paper
from cairn.workspace.models import Certificate
from tests.cast import a_mentor, a_pair
from tests.scheduling.gatherings import an_agreed_meeting, has_met
from tests.workspace.ending_acts import a_certificate, completed


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return completed(a_pair(ada, lin, need="Lead with calm"))


@pytest.fixture
def one(pair) -> Certificate:
    return a_certificate(pair)


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def seen(answer) -> str:
    """What stands on the page, without the random letters of its forms."""
    return strip_tags(words_of(answer))


def looked_up(code: str):
    return Client().get(f"/verify/{code}/")


def test_it_is_issued_shown_and_saved(as_, pair, lin):
    browser = as_(lin)
    answer = browser.post(f"/w/{pair.key}/certificate/", {"shows": ["name", "topic"]})
    one = Certificate.objects.get()
    assert answer.headers["Location"] == f"/certificates/{one.code}/"
    page = words_of(browser.get(f"/certificates/{one.code}/"))
    assert f"/verify/{one.code}/" in page
    assert "Lead with calm" in page
    sheet = browser.get(f"/certificates/{one.code}/pdf/")
    assert sheet.content.startswith(b"%PDF-")
    assert sheet.headers["Content-Type"] == "application/pdf"
    assert one.code in sheet.headers["Content-Disposition"]


def test_the_public_page_says_what_its_holder_allows(one, lin):
    page = seen(looked_up(one.code))
    assert "Lin" in page
    assert "Lead with calm" not in page
    assert "Harbour" not in page
    one.choose(by=lin, shows=["topic", "community", "role"])
    page = seen(looked_up(one.code))
    assert "Lin" not in page
    assert "Lead with calm" in page
    assert "Harbour" in page
    assert "as mentee" in page


def test_it_never_names_the_other_one(as_, one, lin):
    one.choose(by=lin, shows=["name", "period", "topic", "role", "community"])
    assert "Ada" not in seen(looked_up(one.code))
    assert "Ada" not in seen(as_(lin).get(f"/certificates/{one.code}/"))


def test_nobody_finds_it_without_its_code(one):
    answer = looked_up(one.code)
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert 'name="robots" content="noindex' in words_of(answer)


def test_a_code_is_read_as_people_copy_it(one):
    code = one.code.upper()
    assert looked_up(f"{code[:4]}-{code[4:8]} {code[8:]}").status_code == 200


@pytest.mark.parametrize("code", ["222222222222", "x", "%00", "1" * 500, "%F0%9F%99%82"])
def test_an_unknown_code_is_told_kindly(db, code):
    answer = looked_up(code)
    assert answer.status_code == 404
    assert "No certificate has this code" in words_of(answer)


def test_a_revoked_one_says_so_and_nothing_else(as_, one, lin, noor):
    one.revoke(by=noor, reason="They never met")
    page = seen(looked_up(one.code))
    assert "was revoked" in page
    for word in ("Lin", "They never met"):
        assert word not in page
    browser = as_(lin)
    assert "They never met" in words_of(browser.get(f"/certificates/{one.code}/"))
    assert browser.get(f"/certificates/{one.code}/pdf/").status_code == 302


def test_a_coordinator_revokes_and_restores_it_from_the_public_page(as_, one, lin, noor, sam):
    address, browser = f"/certificates/{one.code}/revoke/", as_(noor)
    assert address in words_of(browser.get(f"/verify/{one.code}/"))
    assert "Lead with calm" not in words_of(browser.get(address))
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "A mistake"}).status_code == 302
    assert "already" not in words_of(browser.get(f"/verify/{one.code}/"))
    browser.post(f"/certificates/{one.code}/restore/")
    one.refresh_from_db()
    assert not one.is_revoked
    for other in (lin, sam):
        assert as_(other).get(address).status_code == 404
        assert address not in words_of(as_(other).get(f"/verify/{one.code}/"))


@pytest.mark.parametrize("part", ["", "pdf/", "choose/"])
def test_it_is_its_holders_alone(as_, one, noor, sam, part):
    for other in (one.mentorship.mentor.membership, noor, sam):
        assert as_(other).get(f"/certificates/{one.code}/{part}").status_code == 404
    assert Client().get(f"/certificates/{one.code}/{part}").status_code == 302


def test_the_holder_chooses_again(as_, one, lin):
    browser = as_(lin)
    form = browser.get(f"/certificates/{one.code}/choose/").context["form"]
    assert form["shows"].value() == ["name", "period"]
    assert browser.post(f"/certificates/{one.code}/choose/", {"shows": "x"}).status_code == 422
    browser.post(f"/certificates/{one.code}/choose/", {"shows": ["topic"]})
    one.refresh_from_db()
    assert one.shows == ["topic"]


def test_it_stays_with_whoever_leaves(as_, one, lin):
    lin.leave()
    browser = as_(lin)
    assert "Lead with calm" in words_of(browser.get("/certificates/"))
    assert browser.get(f"/certificates/{one.code}/pdf/").status_code == 200
    assert "Lin" in words_of(looked_up(one.code))


def test_all_of_ones_own_come_at_the_same_cost(as_, harbour, one, lin):
    def queries() -> int:
        browser.get("/certificates/")
        with CaptureQueriesContext(connection) as found:
            assert browser.get("/certificates/").status_code == 200
        return len(found)

    browser = as_(lin)
    little = queries()
    for _ in range(4):
        a_certificate(completed(a_pair(a_mentor(harbour), lin)))
    assert queries() == little <= 6


def test_what_was_not_completed_has_none(as_, ada, harbour, lin):
    pair = a_pair(a_mentor(harbour), lin)
    address = f"/w/{pair.key}/certificate/"
    assert "that was completed" in words_of(as_(lin).get(address))
    assert as_(lin).post(address, {"shows": "name"}).status_code == 422


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Ánh", "Ђорђе Јовановић", "Ελευθερία", "نور حداد", "אבי כהן", "W" * 120]
)
def test_the_paper_knows_these_names(one, name):
    one.name = name
    assert paper.can_draw(one)
    assert paper.draw(one, "https://cairn.example/verify/").startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["田中 太郎", "Zoë 🙂", "สมชาย"])
def test_a_name_that_the_font_lacks_becomes_no_boxes(as_, one, lin, name):
    Certificate.objects.update(name=name)
    browser = as_(lin)
    page = words_of(browser.get(f"/certificates/{one.code}/"))
    assert "Print this page instead" in page
    assert f"/certificates/{one.code}/pdf/" not in page
    assert browser.get(f"/certificates/{one.code}/pdf/").status_code == 302


# Time in meetings


def test_it_says_how_long_the_meetings_lasted_where_its_holder_allows(as_, ada, lin):
    """I18"""
    pair = a_pair(ada, lin)
    lasted = has_met(pair, 60, 45, 30)
    an_agreed_meeting(pair)
    one = a_certificate(completed(pair))
    assert timedelta(minutes=one.minutes) == lasted
    assert "Time in meetings: 2 h 15 min" in seen(as_(lin).get(f"/certificates/{one.code}/"))
    assert "Time in meetings" not in seen(looked_up(one.code))
    one.choose(by=lin, shows=["hours"])
    assert "Time in meetings: 2 h 15 min" in seen(looked_up(one.code))
    assert any("2 h 15 min" in line for line in paper.words_of(one))


def test_it_is_silent_about_time_where_there_was_none(one, lin):
    one.choose(by=lin, shows=["hours"])
    assert "Time in meetings" not in seen(looked_up(one.code))
