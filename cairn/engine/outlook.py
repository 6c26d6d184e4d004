"""Whether more places at a mentor can give somebody one, without solving everything anew.

One more place changes the best pairs by one chain of moves: the shortest way from that place to
somebody without a mentor, which `solving` finds from the prices that it left. So the answer to
"how many places more?" costs a search for each place. Where several sets of pairs are equally
good, a mentee may be in one and not in the other; this is told as well, by a loss of 0.
"""

from typing import NamedTuple

import numpy as np

from cairn.engine.candidates import Candidates
from cairn.engine.covering import cover
from cairn.engine.graph import Graph, narrowed, sums
from cairn.engine.modes import highest
from cairn.engine.proposal import Mode
from cairn.engine.searching import Search, search
from cairn.engine.solving import Flow, fill_up, least_loss, solve
from cairn.engine.stable import BAND, stable
from cairn.engine.tables import Ints
from cairn.engine.values import MOST_POINTS

MOST_MORE = 8
"""So many places are added to a mentor at most."""
KEPT = 64
"""So many answers are remembered: the next mentee may ask the same."""


class State(NamedTuple):
    """The best pairs with their prices, from which a search can go on."""

    graph: Graph
    flow: Flow
    room: Search

    @property
    def cardinality(self) -> int:
        return int(np.count_nonzero(self.flow.mate >= 0))


class Step(NamedTuple):
    """Pairs that come to a state, by number, with their values; the last mentor may be new."""

    owner: Ints
    mentor: Ints
    value: Ints
    places: Ints


def _has_way(state: State, mentee: int) -> bool:
    """Tell whether some best set of pairs has the mentee."""
    return bool(state.flow.mate[mentee] >= 0) or least_loss(*state, mentee) == 0


class Outlook:
    """What more places would do to the best pairs among these candidates, in one mode."""

    def __init__(self, among: Candidates, mode: Mode) -> None:
        self._mode, self._graph, self._place = mode, among.graph, among.place
        self._bands = among.mentor_fit // BAND
        self._whole = int(among.place.max(initial=0))
        self._limit = self._whole
        self._states: dict[int, State] = {}
        self._after: dict[tuple[int, int, int], State] = {}
        self._stable: dict[tuple[int, int], Ints] = {}

    @property
    def by_value(self) -> bool:
        """Whether the values of pairs alone decide, not their places in the lists as well."""
        return self._mode in {Mode.CARDINALITY, Mode.SCORE}

    def can_help(self, mentor: int, more: int, mentee: int) -> bool:
        """Tell whether the mentee may have a mentor when that one has more places (by number).

        Where it is not so, no best set of pairs has one; where it is, some best set has.
        """
        if self._mode is Mode.STABLE:
            return bool(self._taken(mentor, more)[mentee] >= 0)
        limit = self._fairest(mentor, more) if self._mode is Mode.FAIR else self._whole
        return _has_way(self._with_places(limit, mentor, more), mentee)

    def can_join(self, step: Step, mentee: int) -> bool:
        """Tell whether the mentee may have a mentor when more pairs can be made.

        Only where the mode is one `by_value`.
        """
        return _has_way(_further(self._state(self._whole), step), mentee)

    def _fairest(self, mentor: int, more: int) -> int:
        """Return the worst place in a list that as many as can be placed must put up with."""
        most = self._with_places(self._whole, mentor, more).cardinality
        low, high, limit = 0, self._whole, self._limit
        while low < high:
            if self._with_places(limit, mentor, more).cardinality < most:
                low = limit + 1
                limit = (low + high) // 2
            else:
                high = limit
                limit = max(low, high - 1)
        self._limit = high
        return high

    def _with_places(self, limit: int, mentor: int, more: int) -> State:
        """Return the best pairs up to a place in the lists, with more places."""
        key = limit, mentor, more
        if more == 0:
            return self._state(limit)
        if key not in self._after:
            while len(self._after) >= KEPT:
                del self._after[next(iter(self._after))]
            before = self._with_places(limit, mentor, more - 1)
            self._after[key] = _one_more(before, mentor)
        return self._after[key]

    def _state(self, limit: int) -> State:
        if limit not in self._states:
            some = self._graph
            if limit < self._whole:
                some = narrowed(some, self._place <= limit, some.places)
            # As many mentors as there could be are not enough to outweigh this.
            bonus = 0 if self._mode is Mode.SCORE else MOST_POINTS * (some.mentees + 1)
            answer = highest(some, cover(some), bonus)
            if answer.state is not None:
                self._states[limit] = State(*answer.state)
        return self._states[limit]

    def _taken(self, mentor: int, more: int) -> Ints:
        key = mentor, more
        if key not in self._stable:
            while len(self._stable) >= KEPT:
                del self._stable[next(iter(self._stable))]
            self._stable[key] = stable(_roomier(self._graph, mentor, more), self._bands)
        return self._stable[key]


def _roomier(of: Graph, mentor: int, more: int) -> Graph:
    """Return the graph with more places of a mentor, as far as they could be filled."""
    places = of.places
    places[mentor] = min(places[mentor] + more, of.begin[mentor + 1] - of.begin[mentor])
    return of._replace(seat=sums(places))


def _one_more(state: State, mentor: int) -> State:
    """Return the best pairs when a mentor has one place more."""
    graph = _roomier(state.graph, mentor, 1)
    flow = _seated(state, graph)
    fill_up(graph, flow, state.room, mentor)
    return State(graph, flow, state.room)


def _further(state: State, step: Step) -> State:
    """Return the best pairs when more pairs can be made."""
    graph = _joined(state.graph, step)
    flow, room = _seated(state, graph), search(graph.mentors)
    new = step.mentor == state.graph.mentors
    least = (step.value + graph.bonus - flow.gain[step.owner])[new].max(initial=0)
    flow.price[state.graph.mentors :] = least
    solve(graph, flow, room)
    return State(graph, flow, room)


def _joined(of: Graph, step: Step) -> Graph:
    owner, mentor, value, places = step
    gone = np.zeros(len(places) - of.mentors, np.int64)
    after, begin = of.first[owner + 1], np.append(of.begin, of.begin[-1] + gone)
    order = np.argsort(mentor, kind="stable")
    at = begin[mentor[order] + 1]
    begin = sums(np.diff(begin) + np.bincount(mentor, minlength=len(places)))
    return Graph(
        sums(np.diff(of.first) + np.bincount(owner, minlength=of.mentees)),
        np.insert(of.mentor, after, mentor),
        np.insert(of.value, after, value),
        begin,
        np.insert(of.mentee, at, owner[order]),
        np.insert(of.worth, at, value[order]),
        sums(np.minimum(places, np.diff(begin))),
        of.bonus,
    )


def _seated(state: State, graph: Graph) -> Flow:
    """Return a copy of the pairs in a graph with more places."""
    flow, new = state.flow, graph.mentors - state.graph.mentors
    placed = np.flatnonzero(flow.mate >= 0)
    mate, slot = flow.mate[placed], flow.slot.copy()
    slot[placed] += graph.seat[mate] - state.graph.seat[mate]
    occupant = np.full(int(graph.seat[-1]), -1, np.int32)
    occupant[slot[placed]] = placed
    none = np.zeros(new, np.int64)
    price, filled = np.append(flow.price, none), np.append(flow.filled, none)
    return Flow(flow.gain.copy(), price, flow.mate.copy(), slot, occupant, filled)
