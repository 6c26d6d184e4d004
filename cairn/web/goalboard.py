"""What the page of goals and actions shows, read in a fixed number of queries."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils import timezone

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.web.drawings import Chart, level_chart, rating_chart
from cairn.workspace.models import ActionItem, Rating, SharedGoal, SkillLevel
from cairn.workspace.models.shared_goal import ACTIVE_AT_MOST
from cairn.workspace.refusals import Refusal


class GoalView(NamedTuple):
    goal: SharedGoal
    latest: Rating | None
    chart: Chart | None


class LevelView(NamedTuple):
    level: SkillLevel
    chart: Chart | None


class Hand(NamedTuple):
    """One of the two, and what they have to do."""

    person: Membership
    items: list[ActionItem]


class Board:
    """The goals, action items and skill levels of a pair, as one of the two sees them."""

    def __init__(self, pair: Mentorship, reader: Membership, today: date) -> None:
        self.pair, self.reader, self.today = pair, reader, today
        goals = [_goal(goal) for goal in SharedGoal.objects.of(pair).with_ratings()]
        self.active = [view for view in goals if view.goal.is_active]
        self.settled = [view for view in goals if not view.goal.is_active]
        items = ActionItem.objects.of(pair).select_related("milestone").soonest_first()
        self.items: list[ActionItem] = list(items)
        for item in self.items:
            item.mentorship = pair
        began_on = timezone.localdate(pair.began_at)
        levels = SkillLevel.objects.of(pair).with_history()
        self.levels = [LevelView(level, level_chart(level, began_on)) for level in levels]

    @property
    def refusal(self) -> Refusal | None:
        """Why the reader can change nothing here."""
        return SharedGoal(mentorship=self.pair).refusal_to_work(self.reader)

    @property
    def is_mentee(self) -> bool:
        return self.reader.pk == self.pair.mentee.membership_id

    @property
    def has_room(self) -> bool:
        return len(self.active) < ACTIVE_AT_MOST

    @property
    def hands(self) -> list[Hand]:
        """The open items of the reader, then those of the partner."""
        people = (self.reader, self.pair.partner_of(self.reader))
        return [
            Hand(who, [i for i in self.items if i.owner_id == who.pk and not i.done_at])
            for who in people
        ]

    @property
    def done(self) -> list[ActionItem]:
        """What was done last."""
        ticked = [(item.done_at, item) for item in self.items if item.done_at]
        return [item for _, item in sorted(ticked, key=lambda one: one[0], reverse=True)]

    @property
    def asked(self) -> list[tuple[str, int, int]]:
        """Skills of the request that are not followed yet."""
        listed = {view.level.skill.name for view in self.levels}
        request = getattr(self.pair, "request", None)
        goals = request.goals if request else []
        return [goal for goal in goals if goal["skill"] not in listed]


def _goal(goal: SharedGoal) -> GoalView:
    ratings = list(goal.ratings.all())
    return GoalView(goal, ratings[-1] if ratings else None, rating_chart(goal))
