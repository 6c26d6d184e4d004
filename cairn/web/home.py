"""The landing page, and Home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cairn.communities import founding
from cairn.interface.guards import members_only, open_to_all
from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship, Seen
from cairn.web.beginnings import Standing
from cairn.web.coming import coming_of
from cairn.web.lines import Tab, address, asked_by_side, side_of, sides, tabs
from cairn.web.sections import ASIDE, Mine, glimpses
from cairn.web.todo import todo_of
from cairn.workspace.models import Update


@open_to_all(why="it tells newcomers what this is")
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    if founding.is_awaited():
        return redirect("setup")
    return TemplateResponse(request, "landing/index.html")


@members_only
@require_safe
def index(request: Request) -> HttpResponse:
    member, side, mine = request.member, side_of(request), Mine(request.member)
    standing, todo, coming = Standing(member, mine), todo_of(member, side), coming_of(member, side)
    context = {
        "standing": standing,
        "cards": cards(mine, standing, side, todo=todo.number, coming=coming.number),
        "side": side,
        "sides": _sides(mine, side),
        "glimpses": glimpses(member, mine, side),
        "aside": tabs("section", ASIDE, lambda name: mine.of(name, side), section="", side=side),
        "todo": todo,
        "coming": coming,
        "updates": latest_updates(member, side),
    }
    return TemplateResponse(request, "home/index.html", context)


FEW_UPDATES = 5
FACE = (f"author__user__{part}" for part in ("name", "profile__handle", "profile__photo"))
SHOWN = ("key", "title", "added_at", "mentorship__topic", *FACE)

# The section, its side, the label, and what to say while it is nought.
CARDS: tuple[tuple[str, str, str | Promise, str | Promise], ...] = (
    ("active", "", _("Active mentorships"), _("They begin with a request")),
    ("pending", Seen.MENTOR, _("Requests to answer"), _("Nobody waits for you")),
    ("pending", Seen.MENTEE, _("Waiting for an answer"), _("Nothing is on its way")),
    ("completed", "", _("Completed"), _("The first is still to come")),
)
# The page of another list, the label, and what to say while it is nought.
ELSEWHERE: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("meetings:index", _("Upcoming meetings"), _("Book the next one")),
    ("todo", _("Open action items"), _("Nothing is left to do")),
    ("meetings:month", _("Hours this month"), _("Meetings that took place count")),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A number, the list that it counts, and what to say while it is nought."""

    number: int | str
    label: str
    url: str
    next: str


def cards(
    mine: Mine, standing: Standing, side: str = "", *, todo: int = 0, coming: int = 0
) -> tuple[Card, ...]:
    """Each number is that of the list behind it; nobody gets a card for a side they never use."""
    answers = standing.mentor.offering or mine.of("pending", Seen.MENTOR)
    waits = not answers or standing.mentee.seeking or mine.of("pending", Seen.MENTEE)
    used = {"": True, Seen.MENTOR: bool(answers), Seen.MENTEE: bool(waits)}
    found = [
        _card(mine, name, of or side, str(label), str(next_))
        for name, of, label, next_ in CARDS
        if used[of] and side in ("", of or side)
    ]
    works = mine.of("active", side)
    numbers = (coming, todo, hours(standing.time_met(side)))
    counted = zip(numbers, ELSEWHERE, strict=True)
    found[1:1] = [_elsewhere(n, side, *where) for n, where in counted if n or works]
    return tuple(found)


def _card(mine: Mine, name: str, side: str, label: str, next_: str) -> Card:
    url = reverse("mentorships:index") + address(section=name, side=side)
    return Card(mine.of(name, side), label, url, next_)


def hours(lasted: timedelta) -> int | str:
    """In a few digits: 2, 1.5, 0.75; nought stays a number."""
    whole = round(lasted / timedelta(hours=1), 2)
    return number_format(f"{whole:g}") if whole else 0


def _elsewhere(
    number: int | str, side: str, route: str, label: str | Promise, next_: str | Promise
) -> Card:
    """The card of a list that is not one of mentorships."""
    return Card(number, str(label), reverse(route) + address(side=side), str(next_))


@asked_by_side
def latest_updates(member: Any, side: str) -> QuerySet[Update]:
    """What partners told each other last in the member's mentorships."""
    told = Update.objects.filter(mentorship__in=Mentorship.objects.seen_by(member, side))
    return told.select_related("mentorship", "author__user__profile").only(*SHOWN)[:FEW_UPDATES]


def _sides(mine: Mine, side: str) -> list[Tab]:
    """The filter, for those who are on both sides or look at one."""
    if not (side or mine.on_both_sides):
        return []
    return sides(lambda of: mine.of("active", of) + mine.of("pending", of), {"side": side})
