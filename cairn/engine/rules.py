"""Who may appear in a ranking, and in which order: the reference for the index, in plain Python."""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from numpy.typing import NDArray

from cairn.engine.formula import NEUTRAL, components, language, rank, score
from cairn.engine.values import Hit, Mentee, Mentor, Relations, Rule, WeightSet

NOBODY: frozenset[int] = frozenset()
UNAVAILABLE = frozenset({Rule.NO_ROOM, Rule.NOT_ACCEPTING})
"""The rules that a list of everyone, available or not, leaves out."""

WORD = 0xFFFFFFFF
Word = TypeVar("Word", int, NDArray[Any])


def unmet_musts(mentee: Mentee, mentor: Mentor, relations: Relations, weights: WeightSet) -> bool:
    """Tell whether a part that the community insists on is worse than if it were unknown."""
    if not weights.musts:
        return False
    found = components(mentee, mentor, relations, weights)
    known = (found.get(part) for part in weights.musts)
    return any(f is not None and f < NEUTRAL for f in known)


def refusals(
    mentee: Mentee,
    mentor: Mentor,
    relations: Relations,
    weights: WeightSet,
    *,
    excluded: Collection[int] = NOBODY,
) -> tuple[Rule, ...]:
    """Return every hard rule that keeps this mentor from this mentee, in the order of `Rule`.

    `excluded` holds the ids that the caller rules out: paired, blocked or declined recently.
    """
    same = mentee.organisation is not None and mentee.organisation == mentor.organisation
    broken = {
        Rule.NO_ROOM: not mentor.room,
        Rule.NOT_ACCEPTING: not mentor.accepting,
        Rule.NO_COMMON_LANGUAGE: language(mentee, mentor) == 0,
        Rule.SAME_ORGANISATION: weights.outside_organisation and same,
        Rule.EXCLUDED: mentor.id in excluded,
        Rule.MUST_UNMET: unmet_musts(mentee, mentor, relations, weights),
        Rule.BELOW_MINIMUM: weights.minimum > 0
        and score(mentee, mentor, relations, weights) < weights.minimum,
    }
    return tuple(rule for rule, yes in broken.items() if yes)


def mix(word: Word) -> Word:
    """Scramble 32 bits, one to one: `lowbias32` of Chris Wellons' hash-prospector."""
    word = word ^ word >> 16
    word = word * 0x7FEB352D & WORD
    word = word ^ word >> 15
    word = word * 0x846CA68B & WORD
    return word ^ word >> 16


def turn(mentee: int, mentor: Word, week: int) -> Word:
    """Return a mentor's place among equal ranks, lowest first; never the same for two mentors.

    It changes with the mentee and the week (0 or more). `mentor` is an id, or an array of
    ids as `uint64`.
    """
    return mix(mentor ^ mix((mentee + mix(week & WORD)) & WORD))


def ranking(
    mentee: Mentee,
    mentors: Iterable[Mentor],
    relations: Relations,
    weights: WeightSet,
    *,
    excluded: Collection[int] = NOBODY,
    week: int = 0,
    everyone: bool = False,
) -> list[Hit]:
    """Return all mentors that no rule keeps out, the best rank first.

    With `everyone`, those without room or not accepting are ranked too.
    """
    lifted = UNAVAILABLE if everyone else frozenset()
    hits = []
    for mentor in mentors:
        if lifted.issuperset(refusals(mentee, mentor, relations, weights, excluded=excluded)):
            fit = score(mentee, mentor, relations, weights)
            hits.append(Hit(mentor.id, fit, rank(fit, mentor.load)))
    return sorted(hits, key=lambda hit: (-hit.rank, turn(mentee.id, hit.id, week)))
