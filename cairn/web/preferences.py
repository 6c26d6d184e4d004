"""Mentorship Preferences, and the switches that act at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.refusals import origin
from cairn.mentoring.models import Mentee, Mentor
from cairn.web.forms.preferences import MenteeForm, MentorForm


@members_only
@require_safe
def show(request: Request) -> HttpResponse:
    return _page(request)


@members_only
@require_POST
def offer(request: Request) -> HttpResponse:
    member, mentor = request.member, Mentor.of(request.member)
    form = MentorForm.of(mentor, request.POST)
    refusals_at = {"seats_below_pairs": "seats"}
    if submitted(request, form, lambda v: mentor.offer(by=member, **v), refusals_at=refusals_at):
        messages.success(request, _("Saved: how you mentor."))
        return redirect("preferences")
    return _page(request, mentor_form=form)


@members_only
@require_POST
def seek(request: Request) -> HttpResponse:
    member, mentee = request.member, Mentee.of(request.member)
    form = MenteeForm.of(mentee, request.POST)
    if submitted(request, form, lambda values: mentee.seek(by=member, **values)):
        messages.success(request, _("Saved: what you seek."))
        return redirect("preferences")
    return _page(request, mentee_form=form)


@members_only
@require_POST
def offering(request: Request) -> HttpResponse:
    on = _turned_on(request)
    Mentor.of(request.member).offer(by=request.member, offering=on)
    return _turned(request, _("Offer to Mentor is on.") if on else _("Offer to Mentor is off."))


@members_only
@require_POST
def seeking(request: Request) -> HttpResponse:
    on = _turned_on(request)
    Mentee.of(request.member).seek(by=request.member, seeking=on)
    return _turned(request, _("Seeking Mentor is on.") if on else _("Seeking Mentor is off."))


@members_only
@require_POST
def accepting(request: Request) -> HttpResponse:
    on = _turned_on(request)
    Mentor.of(request.member).accept_mentees(on, by=request.member)
    return _turned(request, _("Accepting Mentees is on.") if on else _("Accepting Mentees is off."))


def _turned_on(request: Request) -> bool:
    return request.POST.get("on") == "on"


def _turned(request: Request, sentence: str) -> HttpResponse:
    """Say what a switch did, with the way back, on the page that it was used on."""
    undo = {"sentence": sentence, "action": request.path, "on": not _turned_on(request)}
    messages.success(request, render_to_string("preferences/_undo.html", undo, request))
    return redirect(origin(request))


def _page(
    request: Request,
    mentor_form: MentorForm | None = None,
    mentee_form: MenteeForm | None = None,
) -> HttpResponse:
    mentor, mentee = Mentor.of(request.member), Mentee.of(request.member)
    forms = (mentor_form or MentorForm.of(mentor), mentee_form or MenteeForm.of(mentee))
    context = {
        "mentor": mentor,
        "mentee": mentee,
        "mentor_form": forms[0],
        "mentee_form": forms[1],
    }
    status = max(status_of(form) for form in forms)
    return TemplateResponse(request, "preferences/show.html", context, status=status)
