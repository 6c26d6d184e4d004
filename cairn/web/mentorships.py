"""My mentorships: the list in sections, and the overview of one."""

from __future__ import annotations

from django.http import HttpRequest as PlainRequest
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.web.lines import side_of, sides, tabs
from cairn.web.overview import Overview
from cairn.web.sections import ASIDE, LABELS, SECTIONS, Mine, keys_of, lines_of
from cairn.web.workspace import desk, pair_of


@members_only
@require_safe
def index(request: Request) -> HttpResponse:
    member, side, name = request.member, side_of(request), _section_of(request)
    page = page_of(request, keys_of(name, member, side))
    mine, chosen = Mine(member), {"section": name, "side": side}
    context = {
        "page": page,
        "lines": lines_of(name, page, member),
        **chosen,
        "tabs": tabs("section", LABELS, lambda value: mine.of(value, side), **chosen),
        "aside": tabs("section", ASIDE, lambda value: mine.of(value, side), **chosen),
        "sides": sides(lambda value: mine.of(name, value), chosen),
    }
    return TemplateResponse(request, "mentorships/index.html", context)


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    context = {
        **desk(request, pair, "mentorships:show"),
        "now": timezone.now(),
        "overview": Overview(pair, request.member),
    }
    return TemplateResponse(request, "mentorships/show.html", context)


def _section_of(request: PlainRequest) -> str:
    """The section that `?section=` asks for; the active ones for nonsense."""
    name = request.GET.get("section", "")
    return name if name in SECTIONS else "active"
