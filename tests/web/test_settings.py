"""Settings: the name, the clock, and the way to what keeps an account safe."""

from __future__ import annotations

import pytest

from cairn.accounts.models import User
from cairn.activity.models import Event
from tests.cast import a_person

PAGE = "/settings/"


@pytest.fixture
def person(client, db) -> User:
    person = a_person("Uma")
    client.force_login(person)
    return person


def test_it_asks_strangers_to_sign_in(client, db):
    assert client.get(PAGE).headers["Location"] == "/accounts/login/?next=%2Fsettings%2F"


def test_it_is_there_before_one_has_a_community(client, person):
    page = client.get(PAGE).content.decode()
    for path in ("email/", "password/change/", "2fa/", "2fa/webauthn/", "sessions/"):
        assert f'href="/accounts/{path}"' in page


def test_it_saves_the_name_and_the_clock(client, person):
    answer = client.post(PAGE, {"name": "Uma Diaz", "time_zone": "America/Argentina/Ushuaia"})
    assert answer.headers["Location"] == PAGE
    person.refresh_from_db()
    assert (person.name, person.time_zone) == ("Uma Diaz", "America/Argentina/Ushuaia")


def test_it_makes_others_look_again(client, person):
    client.post(PAGE, {"name": "Uma", "time_zone": "Asia/Kolkata"})
    last = Event.objects.order_by("number").last()
    assert (last.kind, last.concerns) == ("profile.edited", [person.pk])


@pytest.mark.parametrize(
    "values",
    [
        {"name": "", "time_zone": "Europe/Paris"},
        {"name": "x" * 121, "time_zone": "Europe/Paris"},
        {"name": "U\x00ma", "time_zone": "Europe/Paris"},
        {"name": "Uma", "time_zone": "Mars/Olympus"},
        {"name": "Uma", "time_zone": "\x00"},
    ],
)
def test_it_says_at_the_field_what_is_wrong(client, person, values):
    answer = client.post(PAGE, values)
    assert answer.status_code == 422
    assert len(answer.context["form"].errors) == 1
    person.refresh_from_db()
    assert (person.name, person.time_zone) == ("Uma", "UTC")


def test_it_shows_times_by_the_new_clock(client, person):
    client.post(PAGE, {"name": "Uma", "time_zone": "Pacific/Kiritimati"})
    page = client.get(PAGE)
    assert "Pacific/Kiritimati" in page.content.decode()
