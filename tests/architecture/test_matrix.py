"""Every route × every role × both communities: nothing leaks, nothing foreign is changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client

from cairn.mentoring.models.request import RequestQuerySet
from cairn.workspace.models.check_in import CheckInQuerySet
from cairn.workspace.models.note import NoteQuerySet
from cairn.workspace.models.piece import PieceQuerySet
from tests.architecture.routes import addresses, routes
from tests.cast import a_person
from tests.digest import differences, state
from tests.twoworlds import Side, TwoWorlds, two_worlds

METHODS = ("get", "post")
ODD_METHODS = ("head", "options", "put", "patch", "delete")
ROLES = ("nobody", "stranger", "member", "mentee", "mentor", "coordinator", "owner")
OUTSIDERS = ("member", "coordinator", "owner")

# Routes that show something of a community to whoever holds the right address.
OPEN_BY_TOKEN = {"/join/<str:token>/": "the signed token is the permission"}


@pytest.fixture
def worlds(db) -> TwoWorlds:
    return two_worlds()


def signed_in(worlds: TwoWorlds, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role == "stranger":
        client.force_login(a_person("Stranger"), backend=worlds.backend)
    elif role != "nobody":
        client.force_login(worlds.near.people[role].user, backend=worlds.backend)
    return client


def tries(side: Side) -> Iterator[tuple[str, str]]:
    """Each way with each address; the odd ways, which no view serves, once for each route."""
    for route in sorted(set(routes()) - set(OPEN_BY_TOKEN)):
        every = addresses(route, side)
        yield from product(METHODS, every)
        yield from product(ODD_METHODS, every[:1])


def leaks(client: Client, side: Side, *marks: str) -> Iterator[str]:
    """Addresses of that side that fall over, or answer with one of the marks."""
    for method, address in tries(side):
        answer = getattr(client, method)(address)
        body = b"".join(answer) if answer.streaming else answer.content
        if answer.status_code >= 500 or any(mark.encode() in body for mark in marks):
            yield f"{method} {address}: {answer.status_code}"


@pytest.mark.parametrize("role", ROLES)
def test_the_other_community_stays_hidden_and_untouched(worlds: TwoWorlds, role: str):
    client = signed_in(worlds, role)
    before = foreign_rows(worlds.far)
    assert not list(leaks(client, worlds.far, worlds.far.mark))
    assert foreign_rows(worlds.far) == before


@pytest.mark.parametrize("role", OUTSIDERS)
def test_what_two_people_share_stays_between_them(worlds: TwoWorlds, role: str):
    client, side = signed_in(worlds, role), worlds.near
    marks = [side.secret, side.private] + ([side.confided] if role == "member" else [])
    before = state()["mentoring.request"], kept_together(side)
    assert not list(leaks(client, side, *marks))
    assert (state()["mentoring.request"], kept_together(side)) == before


def test_what_one_keeps_back_stays_from_the_partner(worlds: TwoWorlds):
    side = worlds.near
    assert not list(leaks(signed_in(worlds, "mentor"), side, side.confided, side.private))


@pytest.mark.parametrize("noun", [CheckInQuerySet, NoteQuerySet])
def test_a_partner_who_sees_too_much_is_found(worlds: TwoWorlds, monkeypatch, noun: Any):
    pages = ["/w/<key:key>/updates/", "/w/notes/<key:key>/"]
    monkeypatch.setattr("tests.architecture.test_matrix.routes", lambda: pages)
    monkeypatch.setattr(noun, "visible_to", PieceQuerySet.visible_to)
    mark = worlds.near.confided if noun is CheckInQuerySet else worlds.near.private
    assert next(leaks(signed_in(worlds, "mentor"), worlds.near, mark), None)


def test_a_planted_leak_is_found(worlds: TwoWorlds, monkeypatch):
    monkeypatch.setattr(RequestQuerySet, "visible_to", lambda self, member: self)
    assert next(leaks(signed_in(worlds, "member"), worlds.far, worlds.far.mark), None)


def test_a_planted_write_is_found(worlds: TwoWorlds):
    before = state()
    worlds.far.requests["pending"].withdraw(by=worlds.far.people["mentee"])
    assert "mentoring.request" in differences(before, state())


def kept_together(side: Side) -> list[dict[str, object]]:
    """Every row of any table that belongs to a mentorship of that side."""
    pairs = {pair.pk for pair in side.pairs.values()}
    return [row for rows in state().values() for row in rows if row.get("mentorship_id") in pairs]


def foreign_rows(side: Side) -> dict[str, list[dict[str, object]]]:
    """The rows of that side's people and of what they do together."""
    users = {member.user_id for member in side.people.values()}
    members = {member.pk for member in side.people.values()}
    everything, home = state(), side.community.pk
    return {
        "users": [r for r in everything["accounts.user"] if r["id"] in users],
        "members": [r for r in everything["communities.membership"] if r["id"] in members],
        "profiles": [r for r in everything["people.profile"] if r["user_id"] in users],
        "requests": [r for r in everything["mentoring.request"] if side.mark in str(r)],
        "pairs": [r for r in everything["mentoring.mentorship"] if side.mark in str(r)],
        "remarks": [r for r in everything["mentoring.remark"] if r["author_id"] in members],
        "community": [r for r in everything["communities.community"] if side.mark in str(r)],
        "related": [r for r in everything["matching.skillrelation"] if r["community_id"] == home],
        "together": kept_together(side),
        "templates": [r for r in everything["workspace.plantemplate"] if r["community_id"] == home],
        "told": [r for r in everything["notifications.notification"] if r["user_id"] in users],
    }
