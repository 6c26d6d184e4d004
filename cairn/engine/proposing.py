"""From candidates to a proposal: an answer's numbers turned into people, figures and the proof."""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from cairn.engine import formula, mutual
from cairn.engine.candidates import Candidates
from cairn.engine.certificate import Certificate
from cairn.engine.certifying import certificate
from cairn.engine.greedy import greedy
from cairn.engine.modes import Answer, bonus_for, fair, highest
from cairn.engine.packing import load, pack
from cairn.engine.proposal import Metrics, Mode, Pair, Proposal
from cairn.engine.reasons import unmatched
from cairn.engine.setting import CohortError
from cairn.engine.stable import BAND, blocking, stable
from cairn.engine.tables import Ints
from cairn.engine.values import MOST_POINTS


def propose(among: Candidates, mode: Mode) -> Proposal:
    """Return the best set of pairs in a mode, with its proof."""
    answer = solved(among, mode)
    pairs = tuple(sorted([*_kept(among), *_made(among, answer.taken)], key=lambda one: one.mentee))
    proof = certificate(among, answer, pairs)
    return Proposal(
        mode,
        pairs,
        unmatched(among, mode, answer),
        _metrics(among, mode, answer, pairs, proof),
        proof,
    )


def solved(among: Candidates, mode: Mode) -> Answer:
    """Return the best set of pairs in a mode, in numbers.

    Raises `CohortError` where unequal minutes count, in the modes that cannot deal with them.
    """
    graph, cover = among.graph, among.cover
    bonus = bonus_for(graph) if mode is Mode.CARDINALITY else 0
    if len(among.setting.sizes) > 1:
        if mode in {Mode.STABLE, Mode.FAIR}:
            raise CohortError("unequal_minutes", f"{mode} needs pairs that take equal minutes")
        loads = load(graph, among.sizes, among.minutes, among.seats)
        return pack(graph._replace(bonus=bonus), loads)
    if mode is Mode.STABLE:
        bands = among.mentor_fit // BAND
        return Answer(stable(graph, bands), bands=bands)
    if mode is Mode.FAIR:
        return fair(graph, among.place, cover)
    return highest(graph, cover, bonus)


def _made(among: Candidates, taken: Ints) -> Iterator[Pair]:
    pairs = taken[taken >= 0]
    columns = (
        np.flatnonzero(taken >= 0),
        among.graph.mentor[pairs],
        among.graph.value[pairs],
        among.fit[pairs],
        among.mentor_fit[pairs],
        among.place[pairs],
    )
    for mentee, mentor, *figures in zip(*(column.tolist() for column in columns), strict=True):
        yield Pair(among.seekers[mentee].id, among.mentors[mentor].id, *figures)


def _kept(among: Candidates) -> Iterator[Pair]:
    setting = among.setting
    mentees = {mentee.id: mentee for mentee in setting.mentees}
    mentors = {mentor.id: mentor for mentor in setting.mentors}
    for mentee, mentor in setting.mentor_of.items():
        one, other = mentees[mentee], mentors[mentor]
        fit = formula.score(one, other, setting.relations, setting.weights)
        back = mutual.mentor_fit(one, other, setting.weights)
        yield Pair(mentee, mentor, mutual.value(fit, back), fit, back, 0, kept=True)


def _metrics(
    among: Candidates, mode: Mode, answer: Answer, pairs: tuple[Pair, ...], proof: Certificate
) -> Metrics:
    graph = among.graph
    kept = len(pairs) - proof.pairs
    most, bound = _bounds(answer, proof)
    simple = greedy(graph, answer.load)
    simple = simple[simple >= 0]
    loads = Counter(pair.mentor for pair in pairs)
    places = [pair.place for pair in pairs]
    return Metrics(
        cardinality=len(pairs),
        cardinality_bound=most + kept,
        objective=proof.objective,
        objective_bound=None if mode is Mode.STABLE else bound,
        worst_place=max(places, default=0),
        places=_counted(places),
        load=_counted(loads[mentor.id] for mentor in among.setting.mentors),
        blocking=_blocking(among, answer),
        greedy_cardinality=len(simple) + kept,
        greedy_objective=int(graph.value[simple].sum()) + proof.kept,
    )


def _bounds(answer: Answer, proof: Certificate) -> tuple[int, int]:
    """Return how many pairs there can be, and their total, the kept ones in the total only."""
    if answer.bound is None:
        return proof.most, proof.bound
    if not answer.bonus:
        return proof.most, answer.bound + proof.kept
    most = min(proof.most, answer.bound // answer.bonus)
    each = answer.bound - answer.bonus * most if most == proof.pairs else MOST_POINTS * proof.pairs
    return most, each + proof.kept


def _blocking(among: Candidates, answer: Answer) -> int | None:
    if answer.load is not None:
        return None
    return int(blocking(among.graph, among.mentor_fit // BAND, answer.taken).sum())


def _counted(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(Counter(numbers).items()))
