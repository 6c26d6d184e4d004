"""What asking and answering begin with: the letter as far as it is known, colleagues to suggest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from cairn.communities.models import Membership
from cairn.matching import shortlist
from cairn.mentoring.choices import Format
from cairn.mentoring.models import Mentee, Mentor, Request
from cairn.mentoring.models.letter import Letter
from cairn.people.models import LearningGoal
from cairn.web.forms.requests import LetterForm

COLLEAGUES_SHOWN = 8
WORDS_AT_MOST = 80


def letter_to(
    mentor: Mentor, member: Membership, *, again: Request | None, data: Any
) -> LetterForm:
    """The form of a request, filled with preferences, or with all that was written `again`."""
    goals = list(LearningGoal.objects.filter(profile__user=member.user_id).select_related("skill"))
    form = LetterForm(data, goals=goals)
    if not form.is_bound:
        form.initial = _written(again) if again else _preferred(member)
        form.initial["format"] = _format(mentor, form.initial.pop("formats"))
        wanted = {goal["skill"] for goal in again.goals} if again else _helped(mentor, member)
        form.initial["goals"] = [goal.key for goal in goals if goal.skill.name in wanted]
    return form


def colleagues_for(asked: Request, typed: Mapping[str, str]) -> list[Mentor]:
    """Colleagues by the name that was typed, or the best for the mentee; the chosen one stays."""
    name, chosen = (plain(typed.get(field, "")) for field in ("name", "colleague"))
    found = asked.colleagues().filter((_named(name) if name else _fitting(asked)) | _of(chosen))
    found = found.select_related("membership__user__profile")
    return list(found.order_by("membership__user__name")[:COLLEAGUES_SHOWN])


def plain(text: str) -> str:
    """Typed words that a database can be asked for."""
    return text.replace("\x00", "").strip()[:WORDS_AT_MOST]


def _named(name: str) -> Q:
    return Q(membership__user__name__icontains=name)


def _of(*handles: str) -> Q:
    return Q(membership__user__profile__handle__in=handles)


def _fitting(asked: Request) -> Q:
    return _of(*(card.handle for card in shortlist.alternatives_to(asked)))


def _written(again: Request) -> dict[str, Any]:
    written = {field.name: getattr(again, field.name) for field in Letter._meta.get_fields()}
    return {**written, "formats": [again.format]}


def _preferred(member: Membership) -> dict[str, Any]:
    mentee = Mentee.of(member)
    return {"minutes": mentee.minutes, "formats": mentee.formats}


def _format(mentor: Mentor, wished: list[str]) -> str:
    """A wish that the mentor offers too, else what they offer first."""
    both = [format_ for format_ in wished if format_ in mentor.formats]
    return next(iter([*both, *mentor.formats, *wished]), Format.CALLS)


def _helped(mentor: Mentor, member: Membership) -> set[str]:
    """The goals that the mentor can help with."""
    return {goal.label for goal in shortlist.explanation(member, mentor).goals if goal.points}
