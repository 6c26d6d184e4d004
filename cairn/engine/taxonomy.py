"""The curated skills as a graph: from a text to a skill, and from a skill to its relatives.

    >>> taxonomy = Taxonomy.load()
    >>> taxonomy.resolve("k8s").name
    'Kubernetes'

`python -m cairn.engine.taxonomy` checks the data files and names every fault it finds.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Self

from .skillcheck import faults
from .skillfile import DIRECTORY, FieldFile, Skill, SkillFileError, SkillType, read_fields
from .skillnames import NameIndex, Spelling
from .values import WHOLE

__all__ = ["FLOOR", "WIDTH", "Near", "Skill", "SkillType", "Taxonomy", "main"]

Near = Mapping[int, Mapping[int, int]]
"""Skill → the skills that help with it, one step away, each with its percent."""

FLOOR = 40
"""A relative weaker than this many percent does not count."""
WIDTH = 8
"""As many (skill, percent) pairs the ranking sees for one skill, the skill itself included."""


class Taxonomy:
    """All curated skills. Immutable once made, so it may be shared between threads.

    `by_code` and `by_slug` are mappings to `Skill`; a missing key raises KeyError.
    """

    def __init__(self, files: Sequence[FieldFile]) -> None:
        self._files = tuple(files)
        self.by_code: Mapping[int, Skill] = MappingProxyType({s.code: s for s in self})
        self.by_slug: Mapping[str, Skill] = MappingProxyType({s.slug: s for s in self})
        self._near = self._neighbours()

    @classmethod
    @cache
    def load(cls) -> Self:
        """Return the taxonomy of the files that come with Cairn, read once per process."""
        return cls(read_fields())

    def __iter__(self) -> Iterator[Skill]:
        return (skill for file in self._files for skill in file.skills)

    def __len__(self) -> int:
        return len(self.by_code)

    def all(self) -> dict[str, tuple[Skill, ...]]:
        """Return the skills of each field, fields and skills in the order of the files."""
        return {file.field: file.skills for file in self._files}

    def resolve(self, text: str) -> Skill | None:
        """Return the skill that `text` names, or None.

        Case, accents and punctuation do not matter, aliases count, and one slip is forgiven
        in each word of five letters or more. A text that could mean two skills means none.
        """
        code = self._names.resolve(text)
        return None if code is None else self.by_code[code]

    def suggest(self, text: str, limit: int = 8) -> list[Skill]:
        """Return up to `limit` skills for a half-typed `text`, the likeliest first."""
        return [self.by_code[code] for code in self._names.suggest(text, limit)]

    def expand(self, code: int) -> tuple[tuple[int, int], ...]:
        """Return up to eight (code, percent) pairs whose holders can help with skill `code`.

        The skill itself comes first with 100, then its relatives, nearest first. A relative
        over one skill between has the product of the two percentages; a relation that is
        written down is the last word on its pair. Below 40 percent nothing counts. A code
        outside the taxonomy (a text kept as it was typed) has no relatives.
        """
        return _expansion(code, self._near)

    def is_related(self, one: int, other: int) -> bool:
        """Tell whether a relation of the two is written down, in either direction."""
        return other in self._near.get(one, {}) or one in self._near.get(other, {})

    def relations(self) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """Return `expand(code)` for every code of the taxonomy: what the ranking needs."""
        return self._relations

    def relations_with(
        self, own: Iterable[tuple[int, int, int]]
    ) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """Return `relations()` with further ones: (skill, skill, percent), which hold both ways.

        Codes outside the taxonomy may take part. Where the graph says something of a pair too,
        what is given here counts. They lead over two steps like all others.
        """
        near: dict[int, Mapping[int, int]] = dict(self._near)
        ends: set[int] = set()
        for one, other, percent in own:
            for here, there in ((one, other), (other, one)):
                near[here] = {**near.get(here, {}), there: percent}
            ends |= {one, other}
        touched = (code for code in near if code in ends or not ends.isdisjoint(near[code]))
        return MappingProxyType(
            {**self._relations, **{code: _expansion(code, near) for code in touched}}
        )

    @cached_property
    def _relations(self) -> Mapping[int, tuple[tuple[int, int], ...]]:
        return MappingProxyType({code: self.expand(code) for code in self.by_code})

    @cached_property
    def _names(self) -> NameIndex:
        spellings = [Spelling(skill.name, skill.code, alias=False) for skill in self]
        spellings += [Spelling(text, s.code, alias=True) for s in self for text in s.aliases]
        return NameIndex(spellings, unlike=[word for skill in self for word in skill.unlike])

    def _neighbours(self) -> dict[int, dict[int, int]]:
        """Return for each code the codes that help with it, one step away."""
        near: dict[int, dict[int, int]] = {code: {} for code in self.by_code}
        for skill in self:
            for slug, percent in skill.related:
                near[skill.code][self.by_slug[slug].code] = percent
            for slug, percent in skill.related + skill.covers:
                near[self.by_slug[slug].code][skill.code] = percent
        return near


def _expansion(code: int, near: Near) -> tuple[tuple[int, int], ...]:
    """Return what `Taxonomy.expand` tells, in a graph of neighbours."""
    direct = near.get(code, {})
    percents: dict[int, int] = defaultdict(int)
    for middle, first in direct.items():
        for far, second in near[middle].items():
            percents[far] = max(percents[far], first * second // 100)
    percents |= direct
    percents[code] = WHOLE
    found = [(other, percent) for other, percent in percents.items() if percent >= FLOOR]
    found.sort(key=lambda pair: (-pair[1], pair[0] not in direct, pair[0]))
    return tuple(found[:WIDTH])


def main(directory: Path = DIRECTORY) -> int:
    """Check the skill files, print every fault and return the exit code."""
    try:
        files = read_fields(directory)
    except SkillFileError as error:
        print(error, file=sys.stderr)
        return 1
    found = faults(files)
    for fault in found:
        print(fault, file=sys.stderr)
    skills = [skill for file in files for skill in file.skills]
    aliases = sum(len(skill.aliases) for skill in skills)
    print(f"{len(skills)} skills, {aliases} aliases, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
