"""A large community is read in the background, once, and no change is missed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

import pytest
import time_machine
from django.utils import timezone

from cairn.communities.models import Community, Membership
from cairn.matching import circle, warming
from cairn.matching.background import in_background
from cairn.matching.circle import Circles, WarmingUp
from cairn.matching.standing import Standing
from cairn.mentoring.models import Mentor
from tests.cast import a_community, a_mentee, a_mentor
from tests.racing import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


class Gate:
    """Holds every reading of a community until it is opened; counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened, self.reached, self.times = Event(), Event(), 0
        monkeypatch.setattr(circle, "Standing", self.read)
        monkeypatch.setattr(circle, "AT_ONCE_AT_MOST", 0)
        monkeypatch.setattr(circle, "PATIENCE", 0.05)

    def read(self, community: int) -> Standing:
        self.times += 1
        standing = Standing(community)
        self.reached.set()
        assert self.opened.wait(20)
        return standing


@pytest.fixture
def gate(monkeypatch) -> Gate:
    return Gate(monkeypatch)


@pytest.fixture
def ada(harbour) -> Mentor:
    return a_mentor(harbour, "Ada", seats=2)


@pytest.fixture
def lin(harbour) -> Membership:
    return a_mentee(harbour, "Lin")


def found(process: Circles, member: Membership) -> list[int]:
    with process.of(member.community_id).open(member) as search:
        return [hit.id for hit in search.best(50)]


def until(answer: Callable[[], list[int]]) -> list[int]:
    """What it gives once it no longer has to wait."""
    deadline = monotonic() + 20
    while monotonic() < deadline:
        try:
            return answer()
        except WarmingUp:
            continue
    raise AssertionError("it never warmed up")


def test_a_request_does_not_wait_long_for_a_large_community(gate, ada, lin):
    process = Circles()
    with pytest.raises(WarmingUp):
        found(process, lin)
    gate.opened.set()
    assert until(lambda: found(process, lin)) == [ada.membership.user_id]


def test_all_who_ask_share_one_reading(gate, ada, lin):
    process = Circles()

    def ask() -> str:
        with pytest.raises(WarmingUp):
            found(process, lin)
        return "asked"

    assert at_once(ask, ask, ask, ask) == ["asked"] * 4
    gate.opened.set()
    until(lambda: found(process, lin))
    assert gate.times == 1


def test_it_knows_what_changed_while_it_was_read(gate, harbour, ada, lin):
    process = Circles()
    with pytest.raises(WarmingUp):
        found(process, lin)
    assert gate.reached.wait(20)
    new = a_mentor(harbour, "New")
    ada.accept_mentees(False, by=ada.membership)
    gate.opened.set()
    assert until(lambda: found(process, lin)) == [new.membership.user_id]


def test_a_failure_is_told_and_tried_again(monkeypatch, ada, lin, caplog):
    monkeypatch.setattr(circle, "AT_ONCE_AT_MOST", 0)
    with monkeypatch.context() as broken:
        broken.setattr(circle, "Standing", lambda community: 1 / 0)
        process = Circles()
        with pytest.raises(ZeroDivisionError):
            found(process, lin)
    assert "failed in the background" in caplog.text
    assert until(lambda: found(process, lin)) == [ada.membership.user_id]


def test_it_answers_while_the_clock_is_put_forward(monkeypatch, harbour, lin):
    with time_machine.travel("2026-03-28T12:00Z", tick=False) as traveller:
        berliner = a_mentor(harbour, "Berliner", time_zone="Europe/Berlin")
        process = Circles()
        found(process, lin)
        before = process.of(harbour.pk).caught_up()
        traveller.move_to("2026-03-29T12:00Z")
        gate = Gate(monkeypatch)
        assert found(process, lin) == [berliner.membership.user_id]
        berliner.accept_mentees(False, by=berliner.membership)
        assert found(process, lin) == []
        gate.opened.set()
        process.of(harbour.pk)._built(before, patience=20)
        assert process.of(harbour.pk).caught_up() is not before
        assert found(process, lin) == []
    assert gate.times == 1


def signed_in_lately(community: Community, **ago: int) -> None:
    at = timezone.now() - timezone.timedelta(**ago)
    for member in community.memberships.all():
        member.user.last_login = at
        member.user.save(update_fields=["last_login"])


def test_it_warms_what_is_in_use_the_largest_first(harbour, ada):
    large, idle, empty = a_community("Large"), a_community("Idle"), a_community("Empty")
    for place in (large, large, idle):
        a_mentor(place)
    for place, days in ((harbour, 1), (large, 29), (idle, 31), (empty, 1)):
        signed_in_lately(place, days=days)
    assert warming.communities_in_use() == [large.pk, harbour.pk]


def test_a_new_process_has_read_them_before_anybody_asks(monkeypatch, harbour, ada, lin):
    monkeypatch.setattr(circle, "AT_ONCE_AT_MOST", 0)
    signed_in_lately(harbour, days=1)
    process = Circles()
    assert in_background(lambda: warming.warm_up(process)).result(20) == 1
    monkeypatch.setattr(circle, "Standing", None)
    assert found(process, lin) == [ada.membership.user_id]
