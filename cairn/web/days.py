"""Days that are not like others: time off, and single days with hours of their own."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.scheduling.models import DayHours, TimeOff, Timetable
from cairn.web.forms.availability import DayForm, OffForm
from cairn.web.openhours import meetings_on_days_off

CRUMBS = [
    (gettext_lazy("Settings"), reverse_lazy("settings")),
    (gettext_lazy("Availability"), reverse_lazy("availability:index")),
]
OFF = gettext_lazy(
    "You have no hours on these days. Meetings that are booked stay until they are moved. "
    "Where you mentor, others read until when you are away."
)
FIRST = "time-0"
REFUSALS_AT = {
    "other_days": "last",
    "far_away": "last",
}
REFUSALS_AT_DAY = {
    "far_away": "day",
    "other_hours": FIRST,
    "too_many_hours": FIRST,
}


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: Request) -> HttpResponse:
    table, form = Timetable.of(request.user), OffForm(request.POST or None)
    if submitted(
        request, form, lambda v: table.take_off(by=table.user, **v), refusals_at=REFUSALS_AT
    ):
        messages.success(request, _taken_off(table))
        return _back()
    return _form_page(request, form, _("Take time off"), str(OFF))


@people_only
@require_POST
def come_back(request: Request, key: str) -> HttpResponse:
    off = get_object_or_404(TimeOff.objects.filter(timetable__user=request.user), key=key)
    Timetable.of(request.user).come_back(off, by=request.user)
    messages.success(request, _("Your weekly hours are back on these days."))
    return _back()


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    return _edit(request, None)


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, day: str) -> HttpResponse:
    return _edit(request, _row(request, day))


@people_only
@require_POST
def clear(request: Request, day: str) -> HttpResponse:
    row = _row(request, day)
    Timetable.of(request.user).clear_day(row.day, by=request.user)
    messages.success(request, _("That day has the hours of its weekday again."))
    return _back()


def _edit(request: Request, row: DayHours | None) -> HttpResponse:
    table, form = Timetable.of(request.user), DayForm(request.POST or None, row=row)
    if submitted(
        request, form, lambda v: table.set_day(by=table.user, **v), refusals_at=REFUSALS_AT_DAY
    ):
        messages.success(request, _("Saved: the hours of that day."))
        return _back()
    lead = _("They take the place of the weekday's. Leave all times empty for a day off.")
    return _form_page(request, form, _("Hours on one day"), lead, fields="availability/_day.html")


def _row(request: Request, day: str) -> DayHours:
    """The person's own hours of that day; `day` is as 2026-11-24."""
    row: DayHours = get_object_or_404(
        DayHours.objects.filter(timetable__user=request.user), day=_date(day)
    )
    return row


def _date(day: str) -> date:
    try:
        found = parse_date(day)
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _form_page(request: Request, form: Form, title: str, lead: str, **words: str) -> HttpResponse:
    back = reverse("availability:index") + "#days"
    context = {"form": form, "title": title, "lead": lead, "back": back, "crumbs": CRUMBS, **words}
    return TemplateResponse(request, "availability/form.html", context, status=status_of(form))


def _taken_off(table: Timetable) -> str:
    """With how many meetings are still booked on days off."""
    still = len(meetings_on_days_off(Timetable.of(table.user)))
    if not still:
        return _("Saved. Nobody can book you on these days.")
    sentence = ngettext(
        "Saved. %(number)s meeting is still booked on days off; it stands below.",
        "Saved. %(number)s meetings are still booked on days off; they stand below.",
        still,
    )
    return sentence % {"number": still}


def _back() -> HttpResponse:
    return redirect(reverse("availability:index") + "#days")
