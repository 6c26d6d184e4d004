"""A skill that the graph learns is another number for all who list it, in the very next search."""

from __future__ import annotations

from cairn.matching.circle import Circles
from cairn.people.models import Skill
from tests.cast import a_mentee, a_mentor
from tests.matching.test_circle import asked
from tests.relations import a_relation


def forget(name: str) -> None:
    """Go back to the days when the graph did not know the skill."""
    known = Skill.named(name)
    Skill.objects.filter(pk=known.pk).update(code=None)


def gain(name: str, seeker) -> int:
    """Have somebody name the skill who is no member, and return by how much the seeker's first
    mentor is better then; a process that read all before agrees with one that begins anew."""
    process = Circles()
    (before, *_) = asked(process, seeker)["ranking"]
    assert Skill.named(name).is_known
    after = asked(process, seeker)
    assert after == asked(Circles(), seeker)
    return after["ranking"][0].score - before.score


def test_those_who_have_it_are_found_by_it(harbour):
    a_mentor(harbour, skills=("Django",))
    seeker = a_mentee(harbour, goals=("Python",))
    forget("Django")
    assert gain("Django", seeker) > 0


def test_those_who_want_it_seek_by_it(harbour):
    a_mentor(harbour, skills=("Django",))
    seeker = a_mentee(harbour, goals=("Python",))
    forget("Python")
    assert gain("Python", seeker) > 0


def test_what_a_community_relates_to_it_stays_related(harbour):
    a_mentor(harbour, skills=("Python",))
    seeker = a_mentee(harbour, goals=("Zen gardening",))
    a_relation(harbour, "Python", percent=80)
    forget("Python")
    assert gain("Python", seeker) == 0
