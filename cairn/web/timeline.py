"""The timeline of a mentorship, and the templates that it can be made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cairn.interface.drawn import drawn
from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import Meeting
from cairn.web.clocks import Clock
from cairn.web.drawings import progress_chart
from cairn.web.forms.milestones import LayOutForm
from cairn.web.meeting_lines import MeetingLine, meeting_lines
from cairn.web.pieces import done, form_page, timeline_of
from cairn.web.planwords import change_words
from cairn.web.workspace import desk, pair_of
from cairn.workspace.models import Milestone, PlanTemplate, Snapshot
from cairn.workspace.outline import Outline
from cairn.workspace.plan import Plan, Week

MEETINGS = 200


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    pair, today = pair_of(request, key), timezone.localdate()
    plan, pictures = Plan(pair), list(Snapshot.objects.of(pair))
    refusal = Milestone(mentorship=pair).refusal_to_work(request.member)
    context = {
        **desk(request, pair, "timeline:show"),
        "plan": plan,
        "weeks": list(_weeks(request, plan, today)),
        "change": change_words(plan.change_since(pictures[-1] if pictures else None)),
        "chart": progress_chart(plan, pictures, today),
        "refusal": refusal,
        "is_open": refusal is None,
        "today": today,
    }
    return TemplateResponse(request, "timeline/show.html", context)


def _weeks(request: Request, plan: Plan, today: date) -> Iterator[tuple[Week, list[MeetingLine]]]:
    """Each week with its meetings, on the reader's clock."""
    held: dict[int, list[MeetingLine]] = defaultdict(list)
    meetings = _meetings(pair=plan.pair.pk)
    for meeting in meetings:
        meeting.mentorship = plan.pair
    for line in meeting_lines(meetings, request.member, Clock(request.user.time_zone)):
        held[plan.weeks.week_of(line.mine.on)].append(line)
    for week in plan.by_week(today, held):
        yield week, held[week.number]


@prepared
def _meetings(pair: Any) -> QuerySet[Any]:
    return (
        Meeting.objects.of(pair).exclude(status="cancelled").order_by("starts_at", "pk")[:MEETINGS]
    )


@members_only
@require_safe
def templates(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    outlines = PlanTemplate.offered_in(request.member.community)
    parts = {"fitting": _fitting(pair, outlines), "topics": _by_topic(outlines)}
    context = {
        **desk(request, pair, "timeline:show"),
        "topics": drawn("timeline/_topics.html", {"key": pair.key}, **parts),
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


def _fitting(pair: Mentorship, outlines: list[Outline]) -> tuple[Outline, ...]:
    """Those whose words occur in what the mentee wants to learn, in the length nearest to ours."""
    asked = getattr(pair, "request", None)
    said = " ".join([pair.topic, *(goal["skill"] for goal in (asked.goals if asked else []))])
    best = max((outline.fits(said) for outline in outlines), default=0)
    fitting = [outline for outline in outlines if best and outline.fits(said) == best]
    fitting.sort(key=lambda outline: abs(outline.weeks - pair.planned_weeks))
    return tuple(fitting[:3])


def _by_topic(outlines: list[Outline]) -> tuple[tuple[str, tuple[Outline, ...]], ...]:
    """They come sorted by topic."""
    topics = groupby(outlines, key=lambda outline: outline.title)
    return tuple((title, tuple(lengths)) for title, lengths in topics)
