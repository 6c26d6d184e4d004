"""Why a pair has its score, and what would change it."""

from collections.abc import Collection

from cairn.engine.changes import changes
from cairn.engine.explanation import (
    HELPS_FROM,
    Answer,
    Component,
    Explanation,
    Help,
    MentorView,
    Remark,
    Wished,
)
from cairn.engine.formula import (
    BEST,
    FRESH,
    NEUTRAL,
    apportion,
    components,
    coverage,
    effective,
    points,
    rank,
    similarity,
    wish,
)
from cairn.engine.rules import NOBODY, refusals
from cairn.engine.values import Expertise, Goal, Mentee, Mentor, Part, Relations, WeightSet


def explain(
    mentee: Mentee,
    mentor: Mentor,
    relations: Relations,
    weights: WeightSet,
    *,
    excluded: Collection[int] = NOBODY,
) -> Explanation:
    """Return why this pair has its score, whether or not a rule keeps it out of rankings."""
    parts = _components(mentee, mentor, relations, weights)
    goals = _goals(mentee, mentor, relations, weights)
    fit = sum(part.points for part in parts)
    return Explanation(
        mentee=mentee.id,
        mentor=mentor.id,
        weights=weights.name,
        version=weights.version,
        score=fit,
        rank=rank(fit, mentor.load),
        tenths=tenths(fit),
        components=parts,
        goals=goals,
        changes=changes(mentee, mentor, relations, weights, goals),
        refusals=refusals(mentee, mentor, relations, weights, excluded=excluded),
        mentor_view=_mentor_view(mentee, mentor),
    )


def helps(
    mentee: Mentee, mentor: Mentor, relations: Relations, weights: WeightSet
) -> tuple[Help, ...]:
    """Return what this mentor can help this mentee with, the best first; for a card, the top 3."""
    found = _goals(mentee, mentor, relations, weights)
    return tuple(one for one in found if one.covered >= HELPS_FROM)


def tenths(score: int) -> int:
    """Return a score 0…100,000 as people see it, in tenths of a point 0…1000, half up."""
    return (score + 50) // 100


def _components(
    mentee: Mentee, mentor: Mentor, relations: Relations, weights: WeightSet
) -> tuple[Component, ...]:
    share = effective(mentee, weights)
    earned = points(mentee, mentor, relations, weights)
    found = components(mentee, mentor, relations, weights)
    amounts = [earned.get(part, 0) for part in Part]
    shown = apportion(amounts, tenths(sum(amounts)))

    def answer(part: Part) -> Answer:
        if part not in found:
            return Answer.MISSING
        return Answer.UNKNOWN if found[part] is None else Answer.COUNTED

    return tuple(
        Component(part, answer(part), amount, share[part] * BEST, tenth)
        for part, amount, tenth in zip(Part, amounts, shown, strict=True)
    )


def _goals(
    mentee: Mentee, mentor: Mentor, relations: Relations, weights: WeightSet
) -> tuple[Help, ...]:
    via = [_best(goal, mentor, relations) for goal in mentee.goals]
    covered = [
        0 if known is None else coverage(goal, known, relations)
        for goal, known in zip(mentee.goals, via, strict=True)
    ]
    importance = [goal.importance for goal in mentee.goals]
    needs = [c * weight for c, weight in zip(covered, importance, strict=True)]
    share = effective(mentee, weights)[Part.SKILLS]
    earned = apportion(needs, share * (sum(needs) // (sum(importance) or 1)))
    possible = apportion(importance, share * BEST)
    found = [
        _help(goal, known, relations, covered=c, points=mine, possible=most)
        for goal, known, c, mine, most in zip(
            mentee.goals, via, covered, earned, possible, strict=True
        )
    ]
    return tuple(sorted(found, key=lambda one: (-one.covered, -one.goal.importance)))


def _best(goal: Goal, mentor: Mentor, relations: Relations) -> Expertise | None:
    """Return the skill that covers a goal best; among equals the closest, then by its code."""

    def merit(known: Expertise) -> tuple[int, int, int]:
        close = similarity(relations, goal.skill, known.skill)
        return coverage(goal, known, relations), close, -known.skill

    best = max(mentor.expertise, key=merit, default=None)
    return best if best is not None and similarity(relations, goal.skill, best.skill) else None


def _help(
    goal: Goal,
    via: Expertise | None,
    relations: Relations,
    *,
    covered: int,
    points: int,
    possible: int,
) -> Help:
    if via is None:
        return Help(goal, None, 0, 0, (), covered, points, possible)
    below = max(0, goal.wanted - via.level)
    close = similarity(relations, goal.skill, via.skill)
    remarks = {
        Remark.RELATED: via.skill != goal.skill,
        Remark.BELOW_LEVEL: below > 0,
        Remark.NOT_OFFERED: not via.teach,
        Remark.NOT_VERIFIED: not via.verified,
        Remark.LONG_AGO: FRESH[min(via.idle_years, len(FRESH) - 1)] < FRESH[0],
    }
    told = tuple(remark for remark, yes in remarks.items() if yes)
    return Help(goal, via, close, below, told, covered, points, possible)


def _mentor_view(mentee: Mentee, mentor: Mentor) -> MentorView:
    met = {None: Wished.NOT_STATED, BEST: Wished.MET, NEUTRAL: Wished.UNKNOWN, 0: Wished.UNMET}
    return MentorView(
        stage_wish=met[wish(mentor.wishes.stages, mentee.stage)],
        industry_wish=met[wish(mentor.wishes.industries, mentee.industry)],
        shared_hours=(mentee.hours or 0) & (mentor.hours or 0),
        shared_formats=mentee.formats & mentor.formats,
        minutes_sought=mentee.minutes,
        minutes_offered=mentor.minutes,
    )
