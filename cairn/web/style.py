"""The living style guide, and the choice between light and dark."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from cairn.interface.guards import open_to_all
from cairn.interface.onward import onward
from cairn.people.choices import LEVELS_TO_BEGIN_AT
from cairn.scheduling.choices import Shown
from cairn.web.contrast import contrast
from cairn.web.drawings import Chart, Curve, Dot, Field
from cairn.web.forms.hours import Week, WeekForm
from cairn.web.forms.versions import Newer
from cairn.web.offer import Time
from cairn.web.openhours import Ahead, OpenDay, Stretch
from cairn.workspace.progress import Progress

SPRITE = Path(__file__).parent / "static" / "img" / "icons.svg"
THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 60 * 60

# Each ink with the grounds on which the components put it.
TEXT_ON = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink", "raised"),
    ("ink", "stone"),
    ("ink-soft", "paper"),
    ("ink-soft", "surface"),
    ("ink-soft", "sunken"),
    ("ink-soft", "raised"),
    ("pine", "paper"),
    ("pine", "surface"),
    ("pine-deep", "surface"),
    ("on-pine", "pine"),
    ("on-pine", "pine-deep"),
    ("pine-ink", "pine-soft"),
    ("lichen-ink", "lichen-soft"),
    ("heather-ink", "heather-soft"),
    ("heather-ink", "surface"),
    ("on-heather", "heather"),
    ("slate-ink", "slate-soft"),
]
# Edges of things that can be used, and the ring around what has the focus.
EDGE_ON = [
    ("line-strong", "paper"),
    ("line-strong", "surface"),
    ("line-strong", "sunken"),
    ("focus", "paper"),
    ("focus", "surface"),
    ("focus", "sunken"),
    ("pine", "stone"),
]


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label=_("Display name"), help_text=_("The name that members see."))
    email = forms.EmailField(label=_("E-mail address"), required=False)
    about = forms.CharField(label=_("About you"), widget=forms.Textarea, required=False)
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=[("lagos", "Africa/Lagos"), ("berlin", "Europe/Berlin")]
    )
    since = forms.DateField(
        label=_("Since"), widget=forms.DateInput({"type": "date"}), required=False
    )
    photo = forms.FileField(label=_("Photo"), required=False)
    kind = forms.ChoiceField(
        label=_("Who may join"),
        widget=forms.RadioSelect,
        choices=[("public", _("Public")), ("private", _("Private")), ("secret", _("Secret"))],
    )
    formats = forms.MultipleChoiceField(
        label=_("Formats"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("questions", _("Ad-hoc Q&A")), ("calls", _("Scheduled calls"))],
        required=False,
    )
    rules = forms.BooleanField(label=_("I have read the house rules"))
    accepting = forms.BooleanField(
        label=_("Accepting Mentees"),
        help_text=_("Off hides you from the search; what is running goes on."),
        required=False,
    )


@open_to_all(why="it shows parts of pages and no person's data")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "style/index.html", _samples())


@open_to_all(why="light or dark is everybody's own choice")
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    response = onward(request, "landing")
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie("theme", chosen, YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def icon_names() -> list[str]:
    """The names that `<c-icon>` knows."""
    return sorted(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))


def _samples() -> dict[str, Any]:
    return {
        "text_on": [(*pair, *contrast(*pair)) for pair in TEXT_ON],
        "edge_on": [(*pair, *contrast(*pair)) for pair in EDGE_ON],
        "icons": icon_names(),
        "form": SampleForm(),
        "wrong": SampleForm({"email": "ada@"}, auto_id="wrong_%s"),
        "soon": timezone.now() + timedelta(hours=3),
        "before": timezone.now() - timedelta(days=4),
        "page": Paginator(range(60), 20).page(2),
        "places": _places(),
        "levels": LEVELS_TO_BEGIN_AT,
        **_plans(),
        **_meetings(),
        **_words(),
    }


def _plans() -> dict[str, Any]:
    """Hours, and a plan that is half done, drawn over a month."""
    days = [date(2026, 3, day) for day in (2, 9, 16, 23, 30)]
    field, said = Field(days[0], days[-1], 100), [(days[0], 10), (days[2], 30), (days[3], 63)]
    dots = [Dot(*one) for one in said]
    reached = Curve(_("Reached"), "is", field.path(dots), field.marks(dots))
    aim = Curve(_("Expected"), "aim", field.path([Dot(days[0], 0), Dot(days[-1], 100)]))
    columns, rows = [_("Day"), _("Reached")], [(day, f"{value} %") for day, value in said]
    ends = ("0 %", "100 %", days[0], days[-1])
    return {
        **_hours(),
        "plan_progress": Progress(done=5, total=8, percent=63, expected=75),
        "chart": Chart(_("Progress over time"), [aim, reached], *ends, columns, rows),
        "small_chart": Chart(_("Ratings"), [reached], *ends, columns, rows),
        "newer": {"newer": [Newer(str(_("Notes")), str(_("Begin with the smallest part.")))]},
    }


def _hours() -> dict[str, Any]:
    """Hours as they are, over midnight, and without an end."""
    monday = datetime(2026, 3, 2, 18, tzinfo=UTC)
    evening = Stretch(monday, monday + timedelta(hours=3))
    rows = [("09:00", "12:00"), ("18:00", "21:00")], [("22:00", "02:00"), ("10:00", "")]
    week = Week({day: list(rows[day]) if day < len(rows) else [] for day in range(7)})
    days = [OpenDay(monday.date(), [evening], None)]
    return {"week": WeekForm(week, sent=True), "ahead": Ahead(days, "Lisbon")}


def _meetings() -> dict[str, Any]:
    """Meetings in each state, and times to choose from."""
    day = {"weekday": "Tue", "day": "2", "what": _("How queues fail"), "side": "mentor"}
    waiting = {**day, "side": "learn", "shown": "proposed", "waits": True}
    there, flaw = "Wed 07:00 Auckland", str(_("early for you"))
    times = [Time(mine, mine, there, "", mine == "18:00") for mine in ("18:00", "18:30")]
    return {
        "meetings": [waiting, *({**day, "shown": shown} for shown in Shown.values)],
        "entries": ["scheduled", "proposed", "cancelled"],
        "times": [*times, Time("22:00", "22:00", there, flaw, checked=False)],
    }


def _words() -> dict[str, Any]:
    return {
        "helps": [_("Grant writing"), _("Public speaking"), _("Data analysis")],
        "crumbs": [(_("Mentorship"), "#frame"), (_("Requests"), "#frame")],
        "columns": [_("Member"), _("Role"), _("Mentees")],
        "harbour": {"name": "Harbour", "slug": "harbour"},
        "fellows": [{"name": "Harbour", "slug": "harbour"}, {"name": "Hilltop", "slug": "hilltop"}],
    }


def _places() -> list[dict[str, Any]]:
    return [
        {"label": _("Home"), "url": "#frame", "icon": "home", "current": False},
        {"label": _("Mentorship"), "url": "#frame", "icon": "compass", "current": True, "count": 2},
        {"label": _("Meetings"), "url": "#frame", "icon": "calendar", "current": False},
        {"label": _("Messages"), "url": "#frame", "icon": "message-circle", "count": 12},
        {"label": _("Resources"), "url": "#frame", "icon": "library", "current": False},
        {"label": _("Programme"), "url": "#frame", "icon": "route", "current": False},
    ]
