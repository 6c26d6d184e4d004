"""The landing page, and Home."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cairn.communities import founding
from cairn.communities.models import Membership
from cairn.interface.guards import members_only, open_to_all
from cairn.interface.member import Request
from cairn.mentoring.models import Seen
from cairn.web.beginnings import Standing
from cairn.web.lines import address
from cairn.web.sections import Counts, glimpse


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
    member, counts = request.member, Counts(request.member)
    standing = Standing(member, counts.requests)
    stats = cards(counts, standing)
    context = {
        "standing": standing,
        "cards": stats,
        "to_answer": next((card for card in stats if card.is_work and card.number), None),
        "waiting": _waiting_to_join(member),
        "glimpses": [glimpse(name, member, counts) for name in ("pending", "active", "rejected")],
    }
    return TemplateResponse(request, "home/index.html", context)


CARDS = (
    ("active", "", _("Active mentorships"), _("They begin with a request")),
    (
        "pending",
        Seen.MENTOR,
        _("Requests to answer"),
        _("Nobody waits for you"),
    ),
    (
        "pending",
        Seen.MENTEE,
        _("Waiting for an answer"),
        _("Nothing is on its way"),
    ),
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


def cards(counts: Counts, standing: Standing) -> list[Card]:
    """Each number is that of the list behind it; nobody gets a card for a side they never use."""
    answers = standing.mentor.offering or counts.of("pending", Seen.MENTOR)
    waits = not answers or standing.mentee.seeking or counts.of("pending", Seen.MENTEE)
    left_out: dict[str, bool] = {Seen.MENTOR: not answers, Seen.MENTEE: not waits}
    return [
        _card(counts, name, side, str(label), str(next_))
        for name, side, label, next_ in CARDS
        if not left_out.get(side)
    ]


def _card(counts: Counts, name: str, side: str, label: str, next_: str) -> Card:
    url = reverse("mentorships:index") + address(section=name, side=side)
    return Card(counts.of(name, side), label, url, next_, is_work=side == Seen.MENTOR)


def _waiting_to_join(member: Membership) -> int:
    if not member.coordinates:
        return 0
    return Membership.objects.waiting().filter(community=member.community_id).count()
