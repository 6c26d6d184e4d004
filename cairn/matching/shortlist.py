"""Who could help: everything that doors ask of matching.

Nothing is recorded here: to look at people leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from cairn import engine
from cairn.communities.models import Membership
from cairn.matching import reasons
from cairn.matching.cards import Card, Listed, cards, rows_of
from cairn.matching.circle import circles
from cairn.matching.criteria import Criteria
from cairn.matching.glass import Glass, MentorSide, glass, mentor_side
from cairn.matching.measures import VERSION, WEIGHTS
from cairn.matching.profiles import person
from cairn.matching.readers import Reader
from cairn.matching.search import Drop
from cairn.matching.seekers import seeker
from cairn.matching.track import Track, track_of
from cairn.mentoring.models import Mentor, Request
from cairn.people.choices import Language
from cairn.people.models import LearningGoal

PER_PAGE = 20
TOPICS = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search.

    `page` tells where in the list the cards are. `topics` are the skills that most mentors here
    have, `languages` the codes of those that the member speaks. When nobody was found, `drops`
    tell which filter to take away, the most useful first.
    """

    page: Page[int]
    cards: list[Card]
    topics: list[str]
    languages: list[str]
    has_goals: bool
    drops: list[Drop]

    @property
    def total(self) -> int:
        return self.page.paginator.count


@dataclass(frozen=True, slots=True)
class Dossier:
    """One mentor: the card, the score taken apart, what their mentorships came to, how they like
    to work, and at which career stages they help best."""

    card: Card
    glass: Glass
    track: Track
    formats: list[str]
    stages: list[str]


def find(member: Membership, criteria: Criteria, page: int = 1) -> Found:
    """Search the mentors of the member's community; a page beyond the last is the last."""
    circle = circles.of(member.community_id)
    with circle.open(member) as search:
        ranking = search.ranking(criteria)
        shown = Paginator(range(ranking.total), PER_PAGE).get_page(page)
        hits = ranking.page((shown.number - 1) * PER_PAGE, PER_PAGE)
        listed = search.standing.listed(hits)
        topics = search.standing.topics.common(TOPICS)
        drops = [] if listed else search.drops(criteria)
    found, wants = circle.cards(search, listed), search.reader.seeker.values
    spoken = [Language.values[code] for code in wants.languages]
    return Found(shown, found, topics, spoken, bool(wants.goals), drops)


def explanation(member: Membership, mentor: Mentor) -> Glass:
    """Why the mentor has their score for the member, and what would change it."""
    return glass(seeker(member), person(mentor))


def dossier(member: Membership, mentor: Mentor) -> Dossier:
    """Everything about one mentor of the member's community."""
    reader, other = Reader.of(member), person(mentor)
    mentee, relations = reader.seeker.values, reader.seeker.relations
    score = engine.score(mentee, other.values, relations, WEIGHTS)
    hit = engine.Hit(other.values.id, score, score)
    rows = rows_of(member.community_id, [hit.id])
    (card,) = cards(reader, [Listed(hit, other.known)], rows)
    formats, stages = reasons.style(other.values)
    return Dossier(card, glass(reader.seeker, other), track_of(mentor), formats, stages)


def fit_of(
    member: Membership, mentor: Mentor, goals: Iterable[LearningGoal] | None = None
) -> tuple[int, str]:
    """The score 0…100,000 of the two, and the name of the weights that made it; `goals` are all
    that the member has, if they are known already."""
    mentee, other = seeker(member, goals=goals), person(mentor)
    return engine.score(mentee.values, other.values, mentee.relations, WEIGHTS), VERSION


def alternatives_to(request: Request, limit: int = 3) -> list[Card]:
    """Mentors with room whom the mentee of a request has not asked; a suggested colleague first.

    What the request was about counts, and not what else the mentee wants to learn.
    """
    member, colleague = request.mentee.membership, request.colleague
    asking = seeker(member, letter=request.goals or None)
    circle = circles.of(member.community_id)
    with circle.open(member) as usual:
        search = usual.asking(asking)
        hits = search.best(limit)
        if colleague is not None:
            user = colleague.membership.user_id
            hits = search.best(1, only=user) + [hit for hit in hits if hit.id != user]
        listed = search.standing.listed(hits[:limit])
    return circle.cards(search, listed)


def from_mentors_side(request: Request) -> MentorSide:
    """What a request looks like to the mentor who was asked, by the goals that it names."""
    mentee = seeker(request.mentee.membership, letter=request.goals)
    return mentor_side(mentee, person(request.mentor), request.score)
