"""Availability: the hours of a week, the rules for meetings, and the clock of both."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.scheduling.choices import Preset
from cairn.scheduling.models import Timetable
from cairn.web.days import CRUMBS
from cairn.web.forms.availability import ClockForm, RulesForm
from cairn.web.forms.hours import Week, WeekForm
from cairn.web.forms.model_fields import values_of
from cairn.web.openhours import ahead_of, days_of, meetings_on_days_off, offs_of
from cairn.web.other_hours import wishes_to
from cairn.web.own_calendars import calendars_of


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    table = Timetable.of(request.user)
    if request.method != "POST":
        return _page(request, table)
    week = Week.read(request.POST)
    if change := request.POST.get("change", ""):
        return _changed(request, table, week, change)
    form = WeekForm(week, sent=True)
    if submitted(request, form, lambda _values: _keep(table, form)):
        messages.success(request, _("Saved: your hours."))
        return redirect("availability:index")
    return _page(request, table, week_form=form)


@people_only
@require_POST
def use(request: Request) -> HttpResponse:
    preset = request.POST.get("preset", "")
    if preset not in Preset.values:
        raise Http404
    Timetable.of(request.user).use(preset, by=request.user)
    messages.success(request, _("Saved: your hours. Change whatever does not fit."))
    return redirect("availability:index")


@people_only
@require_POST
def rules(request: Request) -> HttpResponse:
    table = Timetable.of(request.user)
    form = RulesForm(request.POST)
    if submitted(request, form, lambda said: table.change_rules(by=request.user, **said)):
        messages.success(request, _("Saved: your rules for meetings."))
        return redirect("availability:index")
    return _page(request, table, rules_form=form)


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def clock(request: Request) -> HttpResponse:
    table = Timetable.of(request.user)
    form = ClockForm(request.POST or None, table=table)
    if submitted(request, form, lambda said: _set_clock(table, said)):
        messages.success(request, _("Saved: the clock of your hours."))
        return redirect("availability:index")
    words = {"title": _("The clock of your hours"), "back": reverse("availability:index")}
    words["lead"] = _("Weekly hours follow the clock of a place, also through summer time.")
    context = {"form": form, "crumbs": CRUMBS, **words}
    return TemplateResponse(request, "availability/form.html", context, status=status_of(form))


def _changed(request: Request, table: Timetable, week: Week, change: str) -> HttpResponse:
    """The form with another row, or one less; nothing is kept until somebody saves it."""
    week = week.changed(change, request.POST.getlist("to-" + change.removeprefix("copy-")))
    kind, _dash, day = change.partition("-")
    added = int(day) if kind == "add" and day in map(str, week) else None
    return _page(request, table, week_form=WeekForm(week, added=added), is_draft=True)


def _keep(table: Timetable, form: WeekForm) -> None:
    """The days that have changed, all or none."""
    known = WeekForm(Week.of(table.entries()), sent=True)
    before = known.ranges() if known.is_valid() else {}
    with transaction.atomic():
        for day, ranges in form.ranges().items():
            if sorted(ranges) != sorted(before.get(day, [])):
                table.set_hours(day, ranges, by=table.user)


def _set_clock(table: Timetable, said: dict[str, Any]) -> None:
    table.change_zone(said["time_zone"], by=table.user, keep=said["keep"])


def _page(
    request: Request,
    table: Timetable,
    *,
    week_form: WeekForm | None = None,
    rules_form: RulesForm | None = None,
    is_draft: bool = False,
) -> HttpResponse:
    week_form = week_form or WeekForm(Week.of(table.entries()))
    rules_form = rules_form or RulesForm(initial=values_of(table, table.EDITABLE))
    context = {
        "week": week_form,
        "rules": rules_form,
        "is_draft": is_draft or week_form.is_bound,
        "presets": Preset.choices,
        "crumbs": CRUMBS[:1],
        **_said(table),
    }
    status = max(status_of(week_form), status_of(rules_form))
    return TemplateResponse(request, "availability/index.html", context, status=status)


def _said(table: Timetable) -> dict[str, Any]:
    """What the page tells besides its forms."""
    return {
        "table": table,
        "ahead": ahead_of(table),
        "offs": offs_of(table),
        "days": days_of(table),
        "in_the_way": meetings_on_days_off(table),
        "wishes": wishes_to(table.user),
        **calendars_of(table.user),
    }
