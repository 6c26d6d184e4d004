"""A meeting: what is agreed about it, what its two people can do, and what became of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.communities.models import Membership
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import Meeting
from cairn.scheduling.models.participant import Account
from cairn.scheduling.refusals import Refusal
from cairn.web.clocks import clock_of
from cairn.web.forms.action_items import ActionItemForm
from cairn.web.forms.meetings import AccountForm, EditForm, ReasonForm
from cairn.web.forms.versions import rewritten
from cairn.web.meeting_history import history_of
from cairn.web.meeting_lines import meeting_lines
from cairn.web.meeting_papers import papers_of, said_of
from cairn.web.pieces import done, form_page
from cairn.workspace.models import ActionItem

AT_MOST = 8


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    meeting, member, clock = meeting_of(request, key), request.member, clock_of(request)
    context = {
        "meeting": meeting,
        "pair": meeting.mentorship,
        "seen": meeting_lines([meeting], member, clock)[0],
        "papers": papers_of(meeting, member),
        "refusals": refusals_of(meeting, member),
        "history": history_of(meeting, clock),
        "crumbs": crumbs_of(meeting.mentorship),
        "told": Account.choices,
        "host": urlsplit(meeting.link).hostname or "",
        **said_of(meeting, member),
        **_items_of(meeting, member),
    }
    return TemplateResponse(request, "meetings/show.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    meeting = meeting_of(request, key)
    form, back = EditForm(request.POST or None, piece=meeting), address_of(meeting)
    if rewritten(request, form, meeting):
        return done(request, _("The meeting is saved."), back)
    refusal, words = meeting.refusal_to_edit(request.member), {"back": back}
    words["title"] = _("How and where")
    return form_page(request, meeting.mentorship, form, refusal=refusal, **words)


@members_only
@require_POST
def confirm(request: Request, key: str) -> HttpResponse:
    meeting = meeting_of(request, key)
    meeting.confirm(by=request.member)
    return done(request, _("It is agreed."), address_of(meeting))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: Request, key: str) -> HttpResponse:
    meeting, form = meeting_of(request, key), ReasonForm(request.POST or None)
    if submitted(request, form, lambda no: meeting.decline(by=request.member, **no)):
        return done(request, _("Your answer is sent."), address_of(meeting))
    refusal = meeting.refusal_to_decline(request.member)
    words = {"title": _("Decline this time?"), "button": _("Decline")}
    return _ask(request, meeting, form, refusal, **words)


@members_only
@require_POST
def withdraw(request: Request, key: str) -> HttpResponse:
    meeting = meeting_of(request, key)
    meeting.withdraw(by=request.member)
    return done(request, _("Your proposal is withdrawn."), address_of(meeting))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: Request, key: str) -> HttpResponse:
    meeting, form = meeting_of(request, key), ReasonForm(request.POST or None)
    if submitted(request, form, lambda why: meeting.cancel(by=request.member, **why)):
        return done(request, _("The meeting is cancelled."), address_of(meeting))
    refusal = meeting.refusal_to_cancel(request.member)
    words = {"title": _("Cancel this meeting?"), "button": _("Cancel the meeting")}
    return _ask(request, meeting, form, refusal, **words)


@members_only
@require_POST
def mark(request: Request, key: str) -> HttpResponse:
    meeting, form = meeting_of(request, key), AccountForm(request.POST)
    if submitted(request, form, lambda said: meeting.mark(**said, by=request.member)):
        return done(request, _("Thank you, that is noted."), address_of(meeting))
    for error in form.errors.get("__all__", [_("Choose one of the answers.")]):
        messages.error(request, str(error))
    return redirect(address_of(meeting))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def add_item(request: Request, key: str) -> HttpResponse:
    meeting, by = meeting_of(request, key), request.member
    pair, back = meeting.mentorship, f"{address_of(meeting)}#items"
    form = ActionItemForm(request.POST or None, pair=pair, initial={"owner": by})
    if submitted(
        request, form, lambda values: ActionItem.add(pair, by=by, meeting=meeting, **values)
    ):
        return done(request, _("Added to the action items."), back)
    refusal = ActionItem(mentorship=pair).refusal_to_add(by)
    words = {"title": _("Add an action item"), "lead": meeting.name, "back": back}
    return form_page(request, pair, form, refusal=refusal, **words)


def meeting_of(request: Request, key: str) -> Meeting:
    """A meeting of the member's own mentorships; for others there is no such page."""
    visible = Meeting.objects.visible_to(request.member).with_people()
    found: Meeting = get_object_or_404(visible, key=key)
    return found


def address_of(meeting: Meeting) -> str:
    return reverse("meetings:show", args=[meeting.key])


def crumbs_of(pair: Mentorship) -> list[tuple[str | Promise, str]]:
    meetings = (gettext_lazy("Meetings"), reverse("meetings:index"))
    return [meetings, (pair.topic, reverse("meetings:of-pair", args=[pair.key]))]


def refusals_of(meeting: Meeting, by: Membership) -> dict[str, Refusal | None]:
    """Why the member cannot do what the page would offer, by the name of the act."""
    acts = ("confirm", "decline", "withdraw", "move", "cancel", "mark", "edit")
    found = {act: getattr(meeting, f"refusal_to_{act}")(by) for act in acts}
    return {**found, "begin": meeting.refusal_to_begin(meeting.mentorship, by)}


def _items_of(meeting: Meeting, by: Membership) -> dict[str, Any]:
    """What the two have agreed on at this meeting, and whatever else is still to be done."""
    pair = meeting.mentorship
    items = ActionItem.objects.of(pair).open_or_of(meeting).select_related("mentorship")
    of_it: list[ActionItem] = []
    others: list[ActionItem] = []
    for item in items.select_related("milestone").soonest_first():
        (of_it if item.meeting_id == meeting.pk else others).append(item)
    return {
        "items": of_it[:AT_MOST],
        "other_items": others[:AT_MOST],
        "refusal_to_add": ActionItem(mentorship=pair).refusal_to_add(by),
        "today": timezone.localdate(),
    }


def _ask(
    request: Request, meeting: Meeting, form: ReasonForm, refusal: Refusal | None, **words: str
) -> HttpResponse:
    """Whether it is really meant: `title`, `button`."""
    context = {
        "form": form,
        "seen": meeting_lines([meeting], request.member, clock_of(request))[0],
        "refusal": refusal,
        "back": address_of(meeting),
        "crumbs": crumbs_of(meeting.mentorship),
        **words,
    }
    return TemplateResponse(request, "meetings/ask.html", context, status=status_of(form))
