"""What pairs of the demo keep together: a timeline, a goal with ratings, action items, levels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple

from django.utils import timezone

from cairn.communities.models import Community, Membership
from cairn.mentoring.models import Mentorship
from cairn.people.models import Skill
from cairn.workspace.models import (
    ActionItem,
    Assessment,
    Milestone,
    Rating,
    SharedGoal,
    SkillLevel,
    Snapshot,
)
from cairn.workspace.outline import Outline
from cairn.workspace.plans import shipped_plans
from cairn.workspace.progress import Progress

GOALS = (
    ("Show work of my own to somebody who decides", "It stays in drawers so far."),
    ("Do this without looking it up", "I lose the thread when I have to search."),
    ("Explain it to a newcomer in ten minutes", "Then I know that I have understood it."),
)
FEELINGS = (
    "I know what I do not know.",
    "The first step was smaller than I feared.",
    "It clicks when we talk, and fades when I am alone.",
    "I could do it again without help.",
)
TO_DO = (
    "Read the chapter that we spoke about",
    "Write down three questions for next time",
    "Send the draft",
    "Find an example from my own work",
    "Introduce the two of you by mail",
    "Try it once on something small",
)
FORTNIGHT = timedelta(days=14)


class Way(NamedTuple):
    """A pair and how far along it is."""

    pair: Mentorship
    outline: Outline
    began_on: date
    until: date
    weeks_done: int

    @property
    def mentor(self) -> Membership:
        return self.pair.people[0]

    @property
    def mentee(self) -> Membership:
        return self.pair.people[1]

    @property
    def skill(self) -> str:
        """What the request was about, as it was written there."""
        request = getattr(self.pair, "request", None)
        return str(request.goals[0]["skill"]) if request and request.goals else self.pair.topic

    @property
    def check_ins(self) -> Iterator[date]:
        """Every two weeks after the first."""
        day = self.began_on + FORTNIGHT
        while day < self.until:
            yield day
            day += FORTNIGHT


def plan_all(rng: Random, community: Community) -> list[Way]:
    """Give the pairs of a community what they would have by now; in bulk, without events."""
    pairs = Mentorship.objects.filter(mentor__membership__community=community).with_people()
    ways = [
        _way(rng, pair)
        for pair in pairs.select_related("request").prefetch_related("pauses").order_by("pk")
    ]
    _plant_timelines(ways)
    _plant_goals(rng, ways)
    _plant_items(rng, [way for way in ways if not way.pair.ended_at])
    _plant_levels(ways)
    return ways


def _way(rng: Random, pair: Mentorship) -> Way:
    plans = [plan for plan in shipped_plans().values() if plan.weeks == pair.planned_weeks]
    outline = max(plans, key=lambda plan: (plan.fits(pair.topic), rng.random()))
    pause = pair.running_pause
    last = pair.ended_at or (pause.began_at if pause else pair.moved_at)
    began, until = timezone.localdate(pair.began_at), timezone.localdate(last)
    done = pair.planned_weeks if pair.status == "completed" else (until - began).days // 7
    return Way(pair, outline, began, until, done - rng.randint(0, 1))


def _plant_timelines(ways: Sequence[Way]) -> None:
    stones = Milestone.objects.bulk_create([stone for way in ways for stone in _stones(way)])
    of_pair: dict[int, list[Milestone]] = {way.pair.pk: [] for way in ways}
    for stone in stones:
        of_pair[stone.mentorship_id].append(stone)
    Snapshot.objects.bulk_create(
        [picture for way in ways for picture in _pictures(way, of_pair[way.pair.pk])]
    )


def _stones(way: Way) -> Iterator[Milestone]:
    """Done up to where the two are; the next week is in progress."""
    mentee = way.pair.mentee.membership
    for place, step in enumerate(way.outline.steps, start=1):
        state: dict[str, Any] = {}
        if step.week <= way.weeks_done:
            day = way.pair.began_at + timedelta(days=7 * step.week - place % 5)
            state = {"completed_by": mentee, "completed_at": min(day, timezone.now())}
            state["status"] = "completed"
        elif step.week == way.weeks_done + 1:
            state = {"status": "in_progress"}
        values = {**step._asdict(), **state}
        yield Milestone(mentorship=way.pair, author=mentee, place=place, **values)


def _pictures(way: Way, stones: list[Milestone]) -> Iterator[Snapshot]:
    plan = {str(stone.pk): stone.weight for stone in stones}
    weights = sum(plan.values())
    for day in way.check_ins:
        done = [s for s in stones if s.completed_at and timezone.localdate(s.completed_at) <= day]
        gone = (day - way.began_on).days / (7 * way.pair.planned_weeks)
        percent = 100 * sum(stone.weight for stone in done) // weights
        progress = Progress(len(done), len(stones), percent, int(100 * min(gone, 1)))
        yield Snapshot(mentorship=way.pair, taken_on=day, plan=plan, **progress._asdict())


def _plant_goals(rng: Random, ways: Sequence[Way]) -> None:
    goals = SharedGoal.objects.bulk_create([_goal(rng, way) for way in ways])
    Rating.objects.bulk_create(
        [one for way, goal in zip(ways, goals, strict=True) for one in _ratings(rng, way, goal)]
    )


def _goal(rng: Random, way: Way) -> SharedGoal:
    title, why = rng.choice(GOALS)
    reached = way.pair.status == "completed"
    return SharedGoal(
        mentorship=way.pair,
        author=way.pair.mentee.membership,
        title=title,
        why=why,
        due_on=way.began_on + timedelta(weeks=way.pair.planned_weeks),
        status="reached" if reached else "active",
        settled_at=way.pair.ended_at if reached else None,
    )


def _ratings(rng: Random, way: Way, goal: SharedGoal) -> Iterator[Rating]:
    score = rng.randint(1, 4)
    for number, day in enumerate([way.began_on, *way.check_ins]):
        occasion = "check_in" if number else "baseline"
        sentence = FEELINGS[min(number, len(FEELINGS) - 1)]
        yield Rating(goal=goal, score=score, sentence=sentence, occasion=occasion, rated_on=day)
        score = min(score + rng.choice((0, 1, 1)), 9)


def _plant_items(rng: Random, ways: Sequence[Way]) -> None:
    ActionItem.objects.bulk_create([item for way in ways for item in _items(rng, way)])


def _items(rng: Random, way: Way) -> Iterator[ActionItem]:
    """One that is done, and two or three to do, now and then one that is late."""
    mentor, mentee = way.pair.people
    for number, text in enumerate(rng.sample(TO_DO, rng.randint(3, 4))):
        yield ActionItem(
            mentorship=way.pair,
            author=mentor,
            owner=mentee if number != 1 else mentor,
            text=text,
            due_on=timezone.localdate() + timedelta(days=rng.randint(-3, 12)),
            done_at=None if number else timezone.now() - timedelta(days=rng.randint(1, 6)),
            carried_over=int(number == 2),
        )


def _plant_levels(ways: Sequence[Way]) -> None:
    skill = cache(Skill.named)
    levels = [(way, level) for way in ways for level in _levels(way, skill)]
    SkillLevel.objects.bulk_create([level for _, level in levels])
    Assessment.objects.bulk_create(
        [
            Assessment(skill_level=level, level=level.now, assessed_on=day)
            for way, level in levels
            for day in list(way.check_ins)[-1:]
        ]
    )


def _levels(way: Way, skill: Callable[[str], Skill]) -> Iterator[SkillLevel]:
    """Those that the request named, a level further by now."""
    request = getattr(way.pair, "request", None)
    for goal in request.goals if request else []:
        yield SkillLevel(
            mentorship=way.pair,
            author=way.pair.mentee.membership,
            skill=skill(goal["skill"]),
            start=goal["now"],
            now=goal["wanted"] if way.pair.ended_at else goal["now"] + 1,
            target=goal["wanted"],
        )
