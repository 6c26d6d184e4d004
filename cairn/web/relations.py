"""Which skills a community relates: what Cairn proposes, and what its coordinators decided."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import coordinators_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.interface.refusals import origin
from cairn.matching.models import SkillRelation, Status
from cairn.people.models import Skill
from cairn.web.forms.relations import PERCENTS, PercentForm, RelateForm
from cairn.web.forms.search import words_of
from cairn.web.lines import Tab, tabs

LISTS = {"": Status.PROPOSED, "related": Status.ACCEPTED, "dismissed": Status.DISMISSED}
LABELS = {
    "": gettext_lazy("To review"),
    "related": gettext_lazy("Related"),
    "dismissed": gettext_lazy("Dismissed"),
}
CRUMBS = [(gettext_lazy("Skill relations"), reverse_lazy("relations:index"))]
REFUSALS_AT = {
    **dict.fromkeys(("same_skill", "related_by_cairn", "related_already"), "other"),
    "not_a_name": "one",
}


@coordinators_only
@require_safe
def index(request: Request) -> HttpResponse:
    words, chosen = words_of(request), request.GET.get("show", "")
    chosen = chosen if chosen in LISTS else ""
    mine = SkillRelation.objects.visible_to(request.member)
    listed = mine.filter(status=LISTS[chosen]).naming(words).with_details()
    listed = listed.latest_first() if chosen else listed.strongest_first()
    context = {"page": page_of(request, listed), "words": words, "chosen": chosen}
    context |= {"tabs": _tabs(request, chosen), "percents": PERCENTS}
    return TemplateResponse(request, "relations/index.html", context)


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = RelateForm(request.POST or None)
    if submitted(request, form, form.act(request.member), refusals_at=REFUSALS_AT):
        messages.success(request, _("Related. It counts from the next search on."))
        return redirect(f"{reverse('relations:index')}?show=related")
    context = {"form": form, "names": Skill.known_names(), "crumbs": CRUMBS}
    return TemplateResponse(request, "relations/new.html", context, status=status_of(form))


@coordinators_only
@require_POST
def accept(request: Request, key: str) -> HttpResponse:
    relation = _relation(request, key)
    relation.accept(percent=PercentForm.read(request), by=request.member)
    return _back(request, relation, _("%(one)s and %(other)s are related now."), "withdraw")


@coordinators_only
@require_POST
def dismiss(request: Request, key: str) -> HttpResponse:
    relation = _relation(request, key)
    relation.dismiss(by=request.member)
    return _back(request, relation, _("%(one)s and %(other)s stay apart."), "withdraw")


@coordinators_only
@require_POST
def change(request: Request, key: str) -> HttpResponse:
    relation = _relation(request, key)
    before = relation.percent
    relation.change(percent=PercentForm.read(request), by=request.member)
    words = _("%(one)s and %(other)s: %(percent)s now.")
    return _back(request, relation, words, "change", percent=before)


@coordinators_only
@require_POST
def withdraw(request: Request, key: str) -> HttpResponse:
    relation = _relation(request, key)
    relation.withdraw(by=request.member)
    return _back(request, relation, _("%(one)s and %(other)s wait for an answer again."))


def _relation(request: Request, key: str) -> SkillRelation:
    relations = SkillRelation.objects.visible_to(request.member).with_details()
    relation: SkillRelation = get_object_or_404(relations, key=key)
    return relation


def _tabs(request: Request, chosen: str) -> list[Tab]:
    numbers = SkillRelation.objects.visible_to(request.member).aggregate(
        **{status.value: Count("pk", filter=Q(status=status)) for status in LISTS.values()}
    )
    return tabs("show", LABELS, lambda name: numbers[LISTS[name].value], show=chosen)


def _back(
    request: Request, relation: SkillRelation, words: str, undo: str = "", percent: int = 0
) -> HttpResponse:
    """Say on the page that it was decided on what was decided, with the way back."""
    sentence = words % {
        "one": relation.one.name,
        "other": relation.other.name,
        "percent": _("%(n)d%%") % {"n": relation.percent},
    }
    action = reverse(f"relations:{undo}", args=[relation.key]) if undo else ""
    context = {"sentence": sentence, "action": action, "percent": percent}
    messages.success(request, render_to_string("relations/_undo.html", context, request))
    return redirect(origin(request))
