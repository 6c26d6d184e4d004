"""What a cohort's matching answers: pairs, those left over, figures and proofs, as plain values.

Points are those of a score, 0…100,000 for a pair. People are named by their ids. Every tuple is in
ascending order of the mentees' ids, so equal proposals are equal values.
"""

from dataclasses import dataclass
from enum import StrEnum

from cairn.engine.certificate import Certificate
from cairn.engine.values import Part, Rule


class Mode(StrEnum):
    """What the best set of pairs is."""

    CARDINALITY = "cardinality"
    """As many people as possible have a mentor; among all ways, the highest total value."""
    SCORE = "score"
    """The highest total value, even where one person more could have had a mentor."""
    STABLE = "stable"
    """No mentee and mentor would both rather have each other; as good for the mentees as it can
    be. Mentors hold mentees equal whose fit for them differs by less than a band."""
    FAIR = "fair"
    """As many people as possible have a mentor, and the worst place that anyone's mentor has on
    that person's own list is as good as it can be; among all ways, the highest total value."""


class Reason(StrEnum):
    """Why a mentee has no mentor; the first that holds, in this order."""

    NO_PLACES = "no_places"
    """No mentor of the cohort has a place left after the kept pairs."""
    RULES = "rules"
    """A hard rule keeps every mentor with a place away; `refused` counts them by rule."""
    FORBIDDEN = "forbidden"
    """Every mentor whom the rules allow is one of the forbidden pairs."""
    TOO_LONG = "too_long"
    """No mentor who is allowed has as many minutes a month as are sought."""
    PLACES_TAKEN = "places_taken"
    """No arrangement at all gives a mentor to more people: `contested` mentors, all full, are all
    that this mentee and the others who need them may have."""
    UNDECIDED = "undecided"
    """The search ended before it was proven that nobody more can be placed."""
    OUTVALUED = "outvalued"
    """There is a way to place this mentee, and it lowers the total value by `cost`."""
    NOT_PREFERRED = "not_preferred"
    """All mentors who are allowed are full with mentees who suit them at least as well."""


class Remedy(StrEnum):
    """One change of a rule or an offer, and what its `value` is."""

    ADD_PLACE = "add_place"
    """`mentor` takes one more; the value is the number of places then."""
    ADD_MINUTES = "add_minutes"
    """`mentor` gives more time; the value is the minutes a month then."""
    ACCEPT = "accept"
    """`mentor` accepts mentees again."""
    ALLOW_PAIR = "allow_pair"
    """The forbidden pair with `mentor` is allowed."""
    LOWER_MINIMUM = "lower_minimum"
    """The community's minimum score becomes the value."""
    DROP_MUST = "drop_must"
    """The community no longer insists on `part`."""
    ALLOW_ORGANISATION = "allow_organisation"
    """The community allows pairs within one organisation."""
    ADD_LANGUAGE = "add_language"
    """The mentee speaks the language with the code that is the value."""


@dataclass(frozen=True, slots=True)
class Relief:
    """The smallest change that gives a mentor to a mentee: solved again, not guessed.

    `mentor` is who takes the mentee's side in it: the one with another place, or the one whom a
    rule kept away.
    """

    remedy: Remedy
    mentee: int
    mentor: int
    part: Part | None = None
    value: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentee and a mentor for this cohort.

    `fit` 0…100,000 is the mentee's score of the mentor, `mentor_fit` what the mentor's own wishes
    and offers say of the mentee, `value` their harmonic mean. `place` 1… is where the mentor
    stands in the mentee's list of candidates, 0 for a kept pair that no list holds. `kept` pairs
    were forced or run already.
    """

    mentee: int
    mentor: int
    value: int
    fit: int
    mentor_fit: int
    place: int
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A mentee without a mentor, and why.

    `refused` tells for each hard rule how many mentors with a place it keeps away. `contested`
    are the full mentors of `PLACES_TAKEN`, and `rivals` how many mentees have only these. `cost`
    is what the total would lose if this mentee were placed all the same; `None` where no
    arrangement in this mode's order of aims does so.
    """

    mentee: int
    reason: Reason
    refused: tuple[tuple[Rule, int], ...] = ()
    contested: tuple[int, ...] = ()
    rivals: int = 0
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Metrics:
    """How good a proposal is; kept pairs are counted in all of it.

    `cardinality` pairs of at most `cardinality_bound`; `objective` is the sum of values and
    `objective_bound` what no proposal of this mode with as many pairs can exceed (equal: proven
    best; `None` for the stable mode, which does not maximise). `places[r]` pairs have the
    mentor in place r of the mentee's list. `load[n]` mentors have n mentees. `blocking` pairs
    would both rather have each other; it is `None` where unequal minutes count. `greedy_*` are
    what taking the best pair that is left, again and again, would reach.
    """

    cardinality: int
    cardinality_bound: int
    objective: int
    objective_bound: int | None
    worst_place: int
    places: tuple[tuple[int, int], ...]
    load: tuple[tuple[int, int], ...]
    blocking: int | None
    greedy_cardinality: int
    greedy_objective: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best pairs of a cohort in one mode, with the proof and with everyone left over."""

    mode: Mode
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    metrics: Metrics
    certificate: Certificate

    def mentor_of(self, mentee: int) -> int | None:
        """Return the mentor proposed for a mentee, if there is one."""
        return next((pair.mentor for pair in self.pairs if pair.mentee == mentee), None)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a pair is not in a proposal.

    `refused` are the hard rules that it breaks, `forbidden` says that it was ruled out by hand.
    Otherwise insisting on it lowers the total by at least `at_least` points, known from the prices
    without solving again; `None` where these show that somebody would lose their place, or where
    there are no prices. `cost` is what it does cost and `pairs_lost` how many more people would be
    without a mentor, if that was asked for. `kept` is the mentor with whom the mentee is kept.
    A `cost` below 0 means that the pair is in no list of candidates and should be.
    """

    mentee: int
    mentor: int
    value: int
    refused: tuple[Rule, ...] = ()
    forbidden: bool = False
    kept: int | None = None
    at_least: int | None = None
    cost: int | None = None
    pairs_lost: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A mentee whose mentor differs; `None` stands for no mentor."""

    mentee: int
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What another set of weights or rules would change."""

    before: Proposal
    after: Proposal
    moves: tuple[Move, ...]
