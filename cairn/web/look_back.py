"""Looking back on a mentorship that ended: what was reached, and what is left to do well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Count, DurationField, Exists, F, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.communities.models import Membership
from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.mentoring.models import Mentor, Mentorship, Seen
from cairn.mentoring.models.course import Status
from cairn.scheduling.models import Meeting
from cairn.web.forms.endings import LookBackForm
from cairn.web.pieces import done, form_page
from cairn.web.workspace import desk, pair_of
from cairn.workspace.models import (
    ActionItem,
    Certificate,
    CheckIn,
    Feedback,
    LookBack,
    Milestone,
    Rating,
    Resource,
    SharedGoal,
    SkillLevel,
    ThankYou,
    Update,
)
from cairn.workspace.models.milestone import Status as Stone


class Reached(NamedTuple):
    """How many of everything there are, counted from the rows themselves."""

    milestones: int
    planned: int
    items: int
    updates: int
    check_ins: int
    resources: int
    meetings: int
    lasted: timedelta

    @property
    def minutes(self) -> int:
        """In meetings that were held."""
        return int(self.lasted.total_seconds() // 60)


class Margins(NamedTuple):
    """Small facts about an ended pair: the reader's certificate, and whether the mentor is here."""

    code: str | None
    standing: str | None
    mentor_is_here: bool


class GoalWay(NamedTuple):
    goal: SharedGoal
    first: Rating | None
    last: Rating | None


class Ending:
    """An ended pair as one of the two sees it; each part is one query, asked when it is shown."""

    def __init__(self, pair: Mentorship, reader: Membership) -> None:
        self.pair, self.reader = pair, reader
        self.partner = pair.partner_of(reader)

    @property
    def is_mentee(self) -> bool:
        return self.pair.side_of(self.reader) == Seen.MENTEE

    @property
    def reached(self) -> Reached:
        return Reached(*self._row[: len(Reached._fields)])

    @property
    def margins(self) -> Margins:
        return Margins(*self._row[len(Reached._fields) :])

    @cached_property
    def _row(self) -> tuple[Any, ...]:
        """All that is counted or asked about the pair itself, in one query."""
        mine = Certificate.objects.of(self.pair).filter(holder=self.reader)
        here = Mentor.objects.visible_to(self.reader).filter(pk=self.pair.mentor_id)
        row: tuple[Any, ...] = (
            Mentorship.objects.filter(pk=self.pair.pk)
            .values_list(
                *_counts(self.pair),
                *(Subquery(mine.values(name)[:1]) for name in ("code", "status")),
                Exists(here),
            )
            .get()
        )
        return row

    @cached_property
    def goals(self) -> list[GoalWay]:
        """Each goal with the first and the last rating; the same one twice is only the first."""
        return [_way(goal) for goal in SharedGoal.objects.of(self.pair).with_ratings()]

    @cached_property
    def levels(self) -> list[SkillLevel]:
        return list(SkillLevel.objects.of(self.pair).select_related("skill"))

    @cached_property
    def words(self) -> dict[int, LookBack]:
        """What each takes with them, by person."""
        return {one.author_id: one for one in LookBack.objects.of(self.pair)}

    @cached_property
    def answers(self) -> dict[int, Feedback]:
        seen = Feedback.objects.visible_to(self.reader).of(self.pair)
        return {one.author_id: one for one in seen}

    @cached_property
    def thanks(self) -> dict[int, ThankYou]:
        seen = ThankYou.objects.visible_to(self.reader).of(self.pair)
        return {one.author_id: one for one in seen}

    @property
    def is_certifiable(self) -> bool:
        return self.margins.code is None and self.pair.status == Status.COMPLETED

    @property
    def ask_again(self) -> str:
        """Where the mentee asks the same mentor anew; empty when the mentor is not there."""
        if not (self.is_mentee and self.margins.mentor_is_here):
            return ""
        address = reverse("requests:new", args=[self.partner.user.profile.handle])
        letter = getattr(self.pair, "request", None)
        return f"{address}?from={letter.key}" if letter else address

    # Each side's part: `my_…` and `their_…` for the templates

    @property
    def my_words(self) -> LookBack | None:
        return self.words.get(self.reader.pk)

    @property
    def their_words(self) -> LookBack | None:
        return self.words.get(self.partner.pk)

    @property
    def my_answer(self) -> Feedback | None:
        return self.answers.get(self.reader.pk)

    @property
    def their_answer(self) -> Feedback | None:
        return self.answers.get(self.partner.pk)

    @property
    def my_thanks(self) -> ThankYou | None:
        return self.thanks.get(self.reader.pk)

    @property
    def their_thanks(self) -> ThankYou | None:
        return self.thanks.get(self.partner.pk)

    @cached_property
    def feedback(self) -> Feedback:
        """The reader's own, perhaps still to be given."""
        return self.my_answer or Feedback(mentorship=self.pair, author=self.reader)

    @cached_property
    def may_answer(self) -> bool:
        return self.feedback.refusal_to_give(self.reader) is None

    @property
    def next(self) -> str:
        """The part in which the one primary button stands."""
        parts = {
            "words": self.my_words is None,
            "feedback": self.may_answer and self.my_answer is None,
            "thanks": self.my_thanks is None,
            "certificate": self.is_certifiable,
        }
        return next((part for part, is_open in parts.items() if is_open), "")


def page(request: Request, pair: Mentorship) -> HttpResponse:
    """The closing page of a mentorship that ended."""
    context = {**desk(request, pair, "closing:show"), "ending": Ending(pair, request.member)}
    return TemplateResponse(request, "look_back/show.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    own = LookBack.of_side(pair, by)
    form = LookBackForm(request.POST or None, pair=pair, by=by, own=own)
    if submitted(request, form, lambda words: LookBack.write(pair, by=by, **words)):
        return done(request, _("What you take with you is kept."), closing_of(pair))
    words = {"title": _("Look back"), "lead": _("Both of you read it.")}
    back, refusal = closing_of(pair), own.refusal_to_leave(by)
    return form_page(request, pair, form, refusal=refusal, back=back, **words)


def closing_of(pair: Mentorship, part: str = "") -> str:
    """The closing page, at the part that is named."""
    address = reverse("closing:show", args=[pair.key])
    return f"{address}#{part}" if part else address


def _counts(pair: Mentorship) -> Iterator[Coalesce]:
    """What `Reached` says, in its order."""
    stones = Milestone.objects.standing()
    yield _count(pair, stones.filter(status=Stone.COMPLETED))
    yield _count(pair, stones)
    yield _count(pair, ActionItem.objects.done())
    yield _count(pair, Update.objects.all())
    yield _count(pair, CheckIn.objects.for_both())
    yield _count(pair, Resource.objects.all())
    yield _count(pair, Meeting.objects.held())
    yield _lasted(pair)


def _count(pair: Mentorship, rows: QuerySet[Any]) -> Coalesce:
    mine = rows.filter(mentorship=pair).order_by().values("mentorship")
    return Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n")), 0)


def _lasted(pair: Mentorship) -> Coalesce:
    held = Meeting.objects.of(pair).held().order_by().values("mentorship")
    length = held.annotate(length=Sum(F("ends_at") - F("starts_at"))).values("length")
    return Coalesce(Subquery(length), timedelta(0), output_field=DurationField())


def _way(goal: SharedGoal) -> GoalWay:
    ratings = list(goal.ratings.all())
    return GoalWay(goal, next(iter(ratings), None), ratings[-1] if ratings[1:] else None)
