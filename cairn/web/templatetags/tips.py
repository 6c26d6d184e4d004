"""The tag that shows a tip."""

from __future__ import annotations

from typing import Any

from django import template

from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship, Seen
from cairn.mentoring.models import Request as Asked
from cairn.web.advice import tip_for

register = template.Library()


@register.inclusion_tag("tips/_tip.html", takes_context=True)
def tip(
    context: dict[str, Any], place: str, pair: Asked | Mentorship | None = None, form: str = ""
) -> dict[str, Any]:
    """What helps the reader there, on their side of the pair; without a pair they are to learn.

    `form` is the id of the form that the page is there for. Without scripts the tip is put away
    when that is sent, and not by itself, since a new page would lose what was typed.
    """
    request: Request = context["request"]
    side = pair.side_of(request.member) if pair else Seen.MENTEE
    return {"request": request, "tip": tip_for(request.user, place, side), "form": form}
