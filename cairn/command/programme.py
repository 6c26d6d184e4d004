"""A round of a mentoring programme: people, weights and settled pairs as the engine takes them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cairn.command.clocks import Zone
from cairn.command.drafts import Draft
from cairn.command.faults import Fault, Findings, Weight
from cairn.command.items import Item
from cairn.command.numbering import Numbering
from cairn.command.pairs import Pair, Settled, themselves
from cairn.command.people import People, Person
from cairn.engine import (
    STANDARD,
    Cohort,
    Expertise,
    Explanation,
    Goal,
    Hit,
    Index,
    Mentee,
    Mentor,
    Mode,
    Proposal,
    Relief,
    Rule,
    WeightSet,
    WhyNot,
    Wishes,
    explain,
    mask_of,
    refusals,
)

OFFERED_LEVEL = 4
"""The level of a skill without one: somebody offers to teach it."""
WANTED_LEVEL = 3
IMPORTANCE = 3
SEATS = 1
OLDEST = 150
EVERYWHERE: Zone = 0
"""The zone of people none of whom names one: the same for all."""


@dataclass(frozen=True)
class Programme:
    """Everything that is matched, and by what. Answers depend on nothing else, not on the clock."""

    mentors: People
    mentees: People
    on: date
    weights: WeightSet = STANDARD
    settled: Settled = field(default_factory=Settled)
    zone: Zone | None = None
    numbering: Numbering = field(default_factory=Numbering)

    @cached_property
    def helpers(self) -> dict[int, Mentor]:
        """The mentors as the engine sees them, by number."""
        return {person.id: self._mentor(person) for person in self.mentors}

    @cached_property
    def seekers(self) -> dict[int, Mentee]:
        """The mentees as the engine sees them, by number."""
        return {person.id: self._mentee(person) for person in self.mentees}

    def seats(self, mentor: int) -> int:
        """How many mentees a mentor takes in all."""
        stated = self.mentors[mentor].draft.seats
        return SEATS if stated is None else stated

    def rank(self, mentee: int, most: int) -> list[Hit]:
        """Return the best mentors for one mentee, each as if no other mentee were there."""
        return self._index.top(self.seekers[mentee], most, excluded=self._barred[mentee])

    def propose(self, mode: Mode) -> Proposal:
        """Return the best pairs for all mentees together."""
        return self._cohort.propose(mode)

    def why_not(self, proposal: Proposal, mentee: int, mentor: int) -> WhyNot:
        """Return what it would cost to insist on a pair."""
        return self._cohort.why_not(proposal, mentee, mentor, exact=True)

    def would_help(self, proposal: Proposal, mentee: int) -> Relief | None:
        """Return the smallest change that would give a mentor to somebody left over."""
        return self._cohort.would_help(proposal, mentee)

    def explain(self, mentee: int, mentor: int) -> Explanation:
        """Return the glass box of one pair."""
        return explain(
            self.seekers[mentee],
            self.helpers[mentor],
            self.numbering.relations,
            self.weights,
            excluded=self._barred[mentee],
        )

    def rules_between(self, mentee: int, mentor: int) -> tuple[Rule, ...]:
        """Return the hard rules that keep a mentor from a mentee."""
        return refusals(
            self.seekers[mentee],
            self.helpers[mentor],
            self.numbering.relations,
            self.weights,
            excluded=self._barred[mentee],
        )

    def tell_of_missing(self, findings: Findings) -> None:
        """Warn of people who lack what matters most, and of hours that no zone makes sense of."""
        for people, wanted in ((self.mentors, "skill"), (self.mentees, "learning goal")):
            for person in people:
                for said in self._missing(person.draft, wanted):
                    findings.add(Fault(Weight.WARNING, people.file, said, person.draft.line))

    def _missing(self, draft: Draft, wanted: str) -> Iterator[str]:
        if not (draft.skills if wanted == "skill" else draft.goals):
            yield f"names no {wanted}, which counts most of all; matched by the rest"
        if draft.clock.hours and draft.clock.zone is None and self._zone_of_others is None:
            yield "names times of day and no time zone; shared hours stay unknown"

    @cached_property
    def _index(self) -> Index:
        return Index(self.numbering.relations, self.weights).build(self.helpers.values())

    @cached_property
    def _cohort(self) -> Cohort:
        return Cohort(
            self.helpers.values(),
            self.seekers.values(),
            self.numbering.relations,
            self.weights,
            seats={number: self.seats(number) for number in self.helpers},
            forced=self.settled.forced,
            forbidden=self._apart,
            running=self.settled.running,
        )

    @cached_property
    def _zone_of_others(self) -> Zone | None:
        """The zone of those who name none."""
        if self.zone is not None:
            return self.zone
        zones = (person.draft.clock.zone for people in self._both for person in people)
        return EVERYWHERE if all(zone is None for zone in zones) else None

    @property
    def _both(self) -> tuple[People, People]:
        return self.mentors, self.mentees

    @cached_property
    def _apart(self) -> set[Pair]:
        """The pairs that must not be, those of somebody with themself included."""
        return self.settled.forbidden | themselves(self.mentors, self.mentees)

    @cached_property
    def _barred(self) -> dict[int, set[int]]:
        """By mentee the mentors whom a settled pair keeps away."""
        barred: dict[int, set[int]] = defaultdict(set)
        for mentee, mentor in self._apart | self.settled.running:
            barred[mentee].add(mentor)
        return barred

    @cached_property
    def _running(self) -> Counter[int]:
        """By mentor the seats that running pairs take."""
        return Counter(mentor for _, mentor in self.settled.running)

    def _mentor(self, person: Person) -> Mentor:
        draft = person.draft
        running, seats = self._running[person.id], self.seats(person.id)
        best: dict[int, Expertise] = {}
        for known in map(self._expertise, draft.skills):
            held = best.setdefault(known.skill, known)
            best[known.skill] = max(held, known, key=lambda one: (one.level, -one.idle_years))
        return Mentor(
            person.id,
            tuple(best.values()),
            hours=draft.clock.mask(self.on, self._zone_of_others),
            languages=mask_of(self._languages(draft)),
            formats=draft.formats,
            minutes=draft.minutes,
            stage=draft.stage,
            industry=draft.industry,
            organisation=self.numbering.organisation(draft.organisation),
            wishes=Wishes(draft.wished_stages, draft.wished_industries),
            answers=self.numbering.answers(draft.answers),
            room=running < seats,
            accepting=draft.accepting,
            load=min(100, 100 * running // seats) if seats else 100,
        )

    def _mentee(self, person: Person) -> Mentee:
        draft = person.draft
        goals: dict[int, Goal] = {}
        for goal in map(self._goal, draft.goals):
            held = goals.setdefault(goal.skill, goal)
            goals[goal.skill] = max(held, goal, key=lambda one: (one.importance, one.wanted))
        return Mentee(
            person.id,
            tuple(goals.values()),
            hours=draft.clock.mask(self.on, self._zone_of_others),
            languages=tuple(dict.fromkeys(self._languages(draft))),
            formats=draft.formats,
            minutes=draft.minutes,
            stage=draft.stage,
            industry=draft.industry,
            organisation=self.numbering.organisation(draft.organisation),
            answers=self.numbering.answers(draft.answers),
        )

    def _expertise(self, item: Item) -> Expertise:
        """A skill in a file counts as checked: whoever runs the programme vouches for its files."""
        idle = min(OLDEST, max(0, self.on.year - item.year)) if item.year else 0
        skill = self.numbering.skill(item.name)
        return Expertise(skill, item.level or OFFERED_LEVEL, verified=True, idle_years=idle)

    def _goal(self, item: Item) -> Goal:
        wanted = item.level or WANTED_LEVEL
        skill = self.numbering.skill(item.name)
        return Goal(skill, min(item.now, wanted), wanted, item.importance or IMPORTANCE)

    def _languages(self, draft: Draft) -> list[int]:
        numbers = map(self.numbering.language, draft.languages)
        return [number for number in numbers if number is not None]
