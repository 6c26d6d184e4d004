"""What would help somebody without a mentor: one change at a time, tried out by solving again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from cairn.engine import formula
from cairn.engine.candidates import Candidates
from cairn.engine.outlook import MOST_MORE
from cairn.engine.proposal import Relief, Remedy
from cairn.engine.rules import refusals
from cairn.engine.setting import Setting, size
from cairn.engine.values import Mentee, Mentor, Rule, WeightSet

TRIED = 3
"""Mentors, the best first, with whom each kind of change is tried."""


def trials(among: Candidates, mentee: Mentee) -> Iterator[Relief]:
    """Yield changes that might help, the smallest first; whether one does is not known yet."""
    setting, near = among.setting, _near(among, mentee)
    yield from (_larger(setting, mentee, mentor, 1) for mentor in near)
    for rule, mentors in _kept_away_by_one(among, mentee).items():
        for mentor in _best(setting, mentee, mentors):
            yield from _lifted(setting, mentee, mentor, rule)
    for more in range(2, MOST_MORE + 1):
        yield from (_larger(setting, mentee, mentor, more) for mentor in near)


def relieved(setting: Setting, relief: Relief) -> dict[str, Any]:
    """Return the arguments of a cohort that a change replaces."""
    rules = _rules(setting.weights, relief)
    if rules is not None:
        return {"weights": rules}
    match relief.remedy:
        case Remedy.ADD_PLACE:
            return {"seats": {**(setting.seats or {}), relief.mentor: relief.value}}
        case Remedy.ADD_MINUTES:
            return {"minutes": {**(setting.minutes or {}), relief.mentor: relief.value}}
        case Remedy.ACCEPT:
            return {"mentors": tuple(offering(m, relief) for m in setting.mentors)}
        case Remedy.ALLOW_PAIR:
            return {"forbidden": setting.forbidden - {(relief.mentee, relief.mentor)}}
    return {"mentees": tuple(seeking(m, relief) for m in setting.mentees)}


def adds_place(setting: Setting, relief: Relief) -> bool:
    """Tell whether a mentor who has places has another then."""
    return relief.remedy is Remedy.ADD_PLACE and setting.places(relief.mentor) > 0


def places_then(setting: Setting, relief: Relief) -> int:
    """Return how many mentees the mentor can take then, where pairs take equal minutes."""
    seats, minutes = setting.seats_left[relief.mentor], setting.minutes_left[relief.mentor]
    if relief.remedy is Remedy.ADD_PLACE:
        seats += relief.value - setting.seats_of(relief.mentor)
    if relief.remedy is Remedy.ADD_MINUTES:
        minutes += relief.value - setting.minutes_of(relief.mentor)
    return min([seats, *(minutes // each for each in setting.sizes)])


def _rules(weights: WeightSet, relief: Relief) -> WeightSet | None:
    """Return the community's rules when a change is one of them."""
    if relief.remedy is Remedy.LOWER_MINIMUM:
        return replace(weights, minimum=relief.value)
    if relief.remedy is Remedy.ALLOW_ORGANISATION:
        return replace(weights, outside_organisation=False)
    if relief.remedy is Remedy.DROP_MUST:
        return replace(weights, musts=weights.musts - {relief.part})
    return None


def offering(mentor: Mentor, relief: Relief) -> Mentor:
    """Return a mentor as a change makes them."""
    if relief.remedy is not Remedy.ACCEPT or mentor.id != relief.mentor:
        return mentor
    return replace(mentor, accepting=True, room=True)


def seeking(mentee: Mentee, relief: Relief) -> Mentee:
    """Return a mentee as a change makes them."""
    if relief.remedy is not Remedy.ADD_LANGUAGE or mentee.id != relief.mentee:
        return mentee
    return replace(mentee, languages=(*mentee.languages, relief.value))


def _near(among: Candidates, mentee: Mentee) -> list[Mentor]:
    """Return the best mentors whom only the want of a place or of time keeps away."""
    setting, out = among.setting, among.ruled_out(mentee.id)
    place = among.seekers.index(mentee)
    listed = among.graph.mentor[among.graph.first[place] : among.graph.first[place + 1]]
    if listed.size:
        return [among.mentors[number] for number in listed[:TRIED].tolist()]
    allowed = (
        mentor
        for mentor in setting.mentors
        if not refusals(mentee, mentor, setting.relations, setting.weights, excluded=out)
    )
    return _best(setting, mentee, allowed)


def _kept_away_by_one(among: Candidates, mentee: Mentee) -> dict[Rule, list[Mentor]]:
    """Return the mentors with a place whom a single rule keeps away, by rule."""
    setting, out = among.setting, among.ruled_out(mentee.id)
    found = defaultdict[Rule, list[Mentor]](list)
    for mentor in among.mentors:
        if not mentor.room and not mentor.accepting:
            continue
        rules = refusals(mentee, mentor, setting.relations, setting.weights, excluded=out)
        if len(rules) == 1:
            found[rules[0]].append(mentor)
    return {rule: found[rule] for rule in reversed(Rule) if rule in found}


def _best(setting: Setting, mentee: Mentee, mentors: Iterable[Mentor]) -> list[Mentor]:
    def merit(mentor: Mentor) -> tuple[int, int]:
        return -formula.score(mentee, mentor, setting.relations, setting.weights), mentor.id

    return sorted(mentors, key=merit)[:TRIED]


def _larger(setting: Setting, mentee: Mentee, mentor: Mentor, more: int) -> Relief:
    """Return so many places more, or the minutes for them where these are what is short."""
    each, left = size(mentee), setting.minutes_left[mentor.id]
    if setting.minutes is None or left // each > setting.seats_left[mentor.id]:
        value = setting.seats_of(mentor.id) + more
        return Relief(Remedy.ADD_PLACE, mentee.id, mentor.id, value=value)
    missing = max(0, each - left)
    more -= missing > 0
    value = setting.minutes_of(mentor.id) + missing + more * min(setting.sizes)
    return Relief(Remedy.ADD_MINUTES, mentee.id, mentor.id, value=value)


def _lifted(setting: Setting, mentee: Mentee, mentor: Mentor, rule: Rule) -> Iterator[Relief]:
    """Yield what would keep one rule from keeping one mentor away."""
    one, other = mentee.id, mentor.id
    match rule:
        case Rule.NO_ROOM | Rule.NOT_ACCEPTING:
            yield Relief(Remedy.ACCEPT, one, other)
        case Rule.EXCLUDED:
            yield Relief(Remedy.ALLOW_PAIR, one, other)
        case Rule.SAME_ORGANISATION:
            yield Relief(Remedy.ALLOW_ORGANISATION, one, other)
        case Rule.MUST_UNMET:
            for part in sorted(setting.weights.musts):
                yield Relief(Remedy.DROP_MUST, one, other, part=part)
        case Rule.BELOW_MINIMUM:
            enough = formula.score(mentee, mentor, setting.relations, setting.weights)
            yield Relief(Remedy.LOWER_MINIMUM, one, other, value=enough)
        case Rule.NO_COMMON_LANGUAGE:
            spoken = mentor.languages & -mentor.languages
            yield Relief(Remedy.ADD_LANGUAGE, one, other, value=spoken.bit_length() - 1)
