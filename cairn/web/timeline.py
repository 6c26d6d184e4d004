"""The timeline of a mentorship, and the templates that it can be made of."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship
from cairn.web.drawings import progress_chart
from cairn.web.forms.milestones import LayOutForm
from cairn.web.pieces import done, form_page, timeline_of
from cairn.web.planwords import change_words
from cairn.web.workspace import desk, pair_of
from cairn.workspace.models import Milestone, PlanTemplate, Snapshot
from cairn.workspace.outline import Outline
from cairn.workspace.plan import Plan


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    pair, today = pair_of(request, key), timezone.localdate()
    plan, pictures = Plan(pair), list(Snapshot.objects.of(pair))
    context = {
        **desk(request, pair, "timeline:show"),
        "plan": plan,
        "weeks": list(plan.by_week(today)),
        "change": change_words(plan.change_since(pictures[-1] if pictures else None)),
        "chart": progress_chart(plan, pictures, today),
        "refusal": Milestone(mentorship=pair).refusal_to_work(request.member),
        "today": today,
    }
    return TemplateResponse(request, "timeline/show.html", context)


@members_only
@require_safe
def templates(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    outlines = PlanTemplate.offered_in(request.member.community)
    context = {
        **desk(request, pair, "timeline:show"),
        "fitting": _fitting(pair, outlines),
        "topics": _by_topic(outlines),
        "kept": Milestone.objects.of(pair).standing().count(),
        "refusal": Milestone(mentorship=pair).refusal_to_work(request.member),
    }
    return TemplateResponse(request, "timeline/templates.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def lay_out(request: Request, key: str, plan: str) -> HttpResponse:
    pair, outline = pair_of(request, key), _outline(request, plan)
    form, by = LayOutForm(request.POST or None), request.member
    steps, at = outline.steps, dict.fromkeys(("beyond_the_weeks", "too_many"), "begin")

    def act(values: dict[str, Any]) -> None:
        Milestone.lay_out(pair, by=by, steps=steps, later=values["begin"] - 1)

    if submitted(request, form, act, refusals_at=at):
        return done(request, _laid_out(len(steps)), timeline_of(pair))
    words = {"title": outline.title, "button": _("Use this template"), "back": timeline_of(pair)}
    words["fields"] = "timeline/_outline.html"
    refusal = Milestone(mentorship=pair).refusal_to_work(by)
    return form_page(request, pair, form, refusal=refusal, outline=outline, **words)


def _laid_out(number: int) -> str:
    sentence = ngettext(
        "%(number)s milestone is on the timeline now.",
        "%(number)s milestones are on the timeline now.",
        number,
    )
    return sentence % {"number": number}


def _outline(request: Request, ident: str) -> Outline:
    template = PlanTemplate.found(request.member.community, ident)
    if template is None or template.is_hidden:
        raise Http404
    return template.outline


def _fitting(pair: Mentorship, outlines: list[Outline]) -> list[Outline]:
    """Those whose words occur in what the mentee wants to learn, in the length nearest to ours."""
    asked = getattr(pair, "request", None)
    said = " ".join([pair.topic, *(goal["skill"] for goal in (asked.goals if asked else []))])
    best = max((outline.fits(said) for outline in outlines), default=0)
    fitting = [outline for outline in outlines if best and outline.fits(said) == best]
    return sorted(fitting, key=lambda outline: abs(outline.weeks - pair.planned_weeks))[:3]


def _by_topic(outlines: list[Outline]) -> dict[str, list[Outline]]:
    topics: dict[str, list[Outline]] = {}
    for outline in outlines:
        topics.setdefault(outline.title, []).append(outline)
    return topics
