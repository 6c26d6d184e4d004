"""People for the engine's tests: a pair that matches in full, and any people at all."""

from hypothesis import strategies as st

from cairn.engine import (
    STANDARD,
    Expertise,
    Goal,
    Mentee,
    Mentor,
    Part,
    WeightSet,
    Wishes,
    mask_of,
)

PYTHON, DJANGO, BAKING, LAW = 1, 2, 3, 4
RELATED = {PYTHON: ((PYTHON, 100), (DJANGO, 80)), DJANGO: ((PYTHON, 70),)}
ENGLISH, FRENCH, TURKISH = 0, 1, 2
CALLS, QUESTIONS, RESOURCES = 0, 1, 2


def perfect(**changes):
    """A mentor who fits `lin()` in full."""
    stated = {
        "id": 1,
        "expertise": (Expertise(PYTHON, 5, teach=True, verified=True),),
        "hours": mask_of(range(16, 21)),
        "languages": mask_of([ENGLISH, FRENCH]),
        "formats": mask_of([CALLS, QUESTIONS]),
        "minutes": 60,
        "stage": 5,
        "industry": 9,
    }
    return Mentor(**(stated | changes))


def lin(**changes):
    """A mentee who has stated everything."""
    stated = {
        "id": 100,
        "goals": (Goal(PYTHON, 1, 4),),
        "hours": mask_of(range(17, 23)),
        "languages": (ENGLISH, TURKISH),
        "formats": mask_of([CALLS]),
        "minutes": 60,
        "stage": 3,
        "industry": 9,
    }
    return Mentee(**(stated | changes))


SKILLS = st.integers(0, 9)
hours = st.integers(0, 2**24 - 1)
maybe = st.none
relations = st.dictionaries(
    SKILLS, st.lists(st.tuples(SKILLS, st.integers(40, 100)), max_size=4).map(tuple), max_size=10
)
expertise = st.builds(
    Expertise, SKILLS, st.integers(1, 5), st.booleans(), st.booleans(), st.integers(0, 9)
)
goals = st.builds(Goal, SKILLS, st.integers(0, 5), st.integers(1, 5), st.integers(1, 5))
answers = st.lists(st.integers(0, 3), max_size=8).map(tuple)
wishes = st.builds(Wishes, st.integers(0, 127).map(lambda m: m << 1), st.integers(0, 2**64 - 1))
shared = {
    "hours": maybe() | hours,
    "formats": st.integers(0, 7),
    "minutes": maybe() | st.sampled_from([1, 15, 30, 45, 60, 120]),
    "stage": maybe() | st.integers(1, 7),
    "industry": maybe() | st.integers(0, 20),
    "organisation": maybe() | st.integers(0, 2),
    "answers": answers,
}
ids = st.integers(0, 40)
some_skills = st.lists(expertise, max_size=5, unique_by=lambda one: one.skill).map(tuple)
mentors = st.builds(
    Mentor,
    ids,
    expertise=some_skills,
    languages=st.integers(0, 7),
    wishes=st.just(Wishes()) | wishes,
    room=st.booleans() | st.just(True),
    accepting=st.booleans() | st.just(True),
    load=st.integers(0, 100),
    completed=st.integers(0, 3),
    since=st.integers(-2, 2),
    **shared,
)
crowds = st.lists(mentors, max_size=30, unique_by=lambda one: one.id)
mentees = st.builds(
    Mentee,
    st.integers(0, 2**32 - 1),
    goals=st.lists(goals, max_size=4).map(tuple),
    languages=st.permutations(range(3)).flatmap(
        lambda all_: st.integers(0, 3).map(lambda many: tuple(all_[:many]))
    ),
    **shared,
)
weights = st.sampled_from(
    [
        STANDARD,
        WeightSet("with values", skills=40, values=10),
        WeightSet("strict", minimum=50_000, outside_organisation=True),
        WeightSet("musts", musts=frozenset({Part.SKILLS, Part.STAGE}), cross_functional=True),
        WeightSet("odd", skills=0, overlap=60, musts=frozenset({Part.VALUES, Part.WISHES})),
        WeightSet("skills alone", 2, 100, 0, 0, 0, 0, 0, 0, 0),
    ]
)
policies = st.tuples(relations, weights)
"""Relations and weights: what a community has decided."""
