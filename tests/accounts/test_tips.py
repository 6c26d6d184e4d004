"""Tips that a person has put away stay away."""

from __future__ import annotations

from functools import partial

import pytest

from cairn.accounts.models import User
from tests.cast import a_person
from tests.racing import at_once


@pytest.mark.django_db
def test_it_is_remembered_once():
    person = a_person("Uma")
    for tip in ("one-need", "little-time", "one-need"):
        person.put_away(tip)
    assert User.objects.get(pk=person.pk).tips_put_away == ["one-need", "little-time"]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(5))
def test_two_at_once_are_both_remembered(_round):
    person = a_person("Uma")
    opened = [User.objects.get(pk=person.pk) for _ in range(4)]
    at_once(*(partial(one.put_away, f"tip-{place}") for place, one in enumerate(opened)))
    person.refresh_from_db()
    assert sorted(person.tips_put_away) == [f"tip-{place}" for place in range(4)]
