"""Certificates: issuing one's own, showing it, and looking one up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import coordinators_only, members_only, open_to_all, people_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.lib.key import ALPHABET
from cairn.web import paper
from cairn.web.forms.endings import ReasonForm, ShowsForm
from cairn.web.look_back import closing_of
from cairn.web.pieces import done, form_page
from cairn.web.workspace import pair_of
from cairn.workspace.models import Certificate
from cairn.workspace.models.certificate import Status

UNSEEN = {"X-Robots-Tag": "noindex, nofollow", "Cache-Control": "private, no-store"}


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = ShowsForm(request.POST or None)
    issued: list[Certificate] = []
    if submitted(request, form, lambda v: issued.append(Certificate.issue(pair, by=by, **v))):
        return done(request, _("Here is your certificate."), address_of(issued[0]))
    words = {"title": _("Your certificate"), "button": _("Issue it"), "back": closing_of(pair)}
    words["lead"] = _("It says that you have completed this mentorship, and names nobody else.")
    refusal = Certificate.refusal_to_issue(pair, by)
    return form_page(request, pair, form, refusal=refusal, **words)


@people_only
@require_safe
def index(request: Request) -> HttpResponse:
    page = page_of(request, Certificate.objects.of_user(request.user))
    return TemplateResponse(request, "certificates/index.html", {"page": page})


@people_only
@require_safe
def show(request: Request, code: str) -> HttpResponse:
    one = _mine(request, code)
    address = request.build_absolute_uri(reverse("certificates:verify", args=[code]))
    context = {"one": one, "address": address, "is_drawn": paper.can_draw(one)}
    return TemplateResponse(request, "certificates/show.html", context)


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: Request, code: str) -> HttpResponse:
    one = _mine(request, code)
    form = ShowsForm(request.POST or None, initial={"shows": one.shows})
    if submitted(request, form, lambda shows: one.choose(by=one.holder, **shows)):
        return done(request, _("Your choice is kept."), address_of(one))
    context = {"form": form, "back": address_of(one)}
    return TemplateResponse(request, "certificates/choose.html", context, status=status_of(form))


@people_only
@require_safe
def download(request: Request, code: str) -> HttpResponse:
    """The PDF; a revoked one, or one whose letters its font lacks, has none."""
    one = _mine(request, code)
    if one.is_revoked or not paper.can_draw(one):
        return redirect(address_of(one))
    address = request.build_absolute_uri(reverse("certificates:verify", args=[code]))
    answer = HttpResponse(paper.draw(one, address), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="certificate-{one.code}.pdf"'
    return answer


@open_to_all(why="whoever is shown a certificate looks it up; it says what its holder allows")
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    rows = Certificate.objects.select_related("holder__community", "holder__user")
    one = rows.filter(code=_typed(code)).first()
    member = getattr(request, "member", None)
    leads = one and member and one.refusal_to_turn(_other(one), member) is None
    name, status = ("verify", 200) if one else ("unknown", 404)
    context = {"one": one, "leads": leads}
    page = f"certificates/{name}.html"
    return TemplateResponse(request, page, context, status=status, headers=UNSEEN)


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: Request, code: str) -> HttpResponse:
    one, form = _led(request, code), ReasonForm(request.POST or None)
    back, by = reverse("certificates:verify", args=[code]), request.member
    if submitted(request, form, lambda words: one.revoke(by=by, **words)):
        return done(request, _("It is revoked, and its holder is told."), back)
    refusal = one.refusal_to_turn(Status.REVOKED, by) if not form.is_bound else None
    context = {"one": one, "form": form, "back": back, "refusal": refusal}
    return TemplateResponse(request, "certificates/revoke.html", context, status=status_of(form))


@coordinators_only
@require_POST
def restore(request: Request, code: str) -> HttpResponse:
    _led(request, code).restore(by=request.member)
    back = reverse("certificates:verify", args=[code])
    return done(request, _("It is valid again."), back)


def address_of(one: Certificate) -> str:
    return reverse("certificates:show", args=[one.code])


def _mine(request: Request, code: str) -> Certificate:
    mine = Certificate.objects.of_user(request.user)
    one: Certificate = get_object_or_404(mine, code=code)
    return one


def _led(request: Request, code: str) -> Certificate:
    """One of the coordinator's own community."""
    home = Certificate.objects.filter(holder__community=request.member.community_id)
    one: Certificate = get_object_or_404(home.select_related("holder__user"), code=code)
    return one


def _typed(code: str) -> str:
    """A code as people copy it from paper: in groups, or in capitals."""
    return "".join(letter for letter in code[:40].lower() if letter in ALPHABET)


def _other(one: Certificate) -> Status:
    return Status.ISSUED if one.is_revoked else Status.REVOKED
