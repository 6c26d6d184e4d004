"""The landing page, and Home."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cairn.communities import founding
from cairn.interface.guards import members_only, open_to_all
from cairn.interface.member import Request
from cairn.mentoring.models import Seen
from cairn.web.beginnings import Standing
from cairn.web.lines import Tab, address, side_of, sides, tabs
from cairn.web.sections import ASIDE, Counts, glimpses
from cairn.web.todo import todo_of


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
    standing, todo = Standing(member, counts.requests), todo_of(member, side)
    stats = cards(counts, standing, todo.number, side)
    context = {
        "standing": standing,
        "cards": stats,
        "to_answer": next((card for card in stats if card.is_work and card.number), None),
        "side": side,
        "sides": _sides(counts, side),
        "glimpses": glimpses(member, counts, side),
        "aside": tabs("section", ASIDE, lambda name: counts.of(name, side), section="", side=side),
        "todo": todo,
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "home/index.html", context)


# The section, its side, the label, and what to say while it is nought.
CARDS: tuple[tuple[str, str, str | Promise, str | Promise], ...] = (
    ("active", "", _("Active mentorships"), _("They begin with a request")),
    ("pending", Seen.MENTOR, _("Requests to answer"), _("Nobody waits for you")),
    ("pending", Seen.MENTEE, _("Waiting for an answer"), _("Nothing is on its way")),
    ("completed", "", _("Completed"), _("The first is still to come")),
)


@dataclass(frozen=True, slots=True)
class Card:
    """A number, the list that it counts, and what to say while it is nought.

    `is_work` marks what others wait for the reader to do.
    """

    number: int
    label: str
    url: str
    next: str
    is_work: bool = False


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
    is_work = (name, side) == ("pending", Seen.MENTOR)
    return Card(counts.of(name, side), label, url, next_, is_work=is_work)


def _sides(counts: Counts, side: str) -> list[Tab]:
    """The filter, for those who are on both sides or look at one."""
    if not (side or counts.on_both_sides):
        return []
    return sides(lambda of: counts.of("active", of) + counts.of("pending", of), {"side": side})
