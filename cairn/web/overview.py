"""The overview of a workspace: what comes next, where the two stand, what there is to do."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cairn.communities.models import Membership
from cairn.lib.prepared import prepared
from cairn.mentoring.choices import Cadence
from cairn.mentoring.models import Mentorship, Seen
from cairn.scheduling.models import Meeting
from cairn.web.beginnings import Step, steps_of
from cairn.web.coming import NEXT, next_of, with_next_meeting
from cairn.web.history import history_of
from cairn.web.meeting_lines import MeetingLine
from cairn.web.moment import Moment, moment_of
from cairn.workspace.health import Health, health_of, with_notices
from cairn.workspace.meetings import COLUMNS, with_meetings_told
from cairn.workspace.models import (
    ActionItem,
    Agreement,
    CheckIn,
    Pulse,
    Rating,
    SharedGoal,
    Update,
)
from cairn.workspace.models.check_in import Period
from cairn.workspace.models.pulse import OPEN_FOR
from cairn.workspace.plan import Plan

TOLD = ("noticed_on", *COLUMNS)
MET_AT = TOLD.index("told_met_at")


class Next(NamedTuple):
    """The one thing to do next."""

    title: str | Promise
    why: str | Promise
    url: str
    button: str | Promise


class Margins(NamedTuple):
    """Small facts about a pair, all read in one query."""

    is_agreed: bool
    waits_for_my_word: bool
    pulse: str | None
    has_checked_in: bool
    has_met: bool
    told: tuple[Any, ...]
    meeting: tuple[Any, ...]


class Overview:
    """A pair as one of the two sees it; each part is one query, asked when it is shown."""

    def __init__(self, pair: Mentorship, reader: Membership) -> None:
        self.pair, self.reader = pair, reader
        self.today = timezone.localdate()

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.pair)

    @cached_property
    def margins(self) -> Margins:
        first, last = Period.now(self.pair)
        now = timezone.now()
        when = {"asked_after": now - OPEN_FOR, "first": first, "last": last, "now": now}
        (row,) = _margins(pair=self.pair.pk, reader=self.reader.pk, **when)
        (is_agreed, of_mentor, of_mentee, *others), meeting = row[: -len(NEXT)], row[-len(NEXT) :]
        mentors = self.pair.side_of(self.reader) == Seen.MENTOR
        mine, told = of_mentor if mentors else of_mentee, tuple(others[-len(TOLD) :])
        return Margins._make((is_agreed, mine, *others[: -len(TOLD)], told, meeting))

    @cached_property
    def update(self) -> Update | None:
        """What was told last."""
        latest: Update | None = next(iter(_latest_update(pair=self.pair.pk)), None)
        return latest

    @cached_property
    def goals(self) -> list[Any]:
        """The active goals, each with its latest rating as `score`."""
        return _active_goals(pair=self.pair.pk)

    @cached_property
    def items(self) -> list[ActionItem]:
        """All that is still to be done, the soonest first."""
        items = _open_items(pair=self.pair.pk)
        for item in items:
            item.mentorship = self.pair
        return items

    @property
    def mine(self) -> list[ActionItem]:
        return [item for item in self.items if item.owner_id == self.reader.pk]

    @property
    def theirs(self) -> list[ActionItem]:
        return [item for item in self.items if item.owner_id != self.reader.pk]

    @cached_property
    def meeting(self) -> MeetingLine | None:
        """The next one."""
        return next_of(self.pair, self.reader, self.margins.meeting)

    @cached_property
    def health(self) -> Health | None:
        self.pair.__dict__.update(zip(TOLD, self.margins.told, strict=True))
        return health_of(self.pair, self.plan.progress)

    @cached_property
    def moment(self) -> Moment:
        return moment_of(self.pair, self.reader)

    @property
    def history(self) -> list[Any]:
        return history_of(self.pair, self.reader)

    @cached_property
    def setup(self) -> list[Step]:
        """The first ten minutes together; empty once they are done, or the mentorship is over."""
        if self.pair.ended_at:
            return []
        address, margins = self._address, self.margins
        steps = [
            (_("Agree how you work"), AGREE, address("agreements:show"), margins.is_agreed),
            (_("Choose a goal"), AIM, address("shared-goals:index"), bool(self.goals)),
        ]
        if self.pair.cadence != Cadence.MONTHLY:
            laid_out = bool(self.plan.standing)
            steps.append((_("Lay out a timeline"), PLAN, address("timeline:show"), laid_out))
        steps.append((_("Book the first meeting"), MEET, address("meetings:book"), margins.has_met))
        return steps_of(*steps)

    @cached_property
    def next(self) -> Next | None:
        """What the reader can do now; nothing while another card asks something of them."""
        if self.pair.ended_at or self.moment.name:
            return None
        first = self._agree() or self._meet() or self._set_up() or self._check_in()
        return first or self._book() or self._act() or self._reach()

    def _agree(self) -> Next | None:
        if not self.margins.waits_for_my_word:
            return None
        title = _("Read what you agree on, and give your word")
        return Next(title, AGREE, self._address("agreements:show"), _("Read it"))

    def _meet(self) -> Next | None:
        return self._book() if self.health and self.health.lacks_a_meeting else None

    def _set_up(self) -> Next | None:
        step = next((step for step in self.setup if step.state == "now"), None)
        return Next(step.title, step.why, step.url, _("Start")) if step else None

    def _check_in(self) -> Next | None:
        if self.margins.has_checked_in or self.pair.is_paused:
            return None
        return Next(
            _("Check in"), MINUTE, reverse("check-ins:new", args=[self.pair.key]), _("Check in")
        )

    def _book(self) -> Next | None:
        if self.meeting or self.pair.is_paused:
            return None
        address, has_met = self._address("meetings:book"), self.margins.told[MET_AT]
        title = _("Book the next meeting") if has_met else _("Book the first meeting")
        return Next(title, MEET, address, _("Book a meeting"))

    def _act(self) -> Next | None:
        if not self.mine:
            return None
        address = self._address("shared-goals:index")
        return Next(self.mine[0].text, TODO, address, _("See the action items"))

    def _reach(self) -> Next:
        stone = next((one for one in self.plan.standing if not one.is_completed), None)
        if stone is None:
            address = reverse("action-items:new", args=[self.pair.key])
            return Next(_("Decide on the next step"), SMALL, address, _("Add an action item"))
        return Next(stone.title, AHEAD, self._address("timeline:show"), _("Open the timeline"))

    def _address(self, page: str) -> str:
        return reverse(page, args=[self.pair.key])


AGREE = gettext_lazy("What you work on, how often, how you reach each other.")
AIM = gettext_lazy("One thing that would be different at the end is enough.")
PLAN = gettext_lazy("Take a template, and change what does not fit.")
MEET = gettext_lazy("Free times that suit both of you, on both clocks.")
TODO = gettext_lazy("You said that you would do this.")
SMALL = gettext_lazy("One small thing that one of you does until next time.")
MINUTE = gettext_lazy("Four boxes, one minute: how it goes, what is done, what is in the way.")
AHEAD = gettext_lazy("The next milestone of your plan.")


@prepared
def _margins(
    *, pair: Any, reader: Any, asked_after: Any, first: Any, last: Any, now: Any
) -> QuerySet[Any, Any]:
    """Whether both have agreed, whether the mentor still has to, and the mentee; and the rest."""
    of = {"mentorship": OuterRef("pk")}
    agreements = Agreement.objects.filter(**of)
    pulses = Pulse.objects.unanswered_since(asked_after).filter(**of, member=reader)
    check_ins = CheckIn.objects.filter(**of, author=reader, period_on__range=(first, last))
    rows = with_meetings_told(with_next_meeting(Mentorship.objects.filter(pk=pair), now), now)
    return with_notices(rows).values_list(
        Exists(agreements.filter(mentor_at__isnull=False, mentee_at__isnull=False)),
        Exists(agreements.filter(mentor_at=None)),
        Exists(agreements.filter(mentee_at=None)),
        Subquery(pulses.values("key")[:1]),
        Exists(check_ins),
        Exists(Meeting.objects.filter(**of).exclude(status="cancelled")),
        *TOLD,
        *NEXT,
    )


@prepared
def _latest_update(pair: Any) -> QuerySet[Update]:
    return Update.objects.of(pair).select_related("author__user__profile")[:1]


@prepared
def _active_goals(pair: Any) -> QuerySet[Any]:
    ratings = Rating.objects.filter(goal=OuterRef("pk")).order_by("-rated_on", "-pk")
    score = Subquery(ratings.values("score")[:1])
    goals: QuerySet[Any] = SharedGoal.objects.of(pair).active().annotate(score=score)
    return goals


@prepared
def _open_items(pair: Any) -> QuerySet[ActionItem]:
    open_ = ActionItem.objects.of(pair).filter(done_at=None)
    return open_.select_related("milestone").soonest_first()
