"""Find a Mentor, and one mentor with the reasons for their score."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from cairn.interface.drawn import drawn
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.matching import shortlist
from cairn.matching.cards import Card, Match
from cairn.mentoring.audience import audience_of
from cairn.mentoring.models import Mentor
from cairn.people.models import Profile
from cairn.web import thanks
from cairn.web.facets import facets, wider
from cairn.web.forms.finding import FindForm


@members_only
@require_safe
def index(request: Request) -> HttpResponse:
    form = FindForm(request.GET)
    found = shortlist.find(request.member, form.criteria, form.number)
    context = {
        "found": found,
        "search": search_of(form),
        "cards": [card_of(card) for card in found.cards],
        "filters": drawn("mentors/_filters.html", facets=facets(form, found)),
        "wider": wider(found.drops, request.GET),
    }
    part = "#results" if request.headers.get("HX-Request") else ""
    response = TemplateResponse(request, f"mentors/index.html{part}", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@members_only
@require_safe
def show(request: Request, handle: str) -> HttpResponse:
    mentors = Mentor.objects.visible_to(request.member).with_seats_left()
    mentor = get_object_or_404(
        mentors.select_related("membership"), membership__user__profile__handle=handle
    )
    profile = Profile.objects.with_details().get(handle=handle)
    context = {
        "mentor": mentor,
        "profile": profile,
        "sections": profile.sections_for(audience_of(request.user, profile)),
        "own": profile.user_id == request.user.pk,
        "dossier": shortlist.dossier(request.member, mentor),
        "thanks": thanks.said_to(mentor.membership, request.member)[: thanks.FIRST + 1],
        "few": thanks.FIRST,
    }
    return TemplateResponse(request, "mentors/show.html", context)


def search_of(form: FindForm) -> SafeString:
    """The words that are looked for, and the order of the list."""
    words = {"q": form.said.get("q", "")}
    return drawn("mentors/_search.html", words, sort=form.chosen_sort, sorts=form.sorts)


TEXTS = (
    "handle",
    "name",
    "photo",
    "initials",
    "position",
    "skills",
    "helps",
    "time",
    "seats",
    "overlap",
    "answers",
    "experience",
    "refusal",
)
"""What a card prints of a mentor, as it is."""


def card_of(card: Card) -> SafeString:
    """A mentor in the list."""
    texts = {name: getattr(card, name) for name in TEXTS}
    texts |= (card.match or Match("", "", ""))._asdict()
    texts["reason"] = card.availability.reason
    texts["key"] = card.bond.key if card.bond else ""
    status = card.availability.badge
    return drawn("cotton/mentor_card.html", texts, tone=card.tone, status=status, state=card.state)
