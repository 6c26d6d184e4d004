"""The glass box: a score taken apart so that everybody can add it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cairn import engine
from cairn.engine.explanation import Answer, Explanation, Help, Side
from cairn.engine.formula import apportion
from cairn.matching import reasons
from cairn.matching.measures import WEIGHTS, is_own
from cairn.matching.profiles import Person
from cairn.matching.seekers import Seeker
from cairn.matching.steps import Advice, advice

ADVICE_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """Points of possible points, on the scale of 0 to 100 that people see, and the reason."""

    label: str
    points: float
    possible: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Glass:
    """A score 0–100 and everything behind it. The points of `bars` add up to `score`.

    `goals` divide the first bar. `missing` is what the mentee left out, `changes` what they could
    do, `wishes` what would help on the mentor's side.
    """

    score: float
    bars: list[Bar]
    goals: list[Bar]
    helps: list[str]
    missing: list[Advice]
    changes: list[Advice]
    wishes: list[Advice]


def glass(seeker: Seeker, person: Person) -> Glass:
    """Explain the score of a mentee and a mentor."""
    mentee, mentor = seeker.values, person.values
    found = engine.explain(mentee, mentor, seeker.relations, WEIGHTS)
    names = names_of(seeker, person)
    return Glass(
        score=found.tenths / 10,
        bars=list(_bars(found, mentee, mentor)),
        goals=_goals(found, seeker, names),
        helps=[reasons.helped(help_, names) for help_ in found.helps],
        missing=[
            Advice(str(reasons.MISSING[part][0]), 0, reasons.MISSING[part][1])
            for part in found.parts(Answer.MISSING)
            if part in reasons.MISSING
        ],
        changes=_advice(found, Side.MENTEE, names),
        wishes=_advice(found, Side.MENTOR, names),
    )


@dataclass(frozen=True, slots=True)
class MentorSide:
    """What a mentor weighs before answering: the score 0–100 when it was sent, the goals of the
    request with what they can do for each, and what the two have in common, as label and words.
    """

    score: float
    goals: list[Bar]
    facts: list[tuple[str, str]]


def mentor_side(seeker: Seeker, person: Person, score: int | None) -> MentorSide:
    """A request from the side of the mentor; the score is that of now when none was stored."""
    mentee, mentor = seeker.values, person.values
    found = engine.explain(mentee, mentor, seeker.relations, WEIGHTS)
    names = names_of(seeker, person)
    return MentorSide(
        score=engine.tenths(found.score if score is None else score) / 10,
        goals=_goals(found, seeker, names),
        facts=reasons.facts(found.mentor_view),
    )


def names_of(seeker: Seeker, person: Person) -> dict[int, str]:
    """The names of every skill that an explanation of the two may mention."""
    return {known.skill: name for known, name in person.known.items()} | seeker.names


def _bars(found: Explanation, mentee: engine.Mentee, mentor: engine.Mentor) -> Iterable[Bar]:
    for part in found.components:
        if part.possible:
            known = part.answer is Answer.COUNTED
            why = reasons.note(part.part, mentee, mentor) if known else str(reasons.UNKNOWN)
            if part.part is engine.Part.SKILLS:
                why = reasons.covered(found)
            label = str(reasons.LABELS[part.part])
            yield Bar(label, part.tenths / 10, part.possible / 1000, why)


def _goals(found: Explanation, seeker: Seeker, names: dict[int, str]) -> list[Bar]:
    """A bar for each goal; together they are the bar of the skills, to the tenth of a point."""
    skills = found.components[0]
    points = apportion([help_.points for help_ in found.goals], skills.tenths)
    possible = apportion([help_.possible for help_ in found.goals], skills.possible // 100)
    return [
        Bar(names[help_.goal.skill], earned / 10, most / 10, _note(help_, seeker, names))
        for help_, earned, most in zip(found.goals, points, possible, strict=True)
    ]


def _note(help_: Help, seeker: Seeker, names: dict[int, str]) -> str:
    own = help_.via is not None and is_own(seeker.relations, help_.goal.skill, help_.via.skill)
    note = "; ".join(reasons.remarks(help_, names, own=own))
    return note[:1].upper() + note[1:]


def _advice(found: Explanation, side: Side, names: dict[int, str]) -> list[Advice]:
    return [advice(change, names) for change in found.changes_of(side)[:ADVICE_AT_MOST]]
