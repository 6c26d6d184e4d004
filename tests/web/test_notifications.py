"""The list behind the bell, and the way out of mails."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cairn.activity.models import record
from cairn.interface.member import CHOSEN
from cairn.notifications.delivering import deliver_some
from cairn.notifications.models import Notification, Optout
from cairn.notifications.models.optout import token_of
from cairn.notifications.telling import tell_some
from tests.cast import a_request

INDEX = "/notifications/"
QUERIES = 5


@pytest.fixture
def told(ada, lin) -> Notification:
    """Ada was told that Lin asks her."""
    a_request(ada, lin)
    tell_some(1000)
    return Notification.objects.get(kind="request.sent")


def more_for(notification: Notification, count: int) -> None:
    """So many more notifications of one person, each about an event of its own."""
    for _ in range(count):
        with transaction.atomic():
            event = record("request.sent", about=notification.event, actor=None, concerning=[])
        Notification.objects.create(
            user=notification.user,
            event=event,
            community=notification.community,
            kind="request.sent",
            params=notification.params,
            path=notification.path,
        )


def open_page(key: str) -> str:
    return reverse("notifications:open", args=[key])


# The list


def test_it_leads_strangers_to_the_sign_in(client, db):
    assert client.get(INDEX).status_code == 302


def test_today_is_the_day_of_the_reader(as_, ada, told):
    ada.membership.user.introduce(name="Ada", time_zone="Pacific/Auckland")
    with time_machine.travel("2026-11-21T23:30:00Z", tick=False):
        Notification.objects.update(created_at=timezone.now())
        page = as_(ada.membership).get(INDEX).content.decode()
    assert "Today" in page
    assert "Tomorrow" not in page


def test_it_lists_what_happened_by_day(as_, ada, told):
    page = as_(ada.membership).get(INDEX)
    assert page.status_code == 200
    assert b"Lin asks you to be their mentor" in page.content
    assert b"Harbour" in page.content


def test_it_shows_nobody_elses(as_, lin, told):
    page = as_(lin).get(INDEX)
    assert b"Lin asks you" not in page.content
    assert b"All quiet" in page.content


def test_it_can_show_the_unread_alone(as_, ada, told):
    browser = as_(ada.membership)
    assert len(browser.get(INDEX, {"show": "unread"}).context["page"].object_list) == 1
    told.read_at = timezone.now()
    told.save()
    page = browser.get(INDEX, {"show": "unread"})
    assert len(page.context["page"].object_list) == 0
    assert b"You have read everything." in page.content
    assert len(browser.get(INDEX).context["page"].object_list) == 1


def test_it_escapes_names(as_, ada, told):
    Notification.objects.update(params=told.params | {"mentee": "<script>alert(1)</script>"})
    page = as_(ada.membership).get(INDEX)
    assert b"<script>alert" not in page.content
    assert b"&lt;script&gt;alert" in page.content


def test_it_comes_in_pages_of_twenty(as_, ada, told):
    more_for(told, 24)
    browser = as_(ada.membership)
    assert len(browser.get(INDEX).context["page"].object_list) == 20
    assert len(browser.get(INDEX, {"page": "2"}).context["page"].object_list) == 5


def test_it_asks_the_database_as_often_for_three_rows_as_for_thirty(
    as_, ada, told, django_assert_num_queries
):
    browser = as_(ada.membership)
    more_for(told, 2)
    with django_assert_num_queries(QUERIES):
        browser.get(INDEX)
    more_for(told, 27)
    with django_assert_num_queries(QUERIES):
        browser.get(INDEX)


@pytest.mark.parametrize("value", ["0", "-1", "x", "9" * 40, "\x00", ""])
def test_it_takes_any_nonsense_for_a_page(as_, ada, told, value):
    browser = as_(ada.membership)
    assert browser.get(INDEX, {"page": value, "show": value}).status_code == 200


# Opening one


def test_it_leads_to_what_happened_and_is_read_then(as_, ada, told):
    answer = as_(ada.membership).get(open_page(told.key))
    assert answer.status_code == 302
    assert answer.url == told.path
    told.refresh_from_db()
    assert told.read_at is not None


def test_it_makes_its_community_the_current_one(as_, ada, told, sam):
    browser = as_(ada.membership)
    session = browser.session
    session[CHOSEN] = sam.community_id
    session.save()
    browser.get(open_page(told.key))
    assert browser.session[CHOSEN] == ada.membership.community_id


def test_it_is_not_read_by_a_program_that_only_looks_at_the_head(as_, ada, told):
    as_(ada.membership).head(open_page(told.key))
    told.refresh_from_db()
    assert told.read_at is None


def test_it_hides_what_belongs_to_others(as_, noor, told):
    browser = as_(noor)
    assert browser.get(open_page(told.key)).status_code == 404
    assert browser.get(open_page("2" * 12)).status_code == 404
    told.refresh_from_db()
    assert told.read_at is None


# Marking all as read


def test_it_marks_all_as_read(as_, ada, told):
    answer = as_(ada.membership).post(reverse("notifications:read-all"))
    assert answer.url == INDEX
    assert not Notification.objects.of(ada.membership.user).unread().exists()


def test_it_leaves_those_of_others_unread(as_, noor, told):
    as_(noor).post(reverse("notifications:read-all"))
    assert Notification.objects.unread().filter(pk=told.pk).exists()


def test_it_marks_nothing_when_a_link_is_followed(as_, ada, told):
    assert as_(ada.membership).get(reverse("notifications:read-all")).status_code == 405


# Leaving mails


@pytest.fixture
def way_out(ada) -> str:
    return reverse("unsubscribe", args=[token_of(ada.membership.user, "nudges")])


def test_it_is_left_with_one_click_by_a_mail_program(ada, way_out):
    program = Client(enforce_csrf_checks=True)
    answer = program.post(way_out, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert Optout.objects.of(ada.membership.user, "nudges").exists()


def test_it_may_be_left_twice(ada, way_out, client):
    for _ in range(2):
        assert client.post(way_out).status_code == 200
    assert Optout.objects.count() == 1


def test_it_leaves_nothing_when_a_scanner_opens_the_link(way_out, client):
    for method in (client.get, client.head):
        assert method(way_out).status_code == 200
    assert not Optout.objects.exists()


def test_it_can_be_taken_back(way_out, client):
    client.post(way_out)
    assert b"You have left" in client.get(way_out).content
    client.post(way_out, {"again": "1"})
    assert not Optout.objects.exists()


@pytest.mark.parametrize("token", ["x", "1-nudges", "1-nudges.forged", "\x00", "ü.ü", "a" * 900])
def test_it_refuses_tokens_that_were_made_up(ada, client, token):
    assert client.post(reverse("unsubscribe", args=[token])).status_code == 404
    assert not Optout.objects.exists()


def test_it_refuses_tokens_that_were_signed_for_something_else(ada, client):
    foreign = Signer(salt="invitation", sep=".").sign(f"{ada.membership.user_id}-nudges")
    assert client.post(reverse("unsubscribe", args=[foreign])).status_code == 404


def test_it_refuses_the_token_of_an_account_that_is_gone(ada, client, way_out):
    ada.membership.user.delete()
    assert client.post(way_out).status_code == 404


def test_it_is_found_in_the_mail(ada, lin, client, mailoutbox):
    request = a_request(ada, lin)
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False):
        request.remind()
        tell_some(1000)
        deliver_some()
    link = mailoutbox[-1].extra_headers["List-Unsubscribe"].strip("<>")
    client.post(link.removeprefix("http://testserver"))
    assert Optout.objects.of(ada.membership.user, "nudges").exists()
