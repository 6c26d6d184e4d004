"""Tips where people act: the right one for the side, until it is put away."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cairn.mentoring.models import Mentorship, Seen
from cairn.web.advice import NAMES, TIPS
from tests.cast import a_mentee, a_mentor, a_request
from tests.twoworlds import BACKEND

MARK = 'class="tip"'
PLACES = {
    "beginning": "mentorships:show",
    "agreeing": "agreements:edit",
    "checking-in": "check-ins:new",
    "pausing": "closing:pause",
    "finishing": "closing:finish",
}


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return a_request(ada, lin).accept(by=ada.membership)


def away(tip: str) -> str:
    return reverse("put-away", args=[tip])


def tips_on(answer) -> list[str]:
    """The names of the tips on a page."""
    page = answer.content.decode()
    names = [name for name in NAMES if away(name) in page]
    assert page.count(MARK) == len(names)
    return names


def first_of(place: str, side: Seen) -> str:
    return next(tip.name for tip in TIPS if (tip.place, tip.side) == (place, side))


@pytest.mark.parametrize("place", PLACES)
def test_each_side_reads_its_own_and_only_one(as_, pair, ada, lin, place):
    address = reverse(PLACES[place], args=[pair.key])
    for member, side in ((lin, Seen.MENTEE), (ada.membership, Seen.MENTOR)):
        assert tips_on(as_(member).get(address)) == [first_of(place, side)]


def test_who_asks_and_who_answers_read_theirs(as_, ada, lin):
    handle = ada.membership.user.profile.handle
    assert tips_on(as_(lin).get(reverse("requests:new", args=[handle]))) == ["one-need"]
    address = reverse("requests:show", args=[a_request(ada, lin).key])
    assert tips_on(as_(ada.membership).get(address)) == ["soon-and-clear"]
    assert tips_on(as_(lin).get(address)) == []


def test_a_beginning_does_not_last(as_, pair, lin):
    Mentorship.objects.update(began_at=timezone.now() - timedelta(days=22))
    assert tips_on(as_(lin).get(reverse("mentorships:show", args=[pair.key]))) == []


def test_nothing_stands_beside_a_reason_why_not(as_, pair, lin):
    pair.cancel(by=lin, reason="no_time")
    for route in PLACES.values():
        assert tips_on(as_(lin).get(reverse(route, args=[pair.key]))) == []


def test_put_away_it_makes_room_for_the_next_and_then_for_nothing(as_, pair, lin):
    browser, address = as_(lin), reverse("closing:finish", args=[pair.key])
    answer = browser.post(
        away("thank-by-example"), headers={"Referer": f"http://testserver{address}"}
    )
    assert answer.headers["Location"] == f"http://testserver{address}"
    assert tips_on(browser.get(address)) == ["where-you-began"]
    browser.post(away("where-you-began"))
    browser.post(away("where-you-began"))
    assert tips_on(browser.get(address)) == []
    lin.user.refresh_from_db()
    assert lin.user.tips_put_away == ["thank-by-example", "where-you-began"]


def test_one_puts_it_away_for_oneself(as_, pair, harbour, ada, lin):
    as_(lin).post(away("thank-by-example"))
    another = a_request(ada, a_mentee(harbour)).accept(by=ada.membership)
    address = reverse("closing:finish", args=[another.key])
    assert tips_on(as_(another.mentee.membership).get(address)) == ["thank-by-example"]


def test_htmx_hears_that_it_is_gone(as_, lin):
    part = as_(lin).post(away("one-need"), headers={"HX-Request": "true"}).content.decode()
    assert "data-announce" in part
    assert "<html" not in part


# Beside a form, without scripts


def box_for(form: str, tip: str) -> str:
    return f'<input type="checkbox" name="put_away" value="{tip}" form="{form}">'


def form_of(answer) -> str:
    """The form beside which the page offers to put its tip away."""
    page = answer.content.decode()
    (tip,) = tips_on(answer)
    forms = re.findall(r'<form [^>]*id="([\w-]+)"', page)
    return next((form for form in forms if box_for(form, tip) in spaced(page)), "")


def spaced(page: str) -> str:
    return re.sub(r"\s+", " ", page).replace(" >", ">")


def test_beside_a_form_the_box_goes_with_the_form(as_, pair, harbour, lin):
    addresses = {place: reverse(PLACES[place], args=[pair.key]) for place in PLACES}
    handle = a_mentor(harbour).membership.user.profile.handle
    addresses["asking"] = reverse("requests:new", args=[handle])
    forms = {place: form_of(as_(lin).get(address)) for place, address in addresses.items()}
    assert forms.pop("beginning") == ""
    assert set(forms.values()) == {"page-form"}


def test_who_answers_may_be_writing_as_well(as_, ada, lin):
    asked = a_request(ada, lin)
    address = reverse("requests:show", args=[asked.key])
    assert form_of(as_(ada.membership).get(address)) == "write"


@pytest.mark.parametrize(("sent", "status"), [({"reason": "reached"}, 302), ({}, 422)])
def test_a_ticked_tip_goes_whatever_becomes_of_the_form(as_, pair, lin, sent, status):
    address, browser = reverse("closing:finish", args=[pair.key]), as_(lin)
    note = {"note": "It was a good time", "put_away": "thank-by-example"}
    answer = browser.post(address, sent | note)
    assert answer.status_code == status
    lin.user.refresh_from_db()
    assert lin.user.tips_put_away == ["thank-by-example"]
    if status == 422:
        assert "It was a good time" in answer.content.decode()
        assert tips_on(answer) == ["where-you-began"]


def test_nothing_else_is_put_away(as_, pair, lin):
    address = reverse("closing:finish", args=[pair.key])
    nonsense = ["no-such-tip", "x" * 500, "a\x00b"]
    assert as_(lin).post(address, {"put_away": nonsense}).status_code == 422
    assert Client().post(address, {"put_away": "one-need"}).status_code == 302
    lin.user.refresh_from_db()
    assert lin.user.tips_put_away == []


def test_a_forged_form_puts_nothing_away(pair, lin):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(lin.user, backend=BACKEND)
    address = reverse("closing:finish", args=[pair.key])
    assert browser.post(address, {"put_away": "one-need"}).status_code == 403
    lin.user.refresh_from_db()
    assert lin.user.tips_put_away == []


# The rest


@pytest.mark.parametrize("tip", ["no-such-tip", "x" * 500])
def test_it_knows_no_other_tips(as_, lin, tip):
    assert as_(lin).post(away(tip)).status_code == 404
    lin.user.refresh_from_db()
    assert lin.user.tips_put_away == []


def test_it_is_for_people_who_are_signed_in(client, db):
    answer = client.post(away("one-need"))
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_a_tip_costs_no_query(as_, pair, lin):
    browser, address = as_(lin), reverse("closing:finish", args=[pair.key])

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        return len(asked)

    with_tip = queries()
    lin.user.tips_put_away = sorted(NAMES)
    lin.user.save()
    assert queries() == with_tip


def test_every_tip_has_a_name_of_its_own_and_is_short():
    assert len(NAMES) == len(TIPS)
    assert max(len(str(tip.words)) for tip in TIPS) <= 180
