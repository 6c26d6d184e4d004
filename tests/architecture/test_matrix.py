"""Every route × every role × both communities: nothing leaks, nothing foreign is changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client

from cairn.lib.prepared import forget
from cairn.mentoring.models.request import RequestQuerySet
from cairn.scheduling.models.meeting_note import MeetingNoteQuerySet
from cairn.scheduling.passes import Pass
from cairn.workspace.models.check_in import CheckInQuerySet
from cairn.workspace.models.feedback import FeedbackQuerySet
from cairn.workspace.models.note import NoteQuerySet
from cairn.workspace.models.piece import PieceQuerySet
from tests.architecture.routes import addresses, routes, tables_asked
from tests.cast import a_person
from tests.digest import differences, state
from tests.twoworlds import Side, TwoWorlds, two_worlds

METHODS = ("get", "post")
ODD_METHODS = ("head", "options", "put", "patch", "delete")
ROLES = ("nobody", "stranger", "member", "mentee", "mentor", "coordinator", "owner")
# Views refuse the odd ways before they ask who comes, so those of the least and the most suffice.
FIRST_AND_LAST = ("nobody", "owner")
# Whoever leads may remove somebody, and calls their meetings off by that.
FALL_AWAY = ("scheduling.meeting", "scheduling.participant")
OUTSIDERS = ("member", "coordinator", "owner")

# Routes that show something of a community to whoever holds the right address.
OPEN_BY_TOKEN = {
    "/join/<str:token>/": "the signed token is the permission",
    "/verify/<str:code>/": "a certificate says to everybody what its holder allows",
}


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


def tries(worlds: TwoWorlds, side: Side, odd: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each way with each address; the odd ways once for each route."""
    people = [signed_in(worlds, role) for role in ("mentee", "mentor", "owner")]
    for route in sorted(set(routes()) - set(OPEN_BY_TOKEN)):
        every = addresses(route, side, tables_asked(route, people))
        yield from product(METHODS, every)
        yield from product(odd, every[:1])


def leaks(
    worlds: TwoWorlds, role: str, side: Side, *marks: str, odd: tuple[str, ...] = ()
) -> Iterator[str]:
    """Addresses of that side that fall over, or answer that role with one of the marks."""
    client = signed_in(worlds, role)
    for method, address in tries(worlds, side, odd):
        answer = getattr(client, method)(address)
        body = b"".join(answer) if answer.streaming else answer.content
        if answer.status_code >= 500 or any(mark.encode() in body for mark in marks):
            yield f"{method} {address}: {answer.status_code}"


@pytest.mark.parametrize("role", ROLES)
def test_the_other_community_stays_hidden_and_untouched(worlds: TwoWorlds, role: str):
    odd = ODD_METHODS if role in FIRST_AND_LAST else ()
    before = foreign_rows(worlds.far)
    assert not list(leaks(worlds, role, worlds.far, worlds.far.mark, odd=odd))
    assert foreign_rows(worlds.far) == before


@pytest.mark.parametrize("role", OUTSIDERS)
def test_what_two_people_share_stays_between_them(worlds: TwoWorlds, role: str):
    side = worlds.near
    marks = [side.secret, side.private] + ([side.confided] if role == "member" else [])
    without = () if role == "member" else FALL_AWAY
    before = state()["mentoring.request"], kept_together(side, without)
    assert not list(leaks(worlds, role, side, *marks))
    assert (state()["mentoring.request"], kept_together(side, without)) == before


def test_what_one_keeps_back_stays_from_the_partner(worlds: TwoWorlds):
    side = worlds.near
    assert not list(leaks(worlds, "mentor", side, side.confided, side.private))


@pytest.fixture
def planting(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Plants a fault. Questions that were put into SQL without it, or with it, are put anew."""
    forget()
    with monkeypatch.context() as plant:
        yield plant
    forget()


@pytest.mark.parametrize("noun", [CheckInQuerySet, NoteQuerySet, FeedbackQuerySet])
def test_a_partner_who_sees_too_much_is_found(worlds: TwoWorlds, planting, noun: Any):
    pages = ["/w/<key:key>/updates/", "/w/notes/<key:key>/", "/w/<key:key>/close/"]
    planting.setattr("tests.architecture.test_matrix.routes", lambda: pages)
    planting.setattr(noun, "visible_to", PieceQuerySet.visible_to)
    mark = worlds.near.confided if noun is CheckInQuerySet else worlds.near.private
    assert next(leaks(worlds, "mentor", worlds.near, mark), None)


@pytest.mark.parametrize("page", ["", "notes/<slug:kind>/"])
def test_a_partner_who_reads_private_notes_is_found(worlds: TwoWorlds, planting, page: str):
    def of(notes: Any, meeting: Any, kind: str, by: Any) -> Any:
        return notes.filter(meeting=meeting, kind=kind)

    planting.setattr(
        "tests.architecture.test_matrix.routes", lambda: [f"/meetings/<key:key>/{page}"]
    )
    planting.setattr(MeetingNoteQuerySet, "of", of)
    planting.setattr(MeetingNoteQuerySet, "visible_to", lambda notes, member: notes)
    assert next(leaks(worlds, "mentor", worlds.near, worlds.near.private), None)


@pytest.mark.parametrize("role", ROLES)
def test_a_link_in_a_mail_shows_its_meeting_and_no_more(worlds: TwoWorlds, role: str):
    side = worlds.far
    row = side.meetings[1].participants.get(role="mentee")
    mentor = side.people["mentor"].user.name
    answer = signed_in(worlds, role).get(f"/meetings/by-mail/{Pass.of(row).token}/")
    page = answer.content.decode()
    assert side.secret in page
    assert side.mark not in page.replace(side.secret, "").replace(mentor, "")


def test_a_forged_link_that_opens_is_found(worlds: TwoWorlds, planting):
    pages = ["/meetings/by-mail/<str:token>/"]
    planting.setattr("tests.architecture.test_matrix.routes", lambda: pages)
    assert not list(leaks(worlds, "nobody", worlds.far, worlds.far.mark))
    planting.setattr(Signer, "unsign", lambda self, token: token.rpartition(".")[0])
    assert next(leaks(worlds, "nobody", worlds.far, worlds.far.mark), None)


def test_a_planted_leak_is_found(worlds: TwoWorlds, planting):
    planting.setattr(RequestQuerySet, "visible_to", lambda self, member: self)
    assert next(leaks(worlds, "member", worlds.far, worlds.far.mark), None)


def test_a_planted_write_is_found(worlds: TwoWorlds):
    before = state()
    worlds.far.requests["pending"].withdraw(by=worlds.far.people["mentee"])
    assert "mentoring.request" in differences(before, state())


def kept_together(side: Side, without: tuple[str, ...] = ()) -> list[dict[str, object]]:
    """Every row of any table that belongs to a mentorship of that side, or to its meetings."""
    pairs = {pair.pk for pair in side.pairs.values()}
    meetings = {meeting.pk for meeting in side.meetings}
    every = [row for table, rows in state().items() if table not in without for row in rows]
    return [r for r in every if r.get("mentorship_id") in pairs or r.get("meeting_id") in meetings]


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
        "times": [r for r in everything["scheduling.participant"] if r["user_id"] in users],
        "hours": [r for r in everything["scheduling.timetable"] if r["user_id"] in users],
        "library": [r for r in everything["library.libraryitem"] if r["community_id"] == home],
        "files": [r for r in everything["files.file"] if r["uploaded_by_id"] in members],
        "templates": [r for r in everything["workspace.plantemplate"] if r["community_id"] == home],
        "told": [r for r in everything["notifications.notification"] if r["user_id"] in users],
    }
