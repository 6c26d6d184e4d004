"""What a pair is worth to both: the mentee's score of the mentor, and how the mentee suits them.

The mentor's side is the mentee's turned round. It counts what a mentor has a view of: whom they
like to help, hours, minutes, formats and languages, with the community's own weights for these.
What the mentor did not state is dropped and the others share its weight; what only the mentee did
not state is worth half. A mentor who states nothing is content with anybody.

`mentor_fit` is the specification; `mentor_fits` answers the same for many pairs at once.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cairn.engine import formula
from cairn.engine.formula import BEST, NEUTRAL, apportion
from cairn.engine.tables import Ints
from cairn.engine.values import MOST_POINTS, WHOLE, Mentee, Mentor, Part, WeightSet, mask_of

PARTS = (Part.WISHES, Part.OVERLAP, Part.MINUTES, Part.FORMATS, Part.LANGUAGE)
UNKNOWN = -1


def mentor_fit(mentee: Mentee, mentor: Mentor, weights: WeightSet) -> int:
    """Return how well a mentee suits what a mentor wishes and offers, 0…100,000."""
    share = shares(weights, stated(mentor))
    found = (
        formula.wishes(mentee, mentor),
        formula.overlap(mentee, mentor),
        formula.minutes(mentee, mentor),
        formats(mentee, mentor),
        language(mentee, mentor),
    )
    points = [w * (NEUTRAL if f is None else f) for w, f in zip(share, found, strict=True)]
    return sum(points) if any(share) else MOST_POINTS


def stated(mentor: Mentor) -> tuple[bool, ...]:
    """Tell for each of `PARTS` whether a mentor has a view of it; no wish is one, too."""
    some = mentor.hours is not None, mentor.minutes is not None
    return True, *some, bool(mentor.formats), bool(mentor.languages)


def shares(weights: WeightSet, stated: Sequence[bool]) -> list[int]:
    """Return the weights of `PARTS`, which sum to 100, or all to 0 where none counts."""
    return apportion([weights.weight(p) * yes for p, yes in zip(PARTS, stated, strict=True)], WHOLE)


def formats(mentee: Mentee, mentor: Mentor) -> int | None:
    """Return the share of the formats offered that the mentee wants; one at least is most of it."""
    if not mentee.formats or not mentor.formats:
        return None
    shared = (mentee.formats & mentor.formats).bit_count()
    return 600 + 400 * shared // mentor.formats.bit_count() if shared else 0


def language(mentee: Mentee, mentor: Mentor) -> int | None:
    if not mentee.languages or not mentor.languages:
        return None
    return BEST if mentor.languages & mask_of(mentee.languages) else 0


def value(fit: int, mentor_fit: int) -> int:
    """Return the harmonic mean of two fits, rounded down: a pair is not good for one alone."""
    both = fit + mentor_fit
    return 2 * fit * mentor_fit // both if both else 0


def values(fits: Ints, mentor_fits: Ints) -> Ints:
    """Return the harmonic means of many pairs; 64-bit integers in and out."""
    means: Ints = 2 * fits * mentor_fits // np.maximum(fits + mentor_fits, 1)
    return means


class Traits(NamedTuple):
    """What the mentor's side asks of many people, a column each; `UNKNOWN` or 0 for not stated."""

    hours: Ints
    languages: Ints
    formats: Ints
    minutes: Ints
    stage: Ints
    industry: Ints


def traits(people: Sequence[Mentor] | Sequence[Mentee]) -> Traits:
    """Return a row for each person, in their order."""

    def column(name: str) -> Ints:
        found = (getattr(one, name) for one in people)
        return np.array([UNKNOWN if x is None else x for x in found], np.int64)

    spoken = (one.languages for one in people)
    masks = [mask_of(one) if isinstance(one, tuple) else one for one in spoken]
    names = ("formats", "minutes", "stage", "industry")
    return Traits(column("hours"), np.array(masks, np.uint64), *map(column, names))


def mentor_fits(
    seekers: Traits, offers: Traits, mentors: Sequence[Mentor], weights: WeightSet, pairs: Ints
) -> Ints:
    """Return `mentor_fit` of pairs: rows of mentees and of mentors, in an array of two rows."""
    views = [stated(mentor) for mentor in mentors]
    kinds = {view: shares(weights, view) for view in set(views)}
    share = np.array([kinds[view] for view in views], np.int64).reshape(-1, len(PARTS)).T
    one = Traits(*(column[pairs[0]] for column in seekers))
    other = Traits(*(column[pairs[1]] for column in offers))
    found = (
        _wishes(one, mentors, pairs[1]),
        _overlap(one, other),
        _minutes(one, other),
        _formats(one, other),
        _language(one, other),
    )
    total: Ints = np.where(share.any(axis=0), 0, MOST_POINTS)[pairs[1]]
    for weight, f in zip(share, found, strict=True):
        total += weight[pairs[1]] * f
    return total


def _wishes(one: Traits, mentors: Sequence[Mentor], rows: Ints) -> Ints:
    stages = np.array([m.wishes.stages for m in mentors], np.uint64)[rows]
    industries = np.array([m.wishes.industries for m in mentors], np.uint64)[rows]
    by_stage, by_industry = _wish(stages, one.stage), _wish(industries, one.industry)
    some = np.where(stages > 0, by_stage, by_industry)
    both: Ints = np.where((stages > 0) & (industries > 0), (by_stage + by_industry) // 2, some)
    f: Ints = np.where((stages > 0) | (industries > 0), both, BEST)
    return f


def _wish(wished: Ints, value: Ints) -> Ints:
    known = value != UNKNOWN
    bit = wished >> np.where(known, value, 0).astype(np.uint64) & np.uint64(1)
    f: Ints = np.where(known, BEST * bit.astype(np.int64), NEUTRAL)
    return f


def _overlap(one: Traits, other: Traits) -> Ints:
    shared = np.bitwise_count(one.hours & other.hours).astype(np.int64)
    return np.where(one.hours != UNKNOWN, np.minimum(4, shared) * 250, NEUTRAL)


def _minutes(one: Traits, other: Traits) -> Ints:
    met = np.minimum(BEST, BEST * other.minutes // np.maximum(one.minutes, 1))
    f: Ints = np.where(one.minutes != UNKNOWN, met, NEUTRAL)
    return f


def _formats(one: Traits, other: Traits) -> Ints:
    shared = np.bitwise_count(one.formats & other.formats).astype(np.int64)
    offered = np.maximum(np.bitwise_count(other.formats), 1)
    met = np.where(shared > 0, 600 + 400 * shared // offered, 0)
    return np.where(one.formats > 0, met, NEUTRAL)


def _language(one: Traits, other: Traits) -> Ints:
    met = BEST * (one.languages & other.languages != 0)
    return np.where(one.languages > 0, met, NEUTRAL)
