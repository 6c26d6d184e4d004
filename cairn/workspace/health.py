"""How a mentorship is doing, from facts and with its reason: never a score of a person.

Each sign has a day since which it holds, and stages: after so many days somebody hears of it.
The pages ask for the word; the job tells each stage once. Later facts join through SOURCES.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentorship
from cairn.workspace.meetings import told_of_all
from cairn.workspace.models import CheckIn, Nudge
from cairn.workspace.models.check_in import Mood
from cairn.workspace.models.nudge import TO_PLAN, Hears, Sign
from cairn.workspace.plan import progress_of_all
from cairn.workspace.progress import Progress

POINTS_BEHIND = 30
MOODS_LAST = timedelta(days=90)
Ways = Mapping[int, Progress]  # how far each pair has come, by its id


class Level(IntEnum):
    ON_TRACK = 0
    ATTENTION = 1
    RISK = 2

    @property
    def label(self) -> str | Promise:
        return WORDS[self]


WORDS = {
    Level.ON_TRACK: _("On track"),
    Level.ATTENTION: _("Needs attention"),
    Level.RISK: _("At risk"),
}


class Facts(NamedTuple):
    """What is known of a pair: for each sign the day since which it holds, None without it."""

    silent: date | None = None
    behind: date | None = None
    needs_help: date | None = None
    bit_stuck: date | None = None
    gone: date | None = None
    unmet: date | None = None
    unplanned: date | None = None
    missed: date | None = None


class Stage(NamedTuple):
    """`after` so many days of a sign its level is reached, and those hear of it."""

    after: int
    hears: Hears
    level: Level


STAGES: dict[Sign, tuple[Stage, ...]] = {
    Sign.GONE: (Stage(0, Hears.PAIR, Level.RISK), Stage(0, Hears.COORDINATORS, Level.RISK)),
    Sign.NEEDS_HELP: (Stage(0, Hears.COORDINATORS, Level.RISK),),  # the check-in tells the partner
    Sign.SILENT: (
        Stage(21, Hears.PAIR, Level.ATTENTION),
        Stage(28, Hears.COORDINATORS, Level.RISK),
    ),
    Sign.UNMET: (Stage(0, Hears.PAIR, Level.ATTENTION), Stage(4, Hears.COORDINATORS, Level.RISK)),
    Sign.UNPLANNED: (
        Stage(0, Hears.PAIR, Level.ATTENTION),
        Stage(7, Hears.COORDINATORS, Level.ATTENTION),
    ),
    Sign.MISSED: (Stage(0, Hears.COORDINATORS, Level.ATTENTION),),
    Sign.BIT_STUCK: (Stage(0, Hears.COORDINATORS, Level.ATTENTION),),
    Sign.BEHIND: (Stage(21, Hears.PAIR, Level.ATTENTION),),
}


class Finding(NamedTuple):
    """A sign that has reached a stage."""

    sign: Sign
    since: date
    stage: Stage


class Health(NamedTuple):
    """The word for a pair, and the findings behind it; none of them when all is well."""

    level: Level
    findings: list[Finding]

    @property
    def label(self) -> str | Promise:
        return self.level.label

    @property
    def lacks_a_meeting(self) -> bool:
        return any(found.sign in TO_PLAN for found in self.findings)


def health_of(pair: Mentorship, progress: Progress | None = None) -> Health | None:
    """None for a pair that rests or has ended. `pauses` are best prefetched."""
    known = progress_of_all([pair]) if progress is None else {pair.pk: progress}
    return health_of_all([pair], known).get(pair.pk)


def health_of_all(pairs: Iterable[Mentorship], progress: Ways) -> dict[int, Health]:
    """Of those at work, by their id, in a fixed number of queries."""
    today = timezone.localdate()
    facts = facts_of_all(list(pairs), progress, today)
    return {pk: _health(some, today) for pk, some in facts.items()}


def is_at_work(pair: Mentorship, today: date) -> bool:
    """Neither ended nor resting; a pause that is over is none."""
    pause = pair.running_pause if pair.is_paused else None
    return pair.ended_at is None and not (pause and not pause.is_over(today))


def facts_of_all(pairs: Sequence[Mentorship], progress: Ways, today: date) -> dict[int, Facts]:
    found: dict[int, dict[str, Any]] = {pair.pk: {} for pair in pairs if is_at_work(pair, today)}
    at_work = [pair for pair in pairs if pair.pk in found]
    for source in SOURCES if found else ():
        for pk, some in source(at_work, progress).items():
            found[pk] |= some
    return {pk: Facts(**some) for pk, some in found.items()}


def findings(facts: Facts, today: date) -> Iterator[Finding]:
    """Every stage that is reached, the gravest sign first."""
    for sign, stages in STAGES.items():
        since: date | None = getattr(facts, sign)
        for stage in stages:
            if since and today >= since + timedelta(days=stage.after):
                yield Finding(sign, since, stage)


def _health(facts: Facts, today: date) -> Health:
    """One finding for each sign, with the gravest of its levels."""
    gravest: dict[Sign, Finding] = {}
    for found in findings(facts, today):
        known = gravest.get(found.sign)
        if known is None or found.stage.level > known.stage.level:
            gravest[found.sign] = found
    level = max((found.stage.level for found in gravest.values()), default=Level.ON_TRACK)
    return Health(level, list(gravest.values()))


# Sources: what is known of some pairs, in one query each

Some = dict[int, dict[str, Any]]


def _silences(pairs: Sequence[Mentorship], _progress: Ways) -> Some:
    """While finishing is proposed, the other one has a week; that is no silence."""
    speaking = (pair for pair in pairs if not pair.is_finish_proposed)
    return {pair.pk: {"silent": timezone.localdate(pair.silent_since)} for pair in speaking}


def _leavers(pairs: Sequence[Mentorship], _progress: Ways) -> Some:
    """The day of leaving is not kept; that of the beginning lets it be told once."""
    gone = (pair for pair in pairs if not all(person.is_active for person in pair.people))
    return {pair.pk: {"gone": timezone.localdate(pair.began_at)} for pair in gone}


def _plans(pairs: Sequence[Mentorship], progress: Ways) -> Some:
    """Since when is taken from `with_notices` where there is one."""
    behind = those_behind(pairs, progress)
    unread = [pair.pk for pair in behind if "noticed_on" not in pair.__dict__]
    noticed = dict(_noticed(pairs=unread, sign=Sign.BEHIND.value))
    return {p.pk: {"behind": p.__dict__.get("noticed_on", noticed.get(p.pk))} for p in behind}


@prepared
def _noticed(pairs: Any, sign: Any) -> QuerySet[Nudge, Any]:
    rows = Nudge.objects.noticed(sign).filter(mentorship__pk__in=[pairs])
    return rows.values_list("mentorship", "since")


def with_notices(pairs: QuerySet[Any]) -> QuerySet[Any]:
    """Adds `noticed_on`: the day on which each pair was first seen behind its plan."""
    noticed = Nudge.objects.noticed(Sign.BEHIND).filter(mentorship=OuterRef("pk"))
    noticed_on = Subquery(noticed.values("since")[:1])
    found: QuerySet[Any] = pairs.annotate(noticed_on=noticed_on)
    return found


def those_behind(pairs: Sequence[Mentorship], progress: Ways) -> list[Mentorship]:
    """Pairs whose milestones are far from where time has got to."""
    return [
        pair
        for pair in pairs
        if (way := progress[pair.pk]).percent is not None
        and way.percent < way.expected - POINTS_BEHIND
    ]


def _moods(pairs: Sequence[Mentorship], _progress: Ways) -> Some:
    """From what was said to both; the coordinators hear at once of what they are told alone."""
    said: dict[tuple[int, int], list[tuple[str, datetime]]] = defaultdict(list)
    recent = _check_ins(pairs=[pair.pk for pair in pairs], since=timezone.now() - MOODS_LAST)
    for pair, author, mood, at in recent:
        said[pair, author].append((mood, at))
    found: Some = defaultdict(dict)
    for (pair, _author), latest in said.items():
        found[pair] |= _signs_of(latest)
    return found


@prepared
def _check_ins(pairs: Any, since: Any) -> QuerySet[CheckIn, Any]:
    told = CheckIn.objects.for_both().filter(mentorship__pk__in=[pairs], added_at__gt=since)
    return told.values_list("mentorship", "author", "mood", "added_at")


def _signs_of(latest: Sequence[tuple[str, datetime]]) -> dict[str, Any]:
    """Of one person's moods, the latest first: what the last one says, or the last two."""
    moods, since = [mood for mood, _at in latest[:2]], timezone.localdate(latest[0][1])
    if moods[0] == Mood.NEED_HELP:
        return {"needs_help": since}
    return {"bit_stuck": since} if moods == [Mood.BIT_STUCK] * 2 else {}


def _meetings(pairs: Sequence[Mentorship], _progress: Ways) -> Some:
    now = timezone.now()
    told = told_of_all(pairs, now)
    return {pair.pk: dict(told[pair.pk].signs(pair, now)) for pair in pairs}


SOURCES: tuple[Callable[[Sequence[Mentorship], Ways], Some], ...] = (
    _silences,
    _leavers,
    _plans,
    _moods,
    _meetings,
)
