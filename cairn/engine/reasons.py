"""Why somebody has no mentor: true reasons, read off the lists, the cover and the prices."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from cairn.engine.candidates import Candidates
from cairn.engine.covering import SCARCE
from cairn.engine.modes import Answer
from cairn.engine.proposal import Mode, Reason, Unmatched
from cairn.engine.solving import least_loss
from cairn.engine.tables import Ints
from cairn.engine.values import Mentee, Rule, WeightSet

IN_TURN = (
    Rule.NO_ROOM,
    Rule.NOT_ACCEPTING,
    Rule.NO_COMMON_LANGUAGE,
    Rule.SAME_ORGANISATION,
    Rule.EXCLUDED,
    Rule.MUST_UNMET,
    Rule.BELOW_MINIMUM,
)


@dataclass(frozen=True, slots=True)
class Region:
    """Mentors who are all that some mentees may have."""

    mentors: tuple[int, ...]
    mentees: int


def unmatched(among: Candidates, mode: Mode, answer: Answer) -> tuple[Unmatched, ...]:
    """Return everybody without a mentor, and why."""
    left = np.flatnonzero(answer.taken < 0).tolist()
    regions = _regions(among) if left else {}
    closed = {region: _full(among, answer, region) for region in set(regions.values())}
    found = []
    for place in left:
        mentee, region = among.seekers[place], regions.get(place)
        if among.graph.first[place] == among.graph.first[place + 1]:
            found.append(_unlisted(among, mentee))
        elif mode is Mode.STABLE:
            found.append(Unmatched(mentee.id, Reason.NOT_PREFERRED))
        elif answer.load is not None:
            found.append(Unmatched(mentee.id, _in_time(among, answer)))
        else:
            cost = _cost(answer, place)
            taken = region if region and closed[region] else None
            found.append(_outdone(mentee, taken, cost))
    return tuple(found)


def _in_time(among: Candidates, answer: Answer) -> Reason:
    """Return why somebody is left over where unequal minutes count."""
    if not answer.bonus:
        return Reason.OUTVALUED
    made = answer.taken[answer.taken >= 0]
    most = min(among.cover.cardinality, (answer.bound or 0) // answer.bonus)
    return Reason.PLACES_TAKEN if most == len(made) else Reason.UNDECIDED


def _outdone(mentee: Mentee, region: Region | None, cost: int | None) -> Unmatched:
    if region is None:
        return Unmatched(mentee.id, Reason.OUTVALUED, cost=cost)
    return Unmatched(
        mentee.id,
        Reason.PLACES_TAKEN,
        contested=region.mentors,
        rivals=region.mentees - 1,
        cost=cost,
    )


def _full(among: Candidates, answer: Answer, region: Region) -> bool:
    pairs = answer.taken[answer.taken >= 0]
    used = np.bincount(among.graph.mentor[pairs], minlength=among.graph.mentors)
    rows = np.searchsorted(among.ids, np.array(region.mentors, np.int64))
    return bool((used[rows] == among.graph.places[rows]).all())


def _cost(answer: Answer, place: int) -> int | None:
    """Return what placing one of those left over would cost, if there are prices to tell."""
    return None if answer.state is None else least_loss(*answer.state, place)


def _unlisted(among: Candidates, mentee: Mentee) -> Unmatched:
    if not among.mentors:
        return Unmatched(mentee.id, Reason.NO_PLACES)
    if among.too_long(mentee):
        return Unmatched(mentee.id, Reason.TOO_LONG)
    totals = _totals(among, mentee)
    if among.index.ranking(mentee).total:
        return Unmatched(mentee.id, Reason.FORBIDDEN, refused=totals)
    return Unmatched(mentee.id, Reason.RULES, refused=totals)


def _totals(among: Candidates, mentee: Mentee) -> tuple[tuple[Rule, int], ...]:
    """Return how many mentors with a place each rule keeps away, by the first that they break."""
    index, out = among.index, among.ruled_out(mentee.id)
    weights = among.setting.weights
    free = replace(weights, minimum=0, musts=frozenset(), outside_organisation=False)
    apart = replace(free, outside_organisation=weights.outside_organisation)

    def listed(rules: WeightSet, *excluded: int) -> int:
        index.weights = rules
        total = index.ranking(mentee, excluded=excluded).total
        index.weights = weights
        return total

    left = [
        len(among.mentors),
        sum(mentor.room for mentor in among.mentors),
        index.count(index.mask(room=True)),
        listed(free),
        listed(apart),
        listed(apart, *out),
        listed(replace(apart, musts=weights.musts), *out),
        listed(weights, *out),
    ]
    kept_away = (before - after for before, after in pairwise(left))
    return tuple((rule, many) for rule, many in zip(IN_TURN, kept_away, strict=True) if many)


def _regions(among: Candidates) -> dict[int, Region]:
    """Return for mentees in want of places the smallest region known to be closed.

    Candidates lead from mentee to mentor to mentee; what hangs together is closed where all lists
    are complete. The others may have any mentor in want.
    """
    graph, cover, setting = among.graph, among.cover, among.setting
    listed = np.diff(graph.first)
    short = np.flatnonzero((cover.fate == SCARCE) & (listed > 0))
    components = _components(among)
    label = components[graph.mentor[graph.first[short]]]
    open_ = np.unique(label[listed[short] >= setting.candidates])
    scarce = np.flatnonzero(cover.part == SCARCE)
    everybody = Region(tuple(among.ids[scarce].tolist()), len(short))
    by_label: dict[int, Region] = {}
    for one in np.unique(label).tolist():
        mentors = scarce[components[scarce] == one]
        closed = Region(tuple(among.ids[mentors].tolist()), int((label == one).sum()))
        by_label[one] = everybody if one in open_ else closed
    return {place: by_label[one] for place, one in zip(short.tolist(), label.tolist(), strict=True)}


def _components(among: Candidates) -> Ints:
    """Return a label for each mentor; in want of places, the same for those connected."""
    graph = among.graph
    short = among.cover.fate[graph.owner] == SCARCE
    owner, mentor = graph.owner[short], graph.mentor[short]
    label = np.arange(graph.mentors)
    while True:
        lowest = np.full(graph.mentees, graph.mentors)
        np.minimum.at(lowest, owner, label[mentor])
        further = label.copy()
        np.minimum.at(further, mentor, lowest[owner])
        if (further == label).all():
            return label
        label = further
