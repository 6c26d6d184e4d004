"""What somebody looks for beside a good match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cairn.engine import Mentee, mask_of
from cairn.engine.tables import Bools
from cairn.matching.codes import LANGUAGES, formats_of
from cairn.matching.standing import Standing


class Sort(TextChoices):
    """The orders of a list; the values are the engine's."""

    MATCH = "match", _("Best match")
    EXPERIENCE = "experience", _("Most mentorships completed")
    AVAILABILITY = "availability", _("Most room")
    NEWEST = "newest", _("Newest here")


@dataclass(frozen=True, slots=True)
class Criteria:
    """One search. Empty fields ask for nothing; `skills` are names, any of which will do."""

    q: str = ""
    skills: tuple[str, ...] = ()
    everyone: bool = False
    completed: int = 0
    minutes: int = 0
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    hours: int = 0
    sort: str = Sort.MATCH

    def chosen(self) -> list[str]:
        """The names of the fields that narrow the list."""
        narrowing = (field.name for field in fields(self) if field.name not in WIDE)
        return [name for name in narrowing if getattr(self, name)]

    def without(self, name: str) -> Criteria:
        """The same search with one field less."""
        wider: Criteria = replace(self, **{name: getattr(WIDEST, name)})
        return wider

    def mask(self, standing: Standing, mentee: Mentee) -> Bools:
        """Which rows of the index pass, by row."""
        return standing.index.mask(
            ids=standing.words.find(self.q),
            skills=self._numbers(standing) if self.skills else None,
            languages=mask_of(LANGUAGES[n] for n in self.languages) if self.languages else None,
            formats=formats_of(self.formats) if self.formats else None,
            minutes_at_least=self.minutes or None,
            completed_at_least=self.completed or None,
            shared_hours_at_least=(mentee.hours or 0, self.hours) if self.hours else None,
        )

    def _numbers(self, standing: Standing) -> Iterator[int]:
        numbers = (standing.topics.number(name) for name in self.skills)
        return (number for number in numbers if number is not None)


WIDE = ("everyone", "sort")
WIDEST = Criteria()
