"""Cohorts for the tests: any small one, and what the specification alone says of its pairs."""

from itertools import product

from hypothesis import strategies as st

from cairn.engine import Cohort, mutual, refusals, score
from tests.engine import people

mentors = st.lists(people.mentors, max_size=5, unique_by=lambda one: one.id)
mentees = st.lists(people.mentees, max_size=5, unique_by=lambda one: one.id)


@st.composite
def settings(draw):
    """The arguments of any cohort without contradictions, the mentees in the first place."""
    offering, seeking = draw(mentors), draw(mentees)
    relations, weights = draw(people.policies)
    couples = [(one.id, other.id) for one, other in product(seeking, offering)]
    some = st.lists(st.sampled_from(couples), unique=True) if couples else st.just([])
    named = draw(some)
    kept = list({mentee: (mentee, mentor) for mentee, mentor in named[::3]}.values())
    loads = [mentor for _, mentor in kept]
    return {
        "mentors": offering,
        "mentees": seeking,
        "relations": relations,
        "weights": weights,
        "seats": {m.id: loads.count(m.id) + draw(st.integers(0, 2)) for m in offering},
        "forced": kept[::2],
        "running": kept[1::2],
        "forbidden": [couple for couple in named if couple not in kept],
        "candidates": draw(st.sampled_from([1, 2, None])),
        "extra": draw(st.integers(0, 2)),
        "week": draw(st.integers(0, 3)),
    }


def worth(asked, mentee, mentor):
    """Return (value, fit, mentor_fit) of a pair, by the specification."""
    fit = score(mentee, mentor, asked["relations"], asked["weights"])
    back = mutual.mentor_fit(mentee, mentor, asked["weights"])
    return mutual.value(fit, back), fit, back


def left(asked, mentor):
    """Return the places of a mentor beside the kept pairs."""
    kept = [*asked["forced"], *asked["running"]]
    return asked["seats"][mentor.id] - sum(other == mentor.id for _, other in kept)


def possible(asked):
    """Return {mentee: mentors} of all pairs that nothing rules out, of those to be placed."""
    settled = {mentee for mentee, _ in [*asked["forced"], *asked["running"]]}
    return {
        one.id: [
            other.id
            for other in asked["mentors"]
            if left(asked, other) > 0
            and (one.id, other.id) not in asked["forbidden"]
            and not refusals(one, other, asked["relations"], asked["weights"])
        ]
        for one in asked["mentees"]
        if one.id not in settled
    }


def every_way(asked):
    """Yield every set of pairs, as {mentee: mentor}, beside the kept ones."""
    lists = possible(asked)
    room = {mentor.id: left(asked, mentor) for mentor in asked["mentors"]}
    for way in product(*([None, *mentors] for mentors in lists.values())):
        if all(way.count(mentor) <= places for mentor, places in room.items()):
            yield {
                mentee: mentor
                for mentee, mentor in zip(lists, way, strict=True)
                if mentor is not None
            }


def total(asked, way):
    """Return the value of pairs, as {mentee: mentor}."""
    mentees = {one.id: one for one in asked["mentees"]}
    mentors = {one.id: one for one in asked["mentors"]}
    return sum(worth(asked, mentees[one], mentors[other])[0] for one, other in way.items())


def cohort(asked, **changes):
    return Cohort(**{**asked, **changes})


def made(proposal):
    """Return {mentee: mentor} of the pairs that were not kept."""
    return {pair.mentee: pair.mentor for pair in proposal.pairs if not pair.kept}
