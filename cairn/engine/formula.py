"""The score in plain Python: the specification that every faster engine must equal, bit for bit.

Integers only, so that an answer is the same on every machine. A component f is 0…1000, weights W
sum to 100, a score is ΣW·f, 0…100,000. The formula, its weights and its steps are Cairn's own.
"""

from collections.abc import Sequence
from functools import lru_cache

from cairn.engine.values import (
    WHOLE,
    Expertise,
    Goal,
    Mentee,
    Mentor,
    Part,
    Relations,
    WeightSet,
    mask_of,
)

BEST = 1000
NEUTRAL = 500
LEVEL_STEP = 25
"""Percent lost for each level below the one wanted."""
NOT_OFFERED = 60
NOT_VERIFIED = 90
FRESH = (100, 100, 100, 90, 90, 90, 80)
"""Percent kept by the years since a skill was last used; the last entry holds from there on."""


def similarity(relations: Relations, wanted: int, offered: int) -> int:
    """Return in percent 0…100 how well the skill offered serves the skill wanted."""
    return WHOLE if wanted == offered else dict(relations.get(wanted, ())).get(offered, 0)


def quality(known: Expertise, wanted: int) -> int:
    """Return 0…100⁴: level × willing to teach × verified × recency, four percentages."""
    level = 100 - LEVEL_STEP * max(0, wanted - known.level)
    teach = 100 if known.teach else NOT_OFFERED
    trust = 100 if known.verified else NOT_VERIFIED
    return level * teach * trust * FRESH[min(known.idle_years, len(FRESH) - 1)]


def coverage(goal: Goal, known: Expertise, relations: Relations) -> int:
    """Return c, 0…1000: how well one skill of a mentor covers one goal."""
    percent = similarity(relations, goal.skill, known.skill)
    return percent * quality(known, goal.wanted) // 10**7


def skills(mentee: Mentee, mentor: Mentor, relations: Relations) -> int:
    """Return how well the goals are covered, each by the best skill, weighted by importance.

    A mentor who lists no skill covers nothing: to stay silent must not beat listing a skill.
    """
    covered = sum(goal.importance * best(goal, mentor, relations) for goal in mentee.goals)
    return covered // sum(goal.importance for goal in mentee.goals)


def best(goal: Goal, mentor: Mentor, relations: Relations) -> int:
    """Return how well the best skill of a mentor covers one goal; none that is related is 0."""
    near = {goal.skill, *dict(relations.get(goal.skill, ()))}
    related = (known for known in mentor.expertise if known.skill in near)
    return max((coverage(goal, known, relations) for known in related), default=0)


def shared_hours(one: int, other: int) -> int:
    """Return how many hours two masks have in common."""
    return (one & other).bit_count()


def overlap(mentee: Mentee, mentor: Mentor) -> int | None:
    if mentee.hours is None or mentor.hours is None:
        return None
    return min(4, shared_hours(mentee.hours, mentor.hours)) * 250


def wish(wished: int, value: int | None) -> int | None:
    """Return how one wish (a mask) is met by a mentee's value; `None` when none was stated."""
    if not wished:
        return None
    return NEUTRAL if value is None else BEST * (wished >> value & 1)


def wishes(mentee: Mentee, mentor: Mentor) -> int:
    asked = (
        wish(mentor.wishes.stages, mentee.stage),
        wish(mentor.wishes.industries, mentee.industry),
    )
    stated = [met for met in asked if met is not None]
    return sum(stated) // len(stated) if stated else BEST


def minutes(mentee: Mentee, mentor: Mentor) -> int | None:
    if mentee.minutes is None or mentor.minutes is None:
        return None
    return min(BEST, BEST * mentor.minutes // mentee.minutes)


def stage(mentee: Mentee, mentor: Mentor) -> int | None:
    if mentee.stage is None or mentor.stage is None:
        return None
    gap = mentor.stage - mentee.stage
    if gap < 0:
        return 200
    return {1: 1000, 2: 1000, 3: 1000, 4: 800}.get(gap, 600)


def formats(mentee: Mentee, mentor: Mentor) -> int | None:
    if not mentee.formats or not mentor.formats:
        return None
    shared = (mentee.formats & mentor.formats).bit_count()
    return 600 + 400 * shared // mentee.formats.bit_count() if shared else 0


def language(mentee: Mentee, mentor: Mentor) -> int | None:
    if not mentee.languages or not mentor.languages:
        return None
    if mentor.languages >> mentee.languages[0] & 1:
        return BEST
    return NEUTRAL if mentor.languages & mask_of(mentee.languages) else 0


def industry(mentee: Mentee, mentor: Mentor, weights: WeightSet) -> int | None:
    if mentee.industry is None or mentor.industry is None:
        return None
    near = 500 * (mentee.industry // 8 == mentor.industry // 8)
    close = BEST if mentee.industry == mentor.industry else near
    return BEST - close if weights.cross_functional else close


def values(mentee: Mentee, mentor: Mentor) -> int | None:
    """Return the share of equal answers; a question that only the mentee answered counts half."""
    if not any(mentee.answers) or not any(mentor.answers):
        return None
    theirs = mentor.answers + (0,) * (8 - len(mentor.answers))
    points = [
        NEUTRAL if not other else BEST * (own == other)
        for own, other in zip(mentee.answers, theirs, strict=False)
        if own
    ]
    return sum(points) // len(points)


def stated(mentee: Mentee) -> frozenset[Part]:
    """Return the parts that the mentee filled in; the wishes are the mentor's and always count."""
    filled = {
        Part.SKILLS: bool(mentee.goals),
        Part.OVERLAP: mentee.hours is not None,
        Part.WISHES: True,
        Part.MINUTES: mentee.minutes is not None,
        Part.STAGE: mentee.stage is not None,
        Part.FORMATS: bool(mentee.formats),
        Part.LANGUAGE: bool(mentee.languages),
        Part.INDUSTRY: mentee.industry is not None,
        Part.VALUES: any(mentee.answers),
    }
    return frozenset(part for part, yes in filled.items() if yes)


def apportion(amounts: Sequence[int], total: int) -> list[int]:
    """Share `total` out in proportion to `amounts` (0 or more), in integers that add up to it.

    Largest remainder (Hamilton's method), the earlier first among equals; all 0 if amounts are.
    """
    whole = sum(amounts)
    if not whole:
        return [0] * len(amounts)
    parts = [amount * total // whole for amount in amounts]
    order = sorted(range(len(parts)), key=lambda i: -(amounts[i] * total % whole))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def effective(mentee: Mentee, weights: WeightSet) -> dict[Part, int]:
    """Return the weight of each part for this mentee: what is not stated gets none.

    The others are scaled so that they sum to 100 again, or are all 0 if nothing is left.
    """
    return dict(zip(Part, _shares(stated(mentee), weights), strict=True))


@lru_cache(maxsize=1000)
def _shares(counted: frozenset[Part], weights: WeightSet) -> tuple[int, ...]:
    return (*apportion([weights.weight(part) * (part in counted) for part in Part], WHOLE),)


def components(
    mentee: Mentee, mentor: Mentor, relations: Relations, weights: WeightSet
) -> dict[Part, int | None]:
    """Return f, 0…1000, for each part that the mentee stated; `None` where the mentor did not."""
    counted = stated(mentee)
    found = {
        Part.SKILLS: skills(mentee, mentor, relations) if mentee.goals else None,
        Part.OVERLAP: overlap(mentee, mentor),
        Part.WISHES: wishes(mentee, mentor),
        Part.MINUTES: minutes(mentee, mentor),
        Part.STAGE: stage(mentee, mentor),
        Part.FORMATS: formats(mentee, mentor),
        Part.LANGUAGE: language(mentee, mentor),
        Part.INDUSTRY: industry(mentee, mentor, weights),
        Part.VALUES: values(mentee, mentor),
    }
    return {part: f for part, f in found.items() if part in counted}


def points(
    mentee: Mentee, mentor: Mentor, relations: Relations, weights: WeightSet
) -> dict[Part, int]:
    """Return W·f for each part that the mentee stated; the score is their sum, exactly."""
    share = effective(mentee, weights)
    found = components(mentee, mentor, relations, weights)
    return {part: share[part] * (NEUTRAL if f is None else f) for part, f in found.items()}


def score(mentee: Mentee, mentor: Mentor, relations: Relations, weights: WeightSet) -> int:
    """Return the fit of a pair, 0…100,000."""
    return sum(points(mentee, mentor, relations, weights).values())


def rank(fit: int, load: int) -> int:
    """Return the fit less the mentor's load 0…100, at most a tenth of it."""
    return fit - fit * load // 1000
