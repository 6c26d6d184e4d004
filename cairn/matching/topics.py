"""What the mentors of a community can do: the names of their skills, and how many have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from cairn import engine
from cairn.engine.skillnames import fold
from cairn.engine.taxonomy import Taxonomy
from cairn.matching.expertise import Known
from cairn.matching.profiles import Person


class Topics:
    """Skills by the engine's number. As for the index, a write needs the object to itself."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.names: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[int, tuple[engine.Expertise, ...]] = {}
        for person in people:
            self._take(person)
        self._commonest: dict[int, list[str]] = {}
        everything = chain.from_iterable(self._known.values())
        self._counts = Counter([known.skill for known in everything])

    def upsert(self, person: Person) -> None:
        """Say what a person can do now."""
        self.remove(person.values.id)
        self._take(person)
        self._counts.update(known.skill for known in person.values.expertise)

    def remove(self, person: int) -> None:
        self._counts.subtract(known.skill for known in self._known.pop(person, ()))
        self._commonest.clear()

    def known_by(self, person: int) -> Known:
        """What a person can do, with the names, the main skills first."""
        return {known: self.names[known.skill] for known in self._known.get(person, ())}

    def number(self, text: str) -> int | None:
        """The skill that somebody means by a name; None when nobody here can mean it."""
        known = Taxonomy.load().resolve(text)
        return known.code if known else self._numbers.get(fold(text))

    def common(self, many: int) -> list[str]:
        """The names of the skills that most people have, the commonest first."""
        if many not in self._commonest:
            counts = self._counts.most_common(many)
            self._commonest[many] = [self.names[skill] for skill, count in counts if count > 0]
        return self._commonest[many]

    def _take(self, person: Person) -> None:
        self._known[person.values.id] = person.values.expertise
        for known, name in zip(person.values.expertise, person.skills, strict=True):
            if known.skill not in self.names:
                self.names[known.skill] = name
                self._numbers[fold(name)] = known.skill
