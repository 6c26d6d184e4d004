"""Which skills a community could relate, judged by what its own people list together.

Nobody's hidden skills are read, and no pair is told of that fewer than five people list.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter

from cairn import engine
from cairn.communities.choices import Status as Standing
from cairn.communities.models import Community
from cairn.matching.codes import skill_of
from cairn.matching.measures import relations_of
from cairn.matching.models import SkillRelation, Status
from cairn.matching.profiles import shown
from cairn.people.choices import Section
from cairn.people.models import Expertise, Profile, Skill

AT_MOST = 50
"""So many proposals wait at once: the strongest."""
ROWS_AT_ONCE = 5000


def propose(community: Community) -> int:
    """Propose what people list together and nothing relates yet; how many proposals are new."""
    found = engine.listed_together(_lists(community))
    return SkillRelation.propose_all(community, islice(_unrelated(community, found), AT_MOST))


def _lists(community: Community) -> Iterator[list[int]]:
    """For each member the skills that fellow members see, by their ids."""
    here = {
        "profile__user__is_active": True,
        "profile__user__memberships__community": community,
        "profile__user__memberships__status": Standing.ACTIVE,
    }
    hidden = _hidden(community)
    rows = Expertise.objects.filter(**here).order_by("profile").values_list("profile", "skill")
    for profile, lines in groupby(rows.iterator(ROWS_AT_ONCE), key=itemgetter(0)):
        if profile not in hidden:
            yield [skill for _, skill in lines]


def _hidden(community: Community) -> set[int]:
    """The profiles that keep their skills from fellow members."""
    chosen = Profile.objects.filter(user__memberships__community=community).exclude(audiences={})
    rows = chosen.values_list("pk", "audiences").iterator(ROWS_AT_ONCE)
    return {pk for pk, audiences in rows if Section.SKILLS not in shown(audiences)}


def _unrelated(community: Community, found: list[engine.Together]) -> Iterator[engine.Together]:
    """Those that neither the graph nor the community relates, and that nobody has answered."""
    ids = {skill for pair in found for skill in (pair.one, pair.other)}
    codes = Skill.objects.filter(pk__in=ids).values_list("pk", "code")
    numbers = {pk: skill_of(code, pk) for pk, code in codes}
    answered = SkillRelation.objects.filter(community=community).exclude(status=Status.PROPOSED)
    known = set(answered.values_list("one", "other"))
    relations = relations_of(community.pk)
    for pair in found:
        one, other = numbers[pair.one], numbers[pair.other]
        helps = other in dict(relations.get(one, ())) or one in dict(relations.get(other, ()))
        if not helps and (pair.one, pair.other) not in known:
            yield pair
