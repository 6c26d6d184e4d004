"""What makes a profile useful to others, and which step helps most now."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cairn.people.models.profile import Profile

BIO_WORTH_READING = 80


class Step(NamedTuple):
    """A part of a full profile: what to do, why it helps others, and whether it is done."""

    name: str
    title: str | Promise
    why: str | Promise
    done: bool


class Completeness(NamedTuple):
    steps: list[Step]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def percent(self) -> int:
        return round(100 * self.done / len(self.steps))

    @property
    def next_step(self) -> Step | None:
        """The most useful step that is not done yet; None for a full profile."""
        return next((step for step in self.steps if not step.done), None)


def completeness_of(profile: Profile) -> Completeness:
    """How full the profile is; free of queries when it was read `with_details()`."""
    done = {
        "skills": profile.expertise.exists(),
        "goals": profile.goals.exists(),
        "headline": bool(profile.headline),
        "languages": bool(profile.languages),
        "hours": bool(profile.day_parts),
        "stage": profile.stage is not None,
        "position": profile.positions.exists(),
        "photo": bool(profile.photo),
        "bio": len(profile.bio) >= BIO_WORTH_READING,
        "industry": profile.industry is not None,
    }
    return Completeness([Step(name, *words, done[name]) for name, words in WORDS.items()])


# In the order of how much each helps others.
WORDS: dict[str, tuple[str | Promise, str | Promise]] = {
    "skills": (
        _("Add a skill"),
        _("Skills are what people look for, and the largest part of every match."),
    ),
    "goals": (
        _("Add a learning goal"),
        _("A goal tells mentors at once whether they are the right person to ask."),
    ),
    "headline": (
        _("Write a headline"),
        _("One line under your name helps people decide whom to open."),
    ),
    "languages": (
        _("Say which languages you speak"),
        _("Two people need one language to meet in, and a match looks for it."),
    ),
    "hours": (
        _("Say when you can usually talk"),
        _("Then others see whether your days overlap before they ask."),
    ),
    "stage": (
        _("Choose your career stage"),
        _("The best mentor is often one or two steps ahead, not six."),
    ),
    "position": (
        _("Add a position"),
        _("People trust advice more when they see where it comes from."),
    ),
    "photo": (
        _("Add a photo"),
        _("It is easier to write to a face than to two initials."),
    ),
    "bio": (
        _("Tell a little about yourself"),
        _("A few sentences give others something to begin a talk with."),
    ),
    "industry": (
        _("Choose your industry"),
        _("People from the same field need fewer words."),
    ),
}
