"""People for the benchmarks: the same ones on every machine, in proportions seen in communities."""

import random
from collections.abc import Iterator

from cairn.engine import Expertise, Goal, Mentee, Mentor, Relations, Wishes, mask_of

FIELDS = 14
SKILLS_A_FIELD = 30
COMMON = [1 / (place + 3) for place in range(SKILLS_A_FIELD)]
"""Within a field skills are as unequal as words are: the first is asked for ten times the last."""


def _skills(chance: random.Random, many: int) -> list[int]:
    """Return distinct skills, four fifths of them from one field."""
    home = chance.randrange(FIELDS)
    found: dict[int, None] = {}
    while len(found) < many:
        field = home if chance.random() < 0.8 else chance.randrange(FIELDS)
        place = chance.choices(range(SKILLS_A_FIELD), COMMON)[0]
        found[field * SKILLS_A_FIELD + place] = None
    return [*found]


def relations(seed: int = 7) -> Relations:
    """Return a graph in which each skill has seven relatives of its own field, 40…95 percent."""
    chance = random.Random(seed)
    graph = {}
    for skill in range(FIELDS * SKILLS_A_FIELD):
        first = skill // SKILLS_A_FIELD * SKILLS_A_FIELD
        field = [other for other in range(first, first + SKILLS_A_FIELD) if other != skill]
        near = chance.sample(field, 7)
        graph[skill] = ((skill, 100), *((other, chance.randint(40, 95)) for other in near))
    return graph


def _hours(chance: random.Random) -> int:
    """Return two to five hours after work, somewhere on Earth."""
    start = chance.choice((16, 17, 11, 12, 23, 0, 7, 3)) + chance.randrange(3)
    return mask_of((start + hour) % 24 for hour in range(chance.randint(2, 5)))


def _languages(chance: random.Random) -> list[int]:
    others = chance.sample(range(1, 20), chance.choice((0, 0, 1, 1, 2)))
    spoken = [0, *others] if chance.random() < 0.85 else others or [chance.randrange(1, 20)]
    chance.shuffle(spoken)
    return spoken


def mentors(many: int, seed: int = 1) -> Iterator[Mentor]:
    """Yield mentors with the ids 0…many−1, one field in eight left empty."""
    chance = random.Random(seed)
    for number in range(many):
        given = [chance.random() > 0.125 for _ in range(6)]
        yield Mentor(
            number,
            tuple(_expertise(chance, skill) for skill in _skills(chance, chance.randint(2, 8))),
            hours=_hours(chance) if given[0] else None,
            languages=mask_of(_languages(chance)) if given[1] else 0,
            formats=chance.choice((1, 2, 2, 3, 6, 7, 7)) if given[2] else 0,
            minutes=chance.choice((15, 30, 30, 60, 60, 120)) if given[3] else None,
            stage=chance.choice((3, 4, 4, 5, 5, 6, 7)) if given[4] else None,
            industry=chance.randrange(56) if given[5] else None,
            organisation=chance.randrange(2000),
            wishes=_wishes(chance),
            room=chance.random() < 0.7,
            accepting=chance.random() < 0.85,
            load=chance.choice((0, 0, 0, 10, 25, 50, 100)),
            completed=int(chance.expovariate(0.5)),
            since=19_000 + chance.randrange(1500),
        )


def _expertise(chance: random.Random, skill: int) -> Expertise:
    return Expertise(
        skill,
        chance.choice((2, 3, 3, 4, 4, 5)),
        teach=chance.random() < 0.7,
        verified=chance.random() < 0.3,
        idle_years=chance.choice((0, 0, 0, 1, 2, 4, 8)),
    )


def _wishes(chance: random.Random) -> Wishes:
    if chance.random() < 0.6:
        return Wishes()
    industries = mask_of(chance.sample(range(56), 4)) if chance.random() < 0.5 else 0
    return Wishes(stages=mask_of(chance.sample((1, 2, 3, 4), 2)), industries=industries)


def mentees(many: int, seed: int = 2) -> Iterator[Mentee]:
    """Yield mentees with the ids 10⁶…, one field in eight left empty."""
    chance = random.Random(seed)
    for number in range(many):
        given = [chance.random() > 0.125 for _ in range(6)]
        yield Mentee(
            1_000_000 + number,
            tuple(_goal(chance, skill) for skill in _skills(chance, chance.randint(1, 4))),
            hours=_hours(chance) if given[0] else None,
            languages=tuple(_languages(chance)) if given[1] else (),
            formats=chance.choice((1, 2, 3, 7)) if given[2] else 0,
            minutes=chance.choice((15, 30, 60, 60, 120)) if given[3] else None,
            stage=chance.choice((1, 1, 2, 2, 3, 4)) if given[4] else None,
            industry=chance.randrange(56) if given[5] else None,
            organisation=chance.randrange(2000),
        )


def _goal(chance: random.Random, skill: int) -> Goal:
    now = chance.choice((0, 0, 1, 2))
    return Goal(skill, now, min(5, now + chance.choice((1, 2, 3))), chance.randint(1, 5))
