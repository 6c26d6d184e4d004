"""The landing page, and Home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cairn.communities import founding
from cairn.communities.models import Membership
from cairn.interface.guards import members_only, open_to_all
from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship, Seen
from cairn.web.beginnings import Standing
from cairn.web.lines import Tab, address, side_of, sides, tabs
from cairn.web.sections import ASIDE, Counts, glimpses
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
    member, side, counts = request.member, side_of(request), Counts(request.member)
    standing = Standing(member, counts.requests, counts.mentees)
    todo = todo_of(member, side)
    context = {
        "standing": standing,
        "cards": cards(counts, standing, todo.number, side),
        "side": side,
        "sides": _sides(counts, side),
        "glimpses": glimpses(member, counts, side),
        "aside": tabs("section", ASIDE, lambda name: counts.of(name, side), section="", side=side),
        "todo": todo,
        "updates": _updates(member, side),
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "home/index.html", context)


FEW_UPDATES = 5

# The section, its side, the label, and what to say while it is nought.
CARDS: tuple[tuple[str, str, str | Promise, str | Promise], ...] = (
    ("active", "", _("Active mentorships"), _("They begin with a request")),
    ("pending", Seen.MENTOR, _("Requests to answer"), _("Nobody waits for you")),
    ("pending", Seen.MENTEE, _("Waiting for an answer"), _("Nothing is on its way")),
    ("completed", "", _("Completed"), _("The first is still to come")),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A number, the list that it counts, and what to say while it is nought."""

    number: int
    label: str
    url: str
    next: str


def cards(counts: Counts, standing: Standing, todo: int, side: str = "") -> list[Card]:
    """Each number is that of the list behind it; nobody gets a card for a side they never use."""
    answers = standing.mentor.offering or counts.of("pending", Seen.MENTOR)
    waits = not answers or standing.mentee.seeking or counts.of("pending", Seen.MENTEE)
    used = {"": True, Seen.MENTOR: bool(answers), Seen.MENTEE: bool(waits)}
    found = [
        _card(counts, name, of or side, str(label), str(next_))
        for name, of, label, next_ in CARDS
        if used[of] and side in ("", of or side)
    ]
    if todo or counts.of("active", side):
        url, free = reverse("todo") + address(side=side), str(_("Nothing is left to do"))
        found.insert(1, Card(todo, str(_("Open action items")), url, free))
    return found


def _card(counts: Counts, name: str, side: str, label: str, next_: str) -> Card:
    url = reverse("mentorships:index") + address(section=name, side=side)
    return Card(counts.of(name, side), label, url, next_)


def _updates(member: Membership, side: str) -> QuerySet[Any]:
    """What partners told each other last."""
    mine = Mentorship.objects.seen_by(member, side)
    latest: QuerySet[Any] = Update.objects.recent_for(member).filter(mentorship__in=mine)[
        :FEW_UPDATES
    ]
    return latest


def _sides(counts: Counts, side: str) -> list[Tab]:
    """The filter, for those who are on both sides or look at one."""
    if not (side or counts.on_both_sides):
        return []
    return sides(lambda of: counts.of("active", of) + counts.of("pending", of), {"side": side})
