"""What is in memory is always what the database says, on every process."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
import time_machine
from django.db import transaction

from cairn.accounts.models import User
from cairn.activity.models import record
from cairn.communities.models import Membership
from cairn.lib.refusal import Refused
from cairn.matching import shortlist
from cairn.matching.circle import Circles, circles
from cairn.matching.criteria import Criteria
from cairn.matching.search import Search
from cairn.mentoring.models import Mentor, Mentorship, Request
from cairn.people.models import Expertise, LearningGoal, Profile
from tests.cast import a_community, a_mentee, a_mentor, a_request, finish

WORDS = ("pyt", "harbour", "person", "zen")
SKILLS = ("Python", "Leadership", "Statistics", "Zen gardening")
ZONES = ("Asia/Tokyo", "America/New_York", "UTC")


def answer(search: Search) -> dict:
    """All that a search can be asked, in a form that can be compared."""
    index, standing = search.standing.index, search.standing
    everyone = search.ranking(Criteria(everyone=True))
    words = [standing.words.find(word) for word in WORDS]
    return {
        "ranking": everyone.page(0, 100),
        "available": search.ranking(Criteria()).page(0, 100),
        "words": [sorted(set(found.tolist())) for found in words],
        "hours": index.count(index.mask(shared_hours_at_least=(0xF000, 1))),
        "skilled": [search.ranking(Criteria(skills=(s,), everyone=True)).total for s in SKILLS],
        "known": {hit.id: standing.topics.known_by(hit.id) for hit in everyone.page(0, 100)},
        "topics": sorted(standing.topics.common(50)),
        "reader": search.reader,
    }


def asked(process: Circles, member: Membership) -> dict:
    circle = process.of(member.community_id)
    with circle.open(member) as search:
        found = answer(search)
        listed = search.standing.listed(found["ranking"])
    return found | {"cards": circle.cards(search, listed)}


class World:
    """A small community in which things happen by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.community = a_community()
        self.mentees = [a_mentee(self.community) for _ in range(3)]
        for _ in range(4):
            self.join()

    def act(self) -> None:
        act: Callable[[], None] = self.chance.choice(
            (
                *(self.join, self.leave, self.ask, self.answer, self.finish, self.open_or_close),
                *(self.learn, self.forget, self.move, self.rewrite, self.want, self.hide),
            )
        )
        with suppress(Refused, IndexError):
            act()

    def join(self) -> None:
        a_mentor(self.community, seats=self.chance.randint(1, 2), skills=(self.skill(),))

    def leave(self) -> None:
        self.mentor().membership.leave()

    def ask(self) -> None:
        a_request(self.mentor(), self.chance.choice(self.mentees))

    def answer(self) -> None:
        request = self.chance.choice(list(Request.objects.pending().with_people()))
        mentor = request.mentor.membership
        if self.chance.random() < 0.7:
            request.accept(by=mentor)
        else:
            request.decline(by=mentor, reason="no_time")

    def finish(self) -> None:
        pair = self.chance.choice(list(Mentorship.objects.open().with_people()))
        finish(pair)

    def open_or_close(self) -> None:
        mentor = self.mentor()
        mentor.accept_mentees(not mentor.accepting, by=mentor.membership)
        if self.chance.random() < 0.3:
            mentor.offer(by=mentor.membership, offering=False)

    def learn(self) -> None:
        Expertise.add(self.profile(), skill=self.skill(), level=self.chance.randint(1, 5))

    def forget(self) -> None:
        self.chance.choice(list(Expertise.objects.select_related("profile__user"))).discard()

    def move(self) -> None:
        profile = self.profile()
        User.objects.filter(pk=profile.user_id).update(time_zone=self.chance.choice(ZONES))
        Profile.objects.get(pk=profile.pk).edit(day_parts=["morning"])

    def rewrite(self) -> None:
        self.profile().edit(headline=f"Zen {self.chance.random()}", languages=["en", "de"])

    def want(self) -> None:
        seeker = self.chance.choice(self.mentees)
        LearningGoal.add(seeker.user.profile, skill=self.skill(), level_now=0, level_wanted=4)

    def hide(self) -> None:
        self.profile().choose_audiences({"skills": self.chance.randint(0, 3)})

    def mentor(self) -> Mentor:
        return self.chance.choice(list(Mentor.objects.select_related("membership__user")))

    def profile(self) -> Profile:
        return self.mentor().membership.user.profile

    def skill(self) -> str:
        return self.chance.choice(SKILLS)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_it_is_right_in_the_next_search_on_every_process(seed):
    world, one, other = World(seed), Circles(), Circles()
    for number in range(60):
        world.act()
        member = world.chance.choice(world.mentees)
        fresh = asked(Circles(), member)
        assert asked(one, member) == fresh
        if number % 7 == 0:
            assert asked(other, member) == fresh


@pytest.mark.django_db
def test_it_keeps_communities_apart(harbour, ada, lin, sam):
    circles = Circles()
    a_mentor(sam.community, "Elsewhere")
    found = {member: asked(circles, member)["ranking"] for member in (lin, sam)}
    assert [hit.id for hit in found[lin]] == [ada.membership.user_id]
    assert ada.membership.user_id not in [hit.id for hit in found[sam]]


def test_it_forgets_what_a_transaction_undid(ada, lin):
    circles = Circles()
    before = asked(circles, lin)
    with suppress(RuntimeError), transaction.atomic():
        ada.accept_mentees(False, by=ada.membership)
        assert asked(circles, lin)["available"] == []
        raise RuntimeError
    assert asked(circles, lin) == before
    Expertise.add(lin.user.profile, skill="Chess")
    assert asked(circles, lin) == before


def test_it_puts_the_clock_forward_with_the_country(harbour, lin):
    with time_machine.travel("2026-03-28T12:00Z", tick=False) as traveller:
        a_mentor(harbour, "Berliner", time_zone="Europe/Berlin")
        circles = Circles()
        asked(circles, lin)
        traveller.move_to("2026-03-29T12:00Z")
        assert asked(circles, lin) == asked(Circles(), lin)


def test_it_counts_the_years_since_a_skill_was_used(harbour, lin):
    with time_machine.travel("2026-12-31T12:00Z", tick=False) as traveller:
        mentor = a_mentor(harbour, "Old hand", skills=())
        Expertise.add(mentor.membership.user.profile, skill="Python", level=5, last_used=2024)
        circles = Circles()
        before = asked(circles, lin)["ranking"][0].score
        traveller.move_to("2027-01-01T12:00Z")
        assert asked(circles, lin)["ranking"][0].score < before


def test_it_reads_everybody_anew_after_a_flood_of_news(monkeypatch, ada, lin):
    circles = Circles()
    asked(circles, lin)
    monkeypatch.setattr("cairn.matching.news.NEWS_AT_MOST", 3)
    for level in (1, 2, 3, 4, 5):
        Expertise.objects.get(profile=ada.membership.user.profile).edit(level=level)
    ada.accept_mentees(False, by=ada.membership)
    assert asked(circles, lin)["available"] == []


def test_it_shows_nobody_who_was_deleted(ada, lin):
    assert shortlist.find(lin, Criteria()).cards
    user = ada.membership.user
    with transaction.atomic():
        record("account.erased", about=user, actor=None, concerning=[user.pk])
        user.delete()
    assert shortlist.find(lin, Criteria()).total == 0


def test_it_passes_over_who_vanished_without_a_word(ada, lin):
    with circles.of(lin.community_id).open(lin) as search:
        listed = search.standing.listed(search.best(5))
    ada.membership.user.delete()
    assert circles.of(lin.community_id).cards(search, listed) == []


def test_it_remembers_a_bounded_number_of_communities(harbour, lin, sam):
    circles = Circles(at_most=1)
    first = circles.of(lin.community_id)
    circles.of(sam.community_id)
    assert len(circles) == 1
    assert circles.of(lin.community_id) is not first
