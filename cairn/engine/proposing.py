"""From candidates to a proposal: an answer's numbers turned into people, figures and the proof."""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from cairn.engine import formula, mutual
from cairn.engine.candidates import Candidates
from cairn.engine.certificate import Case, Certificate, Covering
from cairn.engine.covering import SCARCE, Cover
from cairn.engine.greedy import greedy
from cairn.engine.modes import Answer, bonus_for, fair, highest
from cairn.engine.proposal import Metrics, Mode, Pair, Proposal
from cairn.engine.reasons import unmatched
from cairn.engine.stable import BAND, blocking, stable
from cairn.engine.tables import Ints


def propose(among: Candidates, mode: Mode) -> Proposal:
    """Return the best set of pairs in a mode, with its proof."""
    answer = solved(among, mode)
    pairs = tuple(sorted([*_kept(among), *_made(among, answer.taken)], key=lambda one: one.mentee))
    proof = _certificate(among, mode, answer, pairs)
    return Proposal(
        mode,
        pairs,
        unmatched(among, mode, answer),
        _metrics(among, mode, answer, pairs, proof),
        proof,
    )


def solved(among: Candidates, mode: Mode) -> Answer:
    """Return the best set of pairs in a mode, in numbers."""
    graph, cover = among.graph, among.cover
    if mode is Mode.STABLE:
        return Answer(stable(graph, among.mentor_fit // BAND))
    if mode is Mode.FAIR:
        return fair(graph, among.place, cover)
    return highest(graph, cover, bonus_for(graph) if mode is Mode.CARDINALITY else 0)


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


def _certificate(
    among: Candidates, mode: Mode, answer: Answer, pairs: tuple[Pair, ...]
) -> Certificate:
    graph, kept = among.graph, sum(pair.value for pair in pairs if pair.kept)
    objective = sum(pair.value for pair in pairs)
    made = int((answer.taken >= 0).sum())
    price = np.zeros(graph.mentors, np.int64) if answer.price is None else answer.price
    gain = np.zeros(graph.mentees, np.int64) if answer.gain is None else answer.gain
    priced = answer.price is not None
    chosen = np.zeros(len(graph.mentor), np.bool_)
    chosen[answer.taken[answer.taken >= 0]] = True
    case = Case(
        graph.owner,
        graph.mentor,
        graph.value.astype(np.int64),
        among.place,
        graph.places,
        np.ones(graph.mentees, np.int64),
        chosen,
        price,
        gain,
        answer.limit,
        _covering(among.cover),
        None if answer.tighter is None else _covering(answer.tighter),
        among.mentor_fit // BAND if mode is Mode.STABLE else None,
    )
    bound = int(gain.sum() + (price * graph.places).sum()) - answer.bonus * made + kept
    return Certificate(
        objective,
        objective if mode is Mode.STABLE else bound,
        kept,
        made,
        among.cover.cardinality,
        answer.bonus,
        dict(zip(among.ids.tolist(), price.tolist(), strict=True)) if priced else {},
        dict(zip((one.id for one in among.seekers), gain.tolist(), strict=True)) if priced else {},
        case,
    )


def _covering(cover: Cover) -> Covering:
    return Covering(cover.fate != SCARCE, cover.part == SCARCE)


def _metrics(
    among: Candidates, mode: Mode, answer: Answer, pairs: tuple[Pair, ...], proof: Certificate
) -> Metrics:
    graph = among.graph
    kept = len(pairs) - proof.pairs
    simple = greedy(graph)
    simple = simple[simple >= 0]
    loads = Counter(pair.mentor for pair in pairs)
    places = [pair.place for pair in pairs]
    return Metrics(
        cardinality=len(pairs),
        cardinality_bound=proof.most + kept,
        objective=proof.objective,
        objective_bound=None if mode is Mode.STABLE else proof.bound,
        worst_place=max(places, default=0),
        places=_counted(places),
        load=_counted(loads[mentor.id] for mentor in among.setting.mentors),
        blocking=int(blocking(graph, among.mentor_fit // BAND, answer.taken).sum()),
        greedy_cardinality=len(simple) + kept,
        greedy_objective=int(graph.value[simple].astype(np.int64).sum()) + proof.kept,
    )


def _counted(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(Counter(numbers).items()))
