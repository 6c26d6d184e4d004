"""What a score rests on, in words: a sentence for each component, and for each goal."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cairn.engine import Mentee, Mentor, Part, mask_of
from cairn.engine.explanation import Explanation, Help, MentorView, Remark, Wished
from cairn.lib.said import said_once
from cairn.matching.codes import format_name, language_name, names_in, stage_name
from cairn.mentoring.choices import Commitment

LABELS = {
    Part.SKILLS: gettext_lazy("What you want to learn"),
    Part.OVERLAP: gettext_lazy("Shared hours"),
    Part.WISHES: gettext_lazy("Whom they like to help"),
    Part.MINUTES: gettext_lazy("Time per month"),
    Part.STAGE: gettext_lazy("Career stage"),
    Part.FORMATS: gettext_lazy("Formats"),
    Part.LANGUAGE: gettext_lazy("Language"),
    Part.INDUSTRY: gettext_lazy("Industry"),
    Part.VALUES: gettext_lazy("Values and interests"),
}

UNKNOWN = gettext_lazy("They have not said, so this counts half.")

MISSING = {
    Part.SKILLS: (gettext_lazy("Say what you want to learn: nothing counts for more."), "goals"),
    Part.OVERLAP: (gettext_lazy("Say when you can usually talk."), "profile"),
    Part.MINUTES: (gettext_lazy("Say how much time a month you seek."), "preferences"),
    Part.STAGE: (gettext_lazy("Say where you are in your career."), "profile"),
    Part.FORMATS: (gettext_lazy("Choose the formats that suit you."), "preferences"),
    Part.LANGUAGE: (gettext_lazy("Add the languages in which you can meet."), "profile"),
    Part.INDUSTRY: (gettext_lazy("Say which industry you work in."), "profile"),
}
"""What a mentee could fill in, and where: the name of a page."""


VERDICTS = (
    (80, gettext_lazy("Strong match")),
    (60, gettext_lazy("Good match")),
    (40, gettext_lazy("Partial match")),
    (0, gettext_lazy("Some overlap")),
)


def note(part: Part, mentee: Mentee, mentor: Mentor) -> str:
    """What both said about a component, in a sentence; nothing where the goals say it."""
    return NOTES[part](mentee, mentor) if part in NOTES else ""


def shared_hours(one: int | None, other: int | None) -> str:
    """The overlap of two masks of hours in words; empty when one of the two is not known."""
    if one is None or other is None:
        return ""
    return _so_many_hours((one & other).bit_count())


@said_once
def _so_many_hours(hours: int) -> str:
    if not hours:
        return _("No shared hours on weekdays")
    words = ngettext("%(n)d shared hour on weekdays", "%(n)d shared hours on weekdays", hours)
    return words % {"n": hours}


@said_once
def verdict(score: float) -> str:
    """The word beside a score 0…100; never good or bad, since it is about a pair."""
    return str(next(word for least, word in VERDICTS if round(score) >= least))


COMMITMENTS = dict(Commitment.choices)


@said_once
def commitment(minutes: int | None) -> str:
    return str(COMMITMENTS.get(minutes or 0, ""))


def covered(found: Explanation) -> str:
    """How many of the goals a mentor can help with."""
    words = ngettext(
        "Can help with %(n)d of your %(all)d goal",
        "Can help with %(n)d of your %(all)d goals",
        len(found.goals),
    )
    return words % {"n": len(found.helps), "all": len(found.goals)}


def style(mentor: Mentor) -> tuple[list[str], list[str]]:
    """The formats that a mentor offers, and the career stages at which they help best."""
    return names_in(mentor.formats, format_name), names_in(mentor.wishes.stages, stage_name)


def helped(help_: Help, names: dict[int, str]) -> str:
    """A goal that a mentor can help with, as the card's badge says it."""
    goal = names[help_.goal.skill]
    if help_.via is not None and Remark.RELATED in help_.remarks:
        return _("%(goal)s via %(skill)s") % {"goal": goal, "skill": names[help_.via.skill]}
    if Remark.BELOW_LEVEL in help_.remarks:
        below = help_.levels_below
        words = ngettext("%(goal)s, %(n)d level below", "%(goal)s, %(n)d levels below", below)
        return words % {"goal": goal, "n": below}
    return goal


def remarks(help_: Help, names: dict[int, str], *, own: bool = False) -> list[str]:
    """Everything that keeps a goal from being covered in full; `own` where it is the community
    that relates the two skills."""
    if help_.via is None:
        return [_("Nothing that they list is close to this.")]
    skill = names[help_.via.skill]
    below = ngettext(
        "%(n)d level below the one you want",
        "%(n)d levels below the one you want",
        help_.levels_below,
    ) % {"n": help_.levels_below}
    related = _("through the related skill %(skill)s")
    if own:
        related = _("through %(skill)s, which is related by your community")
    said = {
        Remark.RELATED: related % {"skill": skill},
        Remark.BELOW_LEVEL: below,
        Remark.NOT_OFFERED: _("they do not offer to teach it"),
        Remark.NOT_VERIFIED: _("not verified by others yet"),
        Remark.LONG_AGO: _("last used some years ago"),
    }
    return [said[remark] for remark in help_.remarks]


def facts(view: MentorView) -> list[tuple[str, str]]:
    """What a mentor wants to know of a request, as label and words; what is unknown is left out."""
    hours = ngettext("%(n)d on weekdays", "%(n)d on weekdays", view.shared_hours.bit_count())
    wish = {Wished.MET: _("They are"), Wished.UNMET: _("They are not")}.get(view.stage_wish, "")
    found = [
        (_("Hours you share"), hours % {"n": view.shared_hours.bit_count()}),
        (_("Formats you share"), ", ".join(names_in(view.shared_formats, format_name))),
        (_("Time they seek a month"), commitment(view.minutes_sought)),
        (_("At a career stage that you help best"), wish),
    ]
    return [(label, words) for label, words in found if words]


def _overlap(mentee: Mentee, mentor: Mentor) -> str:
    return shared_hours(mentee.hours, mentor.hours)


def _wishes(_mentee: Mentee, mentor: Mentor) -> str:
    wished = names_in(mentor.wishes.stages, stage_name)
    if not wished:
        return _("They are glad to help anybody.")
    return _("They help best: %(stages)s") % {"stages": ", ".join(wished)}


def _minutes(mentee: Mentee, mentor: Mentor) -> str:
    words = {"offered": commitment(mentor.minutes), "sought": commitment(mentee.minutes)}
    return _("They offer %(offered)s, you seek %(sought)s") % words


def _stage(mentee: Mentee, mentor: Mentor) -> str:
    theirs = stage_name(mentor.stage) if mentor.stage else ""
    yours = stage_name(mentee.stage) if mentee.stage else ""
    return _("They: %(theirs)s. You: %(yours)s") % {"theirs": theirs, "yours": yours}


def _formats(mentee: Mentee, mentor: Mentor) -> str:
    shared = names_in(mentee.formats & mentor.formats, format_name)
    return ", ".join(shared) or _("You want different formats.")


def _language(mentee: Mentee, mentor: Mentor) -> str:
    shared = names_in(mask_of(mentee.languages) & mentor.languages, language_name)
    return ", ".join(shared) or _("You have no language in common.")


def _industry(mentee: Mentee, mentor: Mentor) -> str:
    one, other = mentee.industry or 0, mentor.industry or 0
    if one == other:
        return _("The same industry")
    return _("The same sector") if one // 8 == other // 8 else _("Different industries")


NOTES: dict[Part, Callable[[Mentee, Mentor], str]] = {
    Part.OVERLAP: _overlap,
    Part.WISHES: _wishes,
    Part.MINUTES: _minutes,
    Part.STAGE: _stage,
    Part.FORMATS: _formats,
    Part.LANGUAGE: _language,
    Part.INDUSTRY: _industry,
}
