"""The community's library: finding what helped others, and taking it into a mentorship."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.library.models import LibraryItem
from cairn.people.models import Skill
from cairn.web.downloads import handed_out
from cairn.web.forms.finding import SKILL_LENGTH
from cairn.web.forms.library import LibraryForm, ShareForm
from cairn.web.forms.search import words_of
from cairn.web.forms.uploads import REFUSALS_AT
from cairn.web.lines import Tab, tabs
from cairn.web.pieces import done, resources_of

LABELS = {"": gettext_lazy("Library"), "mine": gettext_lazy("Offered by you")}
LEADING = {**LABELS, "waiting": gettext_lazy("Waiting")}
CRUMBS = [(gettext_lazy("Resources"), reverse_lazy("library:index"))]
SKILLS_SHOWN = 16
AT = {
    "link_or_words": "url",
    "not_a_name": "skill_names",
    "too_many_library_skills": "skill_names",
    **REFUSALS_AT,
}


@members_only
@require_safe
def index(request: Request) -> HttpResponse:
    chosen, words, skill = _chosen(request), words_of(request), _skill(request)
    listed = _lists(request)[chosen].matching(words).serving(skill).with_details()
    context = {
        "page": page_of(request, listed, per_page=12),
        "words": words,
        "skill": skill,
        "chosen": chosen,
        "tabs": _tabs(request, chosen),
        "skills": [] if chosen else _skills(request),
    }
    return TemplateResponse(request, "library/index.html", context)


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    return item_page(request, item_of(request, key), ShareForm(member=request.member))


@members_only
@require_safe
def file(request: Request, key: str) -> HttpResponseBase:
    return handed_out(request, item_of(request, key).file)


@members_only
@require_POST
def share(request: Request, key: str) -> HttpResponse:
    item, form = item_of(request, key), ShareForm(request.POST, member=request.member)
    if submitted(request, form, lambda v: item.share(by=request.member, **v)):
        return done(request, _("Shared."), resources_of(form.cleaned_data["pair"]))
    return item_page(request, item, form)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form, by = LibraryForm(request.POST or None, request.FILES or None), request.member
    if submitted(request, form, lambda v: LibraryItem.offer(by=by, **v), refusals_at=AT):
        return done(request, *thanks(by))
    words = {"title": _("Offer something to everybody"), "button": _("Offer it")}
    refusal = LibraryItem.refusal_to_offer(by)
    return form_page(request, form, refusal=refusal, trusted=LibraryItem.is_trusted(by), **words)


def item_of(request: Request, key: str) -> LibraryItem:
    """The item, if the member may see it, with all that its page shows."""
    visible = LibraryItem.objects.visible_to(request.member).with_details()
    item: LibraryItem = get_object_or_404(visible, key=key)
    return item


def item_page(request: Request, item: LibraryItem, form: ShareForm) -> HttpResponse:
    by = request.member
    context = {
        "item": item,
        "form": form,
        "crumbs": CRUMBS,
        "pairs": form.fields["pair"].queryset.exists(),  # type: ignore[attr-defined]
        "may_edit": not item.refusal_to_edit(by),
        "may_approve": not item.refusal_to_approve(by),
        "may_decline": not item.refusal_to_decline(by),
        "may_remove": not item.refusal_to_remove(by),
    }
    return TemplateResponse(request, "library/show.html", context, status=status_of(form))


def form_page(request: Request, form: Any, **words: Any) -> HttpResponse:
    """A form about an item: `title`, `button`, `refusal`, perhaps `back` and `trusted`."""
    context = {"form": form, "crumbs": CRUMBS, "back": reverse("library:index"), **words}
    return TemplateResponse(request, "library/form.html", context, status=status_of(form))


def thanks(by: Any) -> tuple[str, str]:
    """What is said to whoever has offered something, and where they see it."""
    if LibraryItem.is_trusted(by):
        return _("It is in the library now. Thank you."), reverse("library:index")
    words = _("Thank you. A coordinator will look at it; until then only you see it.")
    return words, f"{reverse('library:index')}?show=mine"


def _lists(request: Request) -> dict[str, Any]:
    """What each tab lists."""
    visible = LibraryItem.objects.visible_to(request.member)
    mine = visible.offered_by(request.member)
    return {"": visible.published(), "mine": mine, "waiting": visible.proposed()}


def _chosen(request: Request) -> str:
    chosen = request.GET.get("show", "")
    return chosen if chosen in (LEADING if request.member.coordinates else LABELS) else ""


def _tabs(request: Request, chosen: str) -> list[Tab]:
    lists, labels = _lists(request), LEADING if request.member.coordinates else LABELS
    numbers = {name: lists[name].count() for name in labels}
    return tabs("show", labels, numbers.__getitem__, show=chosen)


def _skill(request: Request) -> str:
    """The skill that `?skill=` names; none for nonsense."""
    name = request.GET.get("skill", "")[:SKILL_LENGTH]
    return "" if "\0" in name else name.strip()


def _skills(request: Request) -> list[Skill]:
    """Those that most of the library serves."""
    shelf = _lists(request)[""]
    found = Skill.objects.filter(library_items__in=shelf).annotate(n=Count("library_items"))
    return list(found.order_by("-n", "name")[:SKILLS_SHOWN])
