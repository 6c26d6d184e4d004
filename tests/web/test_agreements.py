"""The pages of an agreement."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cairn.mentoring.models import Mentorship
from cairn.workspace.models import Agreement
from tests.cast import a_pair, finish
from tests.workspace.care_acts import WORDS, an_agreement


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return a_pair(ada, lin, need="Lead with calm")


def address_of(pair: Mentorship, act: str = "show") -> str:
    return reverse(f"agreements:{act}", args=[pair.key])


def read(browser, pair: Mentorship, act: str = "show") -> str:
    return browser.get(address_of(pair, act)).content.decode()


def test_it_is_for_the_two_alone(as_, pair, noor, sam):
    an_agreement(pair)
    for act in ("show", "edit"):
        for member in pair.people:
            assert as_(member).get(address_of(pair, act)).status_code == 200
        for other in (noor, sam):
            assert as_(other).get(address_of(pair, act)).status_code == 404
    assert as_(noor).post(address_of(pair, "confirm"), {"version": 1}).status_code == 404


def test_it_is_written_from_the_request_and_confirmed_by_both(as_, pair, ada, lin):
    browser = as_(lin)
    assert "Nothing is agreed yet" in read(browser, pair)
    assert "Lead with calm" in read(browser, pair, "edit")
    browser.post(address_of(pair, "edit"), WORDS | {"confirm": "on"})
    assert "I agree" not in read(browser, pair)
    browser = as_(ada.membership)
    assert "I agree" in read(browser, pair)
    browser.post(address_of(pair, "confirm"), {"version": 1})
    assert Agreement.objects.get().is_confirmed


def test_earlier_versions_are_shown(as_, pair, lin):
    agreement = an_agreement(pair, aims="Sail around the bay")
    as_(lin).post(
        address_of(pair, "edit"), WORDS | {"aims": "Sail home", "version": agreement.version}
    )
    page = read(as_(lin), pair)
    assert "Sail home" in page
    assert "Sail around the bay" in page
    assert "Version 1" in page


def test_two_who_write_at_once_lose_no_words(as_, pair, ada, lin):
    agreement = an_agreement(pair)
    agreement.edit(by=ada.membership, version=1, aims="From Ada")
    answer = as_(lin).post(address_of(pair, "edit"), WORDS | {"aims": "From Lin", "version": 1})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "From Ada" in page
    assert "From Lin" in page
    assert 'name="version" value="2"' in page


def test_two_who_begin_at_once_lose_no_words(as_, pair, lin):
    an_agreement(pair, aims="From Ada")
    answer = as_(lin).post(address_of(pair, "edit"), WORDS | {"aims": "From Lin"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "From Ada" in page
    assert "From Lin" in page


@pytest.mark.parametrize(
    "words", [{"aims": ""}, {"planned_weeks": 3}, {"planned_weeks": 99}, {"cadence": "daily"}]
)
def test_wrong_words_come_back(as_, pair, lin, words):
    assert as_(lin).post(address_of(pair, "edit"), WORDS | words).status_code == 422
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "0", "7", "9" * 30])
def test_agreeing_to_other_words_leads_back(as_, pair, lin, version):
    an_agreement(pair)
    assert as_(lin).post(address_of(pair, "confirm"), {"version": version}).status_code == 302
    assert Agreement.objects.get().mentee_at is None


def test_it_stays_readable_after_the_end(as_, pair, lin):
    an_agreement(pair, aims="Sail around the bay")
    finish(pair)
    assert "Sail around the bay" in read(as_(lin), pair)
    assert "Change it" not in read(as_(lin), pair)
    assert as_(lin).get(address_of(pair, "edit")).status_code == 200


def test_it_costs_a_fixed_number_of_queries(as_, pair, lin, django_assert_max_num_queries):
    agreement = an_agreement(pair)
    for version in range(1, 6):
        agreement.edit(by=lin, version=version, aims=f"Take {version}")
    browser = as_(lin)
    read(browser, pair)
    with django_assert_max_num_queries(9):
        read(browser, pair)
