"""What would help: every single step of either side, tried out with the formula itself."""

from collections.abc import Iterator
from dataclasses import replace

from cairn.engine.explanation import Change, Help, Side, Step
from cairn.engine.formula import score
from cairn.engine.values import Goal, Mentee, Mentor, Relations, WeightSet

COMMITMENTS = (15, 30, 60, 120)
"""The minutes per month that people choose from."""

Trial = tuple[Side, Step, int, Mentee, Mentor]


def changes(
    mentee: Mentee,
    mentor: Mentor,
    relations: Relations,
    weights: WeightSet,
    helps: tuple[Help, ...],
) -> tuple[Change, ...]:
    """Return the steps that raise the score, the one with the largest gain first.

    Only what both have stated is changed; what is missing or unknown is not guessed.
    """
    now = score(mentee, mentor, relations, weights)
    found = [
        Change(side, step, value, gain)
        for side, step, value, seeker, helper in _trials(mentee, mentor, helps)
        if (gain := score(seeker, helper, relations, weights) - now) > 0
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda change: -change.gain))


def _trials(mentee: Mentee, mentor: Mentor, helps: tuple[Help, ...]) -> Iterator[Trial]:
    if mentee.languages and mentor.languages:
        yield from _languages(mentee, mentor)
    if mentee.formats and mentor.formats:
        yield from _formats(mentee, mentor)
    if mentee.hours is not None and mentor.hours is not None:
        yield from _hours(mentee, mentor, mentee.hours, mentor.hours)
    if mentee.minutes is not None and mentor.minutes is not None:
        yield from _minutes(mentee, mentor, mentee.minutes, mentor.minutes)
    for place, goal in enumerate(mentee.goals):
        yield from _wanted(mentee, mentor, place, goal)
    for one in helps:
        yield from _skill(mentee, mentor, one)


def _languages(mentee: Mentee, mentor: Mentor) -> Iterator[Trial]:
    own = mentee.languages
    for code in _bits(mentor.languages):
        if code in own:
            first = (code, *(other for other in own if other != code))
            changed = replace(mentee, languages=first)
            yield Side.MENTEE, Step.PREFER_LANGUAGE, code, changed, mentor
        else:
            changed = replace(mentee, languages=(*own, code))
            yield Side.MENTEE, Step.ADD_LANGUAGE, code, changed, mentor
    spoken = replace(mentor, languages=mentor.languages | 1 << own[0])
    yield Side.MENTOR, Step.ADD_LANGUAGE, own[0], mentee, spoken


def _formats(mentee: Mentee, mentor: Mentor) -> Iterator[Trial]:
    for one in range(3):
        asks = replace(mentee, formats=mentee.formats | 1 << one)
        offers = replace(mentor, formats=mentor.formats | 1 << one)
        if mentor.formats >> one & 1:
            yield Side.MENTEE, Step.ADD_FORMAT, one, asks, mentor
        else:
            yield Side.MENTOR, Step.ADD_FORMAT, one, mentee, offers


def _hours(mentee: Mentee, mentor: Mentor, seeking: int, offering: int) -> Iterator[Trial]:
    """Try one more hour of the other's: the one nearest to the hours that suit already."""
    if more := _nearest(offering & ~seeking, seeking):
        (hour,) = more
        changed = replace(mentee, hours=seeking | 1 << hour)
        yield Side.MENTEE, Step.ADD_HOUR, hour, changed, mentor
    if more := _nearest(seeking & ~offering, offering):
        (hour,) = more
        yield Side.MENTOR, Step.ADD_HOUR, hour, mentee, replace(mentor, hours=offering | 1 << hour)


def _minutes(mentee: Mentee, mentor: Mentor, sought: int, offered: int) -> Iterator[Trial]:
    """Try the next smaller wish and the next larger offer, no further than to where they meet."""
    if offered < sought:
        fewer = max([offered, *(step for step in COMMITMENTS if step < sought)])
        more = min([sought, *(step for step in COMMITMENTS if step > offered)])
        yield Side.MENTEE, Step.SET_MINUTES, fewer, replace(mentee, minutes=fewer), mentor
        yield Side.MENTOR, Step.SET_MINUTES, more, mentee, replace(mentor, minutes=more)


def _wanted(mentee: Mentee, mentor: Mentor, place: int, goal: Goal) -> Iterator[Trial]:
    if goal.wanted > 1:
        goals = list(mentee.goals)
        goals[place] = replace(goal, wanted=goal.wanted - 1)
        changed = replace(mentee, goals=tuple(goals))
        yield Side.MENTEE, Step.LOWER_LEVEL, goal.skill, changed, mentor


def _skill(mentee: Mentee, mentor: Mentor, help_: Help) -> Iterator[Trial]:
    if help_.via is None:
        return
    known = help_.via
    better = {
        Step.RAISE_LEVEL: replace(known, level=min(5, known.level + 1)),
        Step.OFFER_SKILL: replace(known, teach=True),
        Step.VERIFY_SKILL: replace(known, verified=True),
    }
    for step, changed in better.items():
        skills = tuple(changed if one is known else one for one in mentor.expertise)
        yield Side.MENTOR, step, known.skill, mentee, replace(mentor, expertise=skills)


def _bits(mask: int) -> list[int]:
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


def _nearest(hours: int, own: int) -> list[int]:
    """Return the hour of a mask that is nearest round the clock to the own hours, if any."""
    mine = _bits(own)

    def away(hour: int) -> int:
        return min((min((hour - h) % 24, (h - hour) % 24) for h in mine), default=0)

    return sorted(_bits(hours), key=lambda hour: (away(hour), hour))[:1]
