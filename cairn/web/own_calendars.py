"""One's own calendars elsewhere: those that tell when one is busy, and the one that subscribes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cairn.accounts.models import User
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.scheduling.models import CalendarSource, FeedToken
from cairn.web.days import CRUMBS
from cairn.web.forms.calendars import ConnectForm, FeedForm

REFUSALS_AT = dict.fromkeys(
    ("calendar_address", "calendar_forbidden", "calendar_known"),
    "address",
)


def calendars_of(user: User) -> dict[str, Any]:
    """What the page of availability shows of them."""
    open_ = FeedToken.objects.of(user).valid()
    return {"sources": list(CalendarSource.objects.of(user)), "feed": open_.first()}


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def connect(request: Request) -> HttpResponse:
    by, form = request.user, ConnectForm(request.POST or None)
    if submitted(
        request, form, lambda said: CalendarSource.connect(by=by, **said), refusals_at=REFUSALS_AT
    ):
        messages.success(
            request, _("Connected. It is read within a few minutes, or now if you ask.")
        )
        return _back()
    words = {"title": _("Connect a calendar"), "button": _("Connect")}
    words["lead"] = _("We read from it when you are busy, and nothing else: no titles, no guests.")
    return _form_page(request, form, **words)


@people_only
@require_POST
def refresh(request: Request, key: str) -> HttpResponse:
    source = _mine(request, key)
    source.refresh()
    if source.trouble:
        messages.error(request, source.trouble)
    else:
        messages.success(request, _("Checked: your hours keep clear of this calendar."))
    return _back()


@people_only
@require_POST
def count_days(request: Request, key: str) -> HttpResponse:
    on = request.POST.get("on") == "on"
    _mine(request, key).change(by=request.user, counts_all_day=on)
    said = _("Whole days count as busy.") if on else _("Whole days do not count as busy.")
    messages.success(request, said)
    return _back()


@people_only
@require_POST
def disconnect(request: Request, key: str) -> HttpResponse:
    _mine(request, key).disconnect(by=request.user)
    messages.success(request, _("Removed, with everything that was read from it."))
    return _back()


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: Request) -> HttpResponse:
    """The address is shown in the answer, and never again."""
    form, made = FeedForm(request.POST or None), []
    if submitted(request, form, lambda said: made.append(FeedToken.make(by=request.user, **said))):
        address = reverse("calendars:feed", args=[made[0][1]])
        context = {"address": request.build_absolute_uri(address), "crumbs": CRUMBS}
        return TemplateResponse(request, "availability/feed.html", context)
    words = {"title": _("A feed of your meetings"), "button": _("Make an address")}
    words["lead"] = _("Your calendar looks at a secret address from time to time, often for hours.")
    return _form_page(request, form, **words)


@people_only
@require_POST
def close_feed(request: Request) -> HttpResponse:
    token = get_object_or_404(FeedToken.objects.of(request.user).valid())
    token.revoke(by=request.user)
    messages.success(request, _("Closed. Nobody can look at that address any more."))
    return _back()


def _mine(request: Request, key: str) -> CalendarSource:
    source: CalendarSource = get_object_or_404(CalendarSource.objects.of(request.user), key=key)
    return source


def _form_page(request: Request, form: ConnectForm | FeedForm, **words: Any) -> HttpResponse:
    context = {"form": form, "back": _address(), "crumbs": CRUMBS, **words}
    return TemplateResponse(request, "availability/form.html", context, status=status_of(form))


def _address() -> str:
    return reverse("availability:index") + "#calendars"


def _back() -> HttpResponse:
    return redirect(_address())
