"""Thank-yous: between the two, and on the page of a mentor if both want it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.communities.models import Membership
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import coordinators_only, members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.mentoring.models import Mentor, Seen
from cairn.web.forms.endings import ReasonForm, ThanksForm
from cairn.web.look_back import closing_of
from cairn.web.pieces import done, form_page, question_page
from cairn.web.workspace import pair_of, piece_of
from cairn.workspace.models import ThankYou

FIRST = 3


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    thanks, to_mentor = ThankYou.of_side(pair, by), pair.side_of(by) == Seen.MENTEE
    form = ThanksForm(request.POST or None, to_mentor=to_mentor)
    if submitted(request, form, lambda words: ThankYou.write(pair, by=by, **words)):
        return done(request, _("Your thanks are on their way."), closing_of(pair, "thanks"))
    words = {"title": _("Say thank you"), "button": _("Send"), "back": closing_of(pair)}
    words["lead"] = _("To %(name)s, and nobody else.") % {"name": thanks.reader.user.name}
    return form_page(request, pair, form, refusal=thanks.refusal_to_write(by), **words)


@members_only
@require_POST
def offer(request: Request, key: str) -> HttpResponse:
    thanks = piece_of(request, ThankYou, key)
    thanks.offer(by=request.member)
    return _back(request, thanks, _("Offered. They decide."))


@members_only
@require_POST
def publish(request: Request, key: str) -> HttpResponse:
    thanks = piece_of(request, ThankYou, key)
    thanks.publish(by=request.member)
    return _back(request, thanks, _("It stands on your page now."))


@members_only
@require_POST
def take_down(request: Request, key: str) -> HttpResponse:
    thanks = piece_of(request, ThankYou, key)
    thanks.take_down(by=request.member)
    return _back(request, thanks, _("It stays between the two of you."))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    thanks, by = piece_of(request, ThankYou, key), request.member
    if request.method == "POST":
        thanks.remove(by=by)
        return _back(request, thanks, _("Your thank-you is removed."))
    words = {"title": _("Remove your thank-you?"), "name": thanks.text}
    back, refusal = closing_of(thanks.mentorship, "thanks"), thanks.refusal_to_remove(by)
    return question_page(request, thanks.mentorship, refusal=refusal, back=back, **words)


@members_only
@require_safe
def index(request: Request, handle: str) -> HttpResponse:
    mentors = Mentor.objects.visible_to(request.member)
    mentor = get_object_or_404(
        mentors.select_related("membership__user__profile"),
        membership__user__profile__handle=handle,
    )
    page = page_of(request, said_to(mentor.membership, request.member))
    return TemplateResponse(request, "thanks/index.html", {"mentor": mentor, "page": page})


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: Request, key: str) -> HttpResponse:
    published = ThankYou.objects.published_to(request.member)
    thanks = get_object_or_404(published.select_related("mentorship__mentor__membership"), key=key)
    person = thanks.mentorship.mentor.membership.user
    form, back = ReasonForm(request.POST or None), page_of_mentor(person)
    if submitted(request, form, lambda words: thanks.hide(by=request.member, **words)):
        return done(request, _("It is removed, and its writer is told."), back)
    context = {"thanks": thanks, "person": person, "form": form, "back": back}
    return TemplateResponse(request, "thanks/hide.html", context, status=status_of(form))


def said_to(mentor: Membership, reader: Membership) -> Any:
    """What stands on the mentor's page, the latest first."""
    return ThankYou.objects.published_to(reader).for_mentor(mentor)


def page_of_mentor(person: Any) -> str:
    return reverse("mentors:show", args=[person.profile.handle])


def _back(request: Request, thanks: ThankYou, sentence: str) -> HttpResponse:
    return done(request, sentence, closing_of(thanks.mentorship, "thanks"))
