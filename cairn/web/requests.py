"""Requests: the lists, one request, and what its two people can do with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.communities.models import Membership
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request as HttpRequest
from cairn.interface.paging import page_of
from cairn.matching import shortlist
from cairn.mentoring.models import Mentee, Mentor, Remark, Request, Seen
from cairn.mentoring.models.request import Status
from cairn.people.choices import Audience
from cairn.web.asking import colleagues_for, letter_to, plain
from cairn.web.forms.requests import DeclineForm, LetterForm, RemarkForm
from cairn.web.lines import headline_for, lines, side_of, sides, tabs

SIDES = {
    "": gettext_lazy("All"),
    Seen.MENTEE: gettext_lazy("I asked"),
    Seen.MENTOR: gettext_lazy("I was asked"),
}


@members_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    member, side, status = request.member, side_of(request), _status_of(request)
    rows = Request.objects.seen_by(member, side).filter(status=status).with_people()
    page, count = page_of(request, rows), Request.objects.tally(member).count
    chosen = {"status": status.value, "side": side}
    context = {
        "page": page,
        "lines": lines(page, member),
        **chosen,
        "tabs": tabs("status", dict(Status.choices), lambda value: count(value, side), **chosen),
        "sides": sides(lambda value: count(status, value), chosen, SIDES),
    }
    return TemplateResponse(request, "requests/index.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, handle: str) -> HttpResponse:
    member, mentor = request.member, _mentor(request, handle)
    form = letter_to(mentor, member, again=_again(request), data=request.POST or None)
    sent: list[Request] = []
    if submitted(request, form, lambda said: sent.append(_send(mentor, member, form, said))):
        messages.success(request, _("Your request is on its way."))
        return redirect("requests:show", sent[0].key)
    asked = Request(mentor=mentor, mentee=Mentee.of(member))
    refusal = None if form.is_bound else asked.refusal_to_send()
    headline = headline_for(mentor.membership, Audience.MEMBERS)
    context = {"mentor": mentor, "form": form, "refusal": refusal, "headline": headline}
    return TemplateResponse(request, "requests/new.html", context, status=status_of(form))


@members_only
@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, _asked(request, key), RemarkForm())


@members_only
@require_POST
def remark(request: HttpRequest, key: str) -> HttpResponse:
    asked, form = _asked(request, key), RemarkForm(request.POST)
    if submitted(request, form, lambda said: Remark.write(asked, by=request.member, **said)):
        messages.success(request, _("Your message is sent."))
        return redirect("requests:show", key)
    return _page(request, asked, form)


@members_only
@require_POST
def accept(request: HttpRequest, key: str) -> HttpResponse:
    pair = _asked(request, key).accept(by=request.member)
    messages.success(request, _("You now work together. Say hello!"))
    return redirect("mentorships:show", pair.key)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, key: str) -> HttpResponse:
    member, asked = request.member, _asked(request, key)
    form = DeclineForm(request.POST or None, colleagues=colleagues_for(asked, request.POST))
    searching = "search" in request.POST
    if not searching and submitted(request, form, lambda no: asked.decline(by=member, **no)):
        messages.success(request, _("Your answer is sent."))
        return redirect("requests:show", key)
    context = {"asked": asked, "form": form, "refusal": asked.refusal_to_decline(member)}
    status = 200 if searching else status_of(form)
    return TemplateResponse(request, "requests/decline.html", context, status=status)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    asked = _asked(request, key)
    if request.method == "POST":
        asked.withdraw(by=request.member)
        messages.success(request, _("Your request is withdrawn."))
        return redirect("requests:show", key)
    context = {"asked": asked, "refusal": asked.refusal_to_withdraw(request.member)}
    return TemplateResponse(request, "requests/withdraw.html", context)


def _status_of(request: HttpRequest) -> Status:
    """The status that `?status=` asks for; pending for nonsense."""
    wanted = request.GET.get("status", "")
    return Status(wanted) if wanted in Status.values else Status.PENDING


def _mentor(request: HttpRequest, handle: str) -> Mentor:
    mentors = Mentor.objects.visible_to(request.member)
    mentors = mentors.select_related("membership__user__profile")
    return get_object_or_404(mentors, membership__user__profile__handle=handle)


def _again(request: HttpRequest) -> Request | None:
    """The request of one's own that `?from=` names: what was written there is written again."""
    key = plain(request.GET.get("from", ""))
    return Request.objects.of_mentee(request.member).filter(key=key).first() if key else None


def _send(mentor: Mentor, by: Membership, form: LetterForm, said: dict[str, Any]) -> Request:
    score, weights = shortlist.fit_of(by, mentor, form.listed.values())
    return Request.send(mentor, by=by, score=score, weights=weights, **said)


def _asked(request: HttpRequest, key: str) -> Request:
    visible = Request.objects.visible_to(request.member).with_people()
    asked: Request = get_object_or_404(visible, key=key)
    return asked


def _page(request: HttpRequest, asked: Request, form: RemarkForm) -> HttpResponse:
    """One request, with what the reader may do, or why they may not."""
    member = request.member
    is_mentor = asked.side_of(member) == Seen.MENTOR
    ended = not is_mentor and asked.status in (Status.DECLINED, Status.EXPIRED)
    context = {
        "asked": asked,
        "line": lines([asked], member)[0],
        "form": form,
        "now": timezone.now(),
        "remarks": asked.remarks.all(),
        "refusal_to_write": Remark.refusal_to_write(asked, member),
        "refusal_to_accept": asked.refusal_to_accept(member) if is_mentor else None,
        "match": shortlist.from_mentors_side(asked) if is_mentor else None,
        "alternatives": shortlist.alternatives_to(asked) if ended else [],
    }
    return TemplateResponse(request, "requests/show.html", context, status=status_of(form))
