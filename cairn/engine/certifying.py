"""From an answer in numbers to the certificate that proves it."""

from collections.abc import Sequence

import numpy as np

from cairn.engine.candidates import Candidates
from cairn.engine.certificate import Case, Certificate, Covering
from cairn.engine.covering import SCARCE, Cover
from cairn.engine.modes import Answer
from cairn.engine.proposal import Pair
from cairn.engine.tables import Ints
from cairn.engine.values import Mentee, Mentor


def certificate(among: Candidates, answer: Answer, pairs: Sequence[Pair]) -> Certificate:
    """Return the proof of an answer of which these are the pairs, the kept ones included."""
    case, kept = _case(among, answer), sum(pair.value for pair in pairs if pair.kept)
    objective, made = sum(pair.value for pair in pairs), int(case.chosen.sum())
    return Certificate(
        objective=objective,
        bound=objective if answer.price is None else case.offered - answer.bonus * made + kept,
        kept=kept,
        pairs=made,
        most=among.cover.cardinality,
        bonus=answer.bonus,
        prices=_named(among.mentors, answer.price),
        gains=_named(among.seekers, answer.gain),
        case=case,
    )


def _case(among: Candidates, answer: Answer) -> Case:
    graph, load = among.graph, answer.load
    chosen = np.zeros(len(graph.mentor), np.bool_)
    chosen[answer.taken[answer.taken >= 0]] = True
    price = np.zeros(graph.mentors, np.int64) if answer.price is None else answer.price
    gain = np.zeros(graph.mentees, np.int64) if answer.gain is None else answer.gain
    return Case(
        owner=graph.owner,
        mentor=graph.mentor,
        value=graph.value,
        place=among.place,
        places=graph.places,
        units=_units(among, answer),
        size=np.ones(graph.mentees, np.int64) if load is None else load.size,
        scale=1 if load is None else load.scale,
        chosen=chosen,
        price=price,
        gain=gain,
        limit=answer.limit,
        cover=_covering(among.cover),
        tighter=None if answer.tighter is None else _covering(answer.tighter),
        bands=answer.bands,
    )


def _units(among: Candidates, answer: Answer) -> Ints:
    """Return what mentors have: no more than can be asked of them in the graph that was solved."""
    if answer.load is not None:
        return answer.load.units
    return among.graph.places if answer.state is None else answer.state[0].places


def _covering(cover: Cover) -> Covering:
    return Covering(cover.fate != SCARCE, cover.part == SCARCE)


def _named(people: Sequence[Mentor] | Sequence[Mentee], numbers: Ints | None) -> dict[int, int]:
    if numbers is None:
        return {}
    ids = (person.id for person in people)
    return dict(zip(ids, numbers.tolist(), strict=True))
