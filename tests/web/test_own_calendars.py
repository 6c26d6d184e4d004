"""One's own calendars on the page of availability: connected ones, and the feed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import timezone

from cairn.accounts.models import User
from cairn.scheduling.models import CalendarSource, FeedToken
from tests.cast import a_person

PAGE = "/settings/availability/"
PLACE = PAGE + "#calendars"
ADDRESS = "https://calendars.example.org/secret-1234.ics"


@pytest.fixture
def uma(client, db) -> User:
    uma = a_person("Uma")
    client.force_login(uma)
    return uma


@pytest.fixture
def source(uma) -> CalendarSource:
    return CalendarSource.connect(ADDRESS, by=uma)


def post(client, path: str, **sent: Any):
    return client.post(PAGE + path, sent)


# Connected calendars


def test_it_connects_a_calendar_and_never_shows_its_address(client, uma):
    answer = post(client, "calendars/new/", address=ADDRESS, counts_all_day="on")
    assert answer.headers["Location"] == PLACE
    source = CalendarSource.objects.get(user=uma)
    assert (source.address, source.counts_all_day) == (ADDRESS, True)
    page = client.get(PAGE).content.decode()
    assert "calendars.example.org" in page
    assert "Not read yet" in page
    assert "secret-1234" not in page


@pytest.mark.parametrize(
    "address",
    [
        "",
        "lunch",
        "ftp://calendars.example.org/a.ics",
        "https://calendars.example.org:8443/a.ics",
        "https://a\x00b/",
        "https://" + "a" * 10_000,
        ADDRESS,
    ],
)
def test_it_says_at_the_field_what_is_wrong_and_keeps_it(client, source, address):
    answer = post(client, "calendars/new/", address=address, counts_all_day="on")
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["address"]
    assert answer.context["form"]["address"].value() == address
    assert CalendarSource.objects.count() == 1


def test_a_sixth_one_is_too_many(client, uma):
    for number in range(5):
        CalendarSource.connect(f"{ADDRESS}?{number}", by=uma)
    answer = post(client, "calendars/new/", address=ADDRESS)
    assert answer.status_code == 422
    assert "Remove one first." in answer.content.decode()


@pytest.mark.parametrize(
    ("error", "sentence"), [("", "Checked: your hours keep clear"), ("unreadable", "is not a cal")]
)
def test_it_reads_when_it_is_asked_and_says_how_it_went(
    client, source, monkeypatch, error, sentence
):
    def refresh(self: CalendarSource) -> None:
        self.last_error, self.last_ok_at = error, timezone.now()
        self.save()

    monkeypatch.setattr(CalendarSource, "refresh", refresh)
    answer = post(client, f"calendars/{source.key}/refresh/")
    assert answer.headers["Location"] == PLACE
    page = client.get(PAGE).content.decode()
    assert sentence in page
    assert ("The last good copy is used." in page) == bool(error)


def test_whole_days_may_count(client, source):
    for on in (True, False):
        post(client, f"calendars/{source.key}/days/", on="on" if on else "")
        source.refresh_from_db()
        assert source.counts_all_day is on


def test_it_forgets_a_calendar(client, source):
    assert post(client, f"calendars/{source.key}/remove/").headers["Location"] == PLACE
    assert not CalendarSource.objects.exists()


@pytest.mark.parametrize("act", ["refresh", "days", "remove"])
def test_calendars_of_others_are_not_found(client, source, act):
    client.force_login(a_person("Vic"))
    assert post(client, f"calendars/{source.key}/{act}/").status_code == 404
    assert "calendars.example.org" not in client.get(PAGE).content.decode()
    assert CalendarSource.objects.exists()


# The feed


def test_its_address_is_shown_once_and_opens_the_feed(client, uma):
    page = post(client, "feed/new/", is_busy_only="on").content.decode()
    (address,) = re.findall(r'value="(http[^"]*\.ics)"', page)
    assert FeedToken.objects.get(user=uma).is_busy_only
    assert client.get(address).headers["Content-Type"].startswith("text/calendar")
    again = client.get(PAGE).content.decode()
    assert address.rsplit("/", 1)[1] not in again
    assert "It last looked" in again


def test_a_new_address_closes_the_one_before(client, uma):
    addresses = []
    for _ in range(2):
        page = post(client, "feed/new/", is_busy_only="").content.decode()
        addresses += re.findall(r'value="(http[^"]*\.ics)"', page)
    assert [client.get(address).status_code for address in addresses] == [404, 200]


def test_a_feed_can_be_closed(client, uma):
    post(client, "feed/new/", is_busy_only="")
    assert post(client, "feed/close/").headers["Location"] == PLACE
    assert not FeedToken.objects.valid().exists()
    assert post(client, "feed/close/").status_code == 404
    assert "Make a feed" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("path", ["calendars/new/", "feed/new/", "feed/close/"])
def test_strangers_are_asked_to_sign_in(client, db, path):
    assert post(client, path).headers["Location"].startswith("/accounts/login/")
