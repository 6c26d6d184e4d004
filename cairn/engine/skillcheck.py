"""The rules that the curated skills keep; each fault names the file and the skill to mend."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .skillfile import FieldFile, Skill
from .skillnames import fold, is_slip, joined

LEAST_PERCENT = 40
MOST_PERCENT = 95
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule: the skill (by slug), the file it stands in, and what is wrong."""

    filename: str
    slug: str
    message: str

    def __str__(self) -> str:
        return f"{self.filename}: {self.slug}: {self.message}"


Entries = Sequence[tuple[FieldFile, Skill]]
Rule = Callable[[Entries], Iterator[tuple[FieldFile, Skill, str]]]


def faults(files: Sequence[FieldFile]) -> list[Fault]:
    """Return every fault of the given files; an empty list means that all rules are kept."""
    entries = [(file, skill) for file in files for skill in file.skills]
    return [
        Fault(file.filename, skill.slug, message)
        for rule in RULES
        for file, skill, message in rule(entries)
    ]


def codes_are_given_once(entries: Entries) -> Iterator[tuple[FieldFile, Skill, str]]:
    """A code lies in its file's range, is never given twice and never used again."""
    given = Counter(skill.code for _, skill in entries)
    for file, skill in entries:
        if not file.first_code <= skill.code <= file.last_code:
            yield file, skill, f"code {skill.code} is outside the range of this file"
        if given[skill.code] > 1:
            yield file, skill, f"code {skill.code} is given twice"
        if skill.code in file.retired:
            yield file, skill, f"code {skill.code} is retired"


def slugs_are_single(entries: Entries) -> Iterator[tuple[FieldFile, Skill, str]]:
    """A slug is lower case words with hyphens and names one skill over all files."""
    used = Counter(skill.slug for _, skill in entries)
    for file, skill in entries:
        if not _SLUG.fullmatch(skill.slug):
            yield file, skill, "the slug is not lower-case words with hyphens"
        if used[skill.slug] > 1:
            yield file, skill, "the slug is used twice"


def names_mean_one_skill(entries: Entries) -> Iterator[tuple[FieldFile, Skill, str]]:
    """Read without case, accents and spaces, every name and alias belongs to one skill.

    This also keeps aliases free of cycles: an alias can never be the name of another skill.
    """
    owners = {joined(fold(skill.name)): skill for _, skill in reversed(entries)}
    for file, skill in entries:
        if owners[joined(fold(skill.name))] is not skill:
            yield file, skill, f"the name {skill.name} is taken"
        for alias in skill.aliases:
            owner = owners.setdefault(joined(fold(alias)), skill)
            if owner is not skill:
                yield file, skill, f"alias {alias} already means {owner.name}"


def aliases_say_something(entries: Entries) -> Iterator[tuple[FieldFile, Skill, str]]:
    """An alias adds a spelling that the name and the other aliases do not cover yet."""
    for file, skill in entries:
        known = {joined(fold(skill.name)), ""}
        for alias in skill.aliases:
            if joined(fold(alias)) in known:
                yield file, skill, f"alias {alias} adds nothing"
            known.add(joined(fold(alias)))


def unlike_words_are_needed(entries: Entries) -> Iterator[tuple[FieldFile, Skill, str]]:
    """A word listed under `unlike` is no known name, and would be taken for one of this skill."""
    known = {joined(fold(text)) for _, skill in entries for text in (skill.name, *skill.aliases)}
    for file, skill in entries:
        names = [fold(text) for text in (skill.name, *skill.aliases)]
        for word in skill.unlike:
            if joined(fold(word)) in known:
                yield file, skill, f"unlike {word} is itself a name or alias"
            elif not any(is_slip(fold(word), name) for name in names):
                yield file, skill, f"unlike {word} would not be taken for it anyway"


def relations_lead_somewhere(entries: Entries) -> Iterator[tuple[FieldFile, Skill, str]]:
    """A relation leads to another, existing skill and its percent is from 40 to 95."""
    slugs = {skill.slug for _, skill in entries}
    for file, skill in entries:
        for target, percent in skill.related + skill.covers:
            if target not in slugs:
                yield file, skill, f"relation to {target}, which does not exist"
            if target == skill.slug:
                yield file, skill, "relation to itself"
            if not LEAST_PERCENT <= percent <= MOST_PERCENT:
                yield file, skill, f"relation to {target}: {percent} is not from 40 to 95"


def relations_are_written_once(entries: Entries) -> Iterator[tuple[FieldFile, Skill, str]]:
    """Two skills are `related` at one end only, and then neither `covers` the other."""
    related = {(skill.slug, target) for _, skill in entries for target, _ in skill.related}
    for file, skill in entries:
        for target, _ in skill.related:
            if (target, skill.slug) in related and skill.slug < target:
                yield file, skill, f"related to {target}, which is related to it: write it once"
        for target, _ in skill.covers:
            if related & {(skill.slug, target), (target, skill.slug)}:
                yield file, skill, f"covers {target} and is related to it: keep one of the two"


def families_are_joined(entries: Entries) -> Iterator[tuple[FieldFile, Skill, str]]:
    """A skill has a relation, from either end, or is marked `alone`; never both."""
    joined_slugs = {
        end
        for _, skill in entries
        for target, _ in skill.related + skill.covers
        for end in (skill.slug, target)
    }
    for file, skill in entries:
        if skill.alone and skill.slug in joined_slugs:
            yield file, skill, "is marked alone and has a relation"
        if not skill.alone and skill.slug not in joined_slugs:
            yield file, skill, "has no relation and is not marked alone"


RULES: tuple[Rule, ...] = (
    codes_are_given_once,
    slugs_are_single,
    names_mean_one_skill,
    aliases_say_something,
    unlike_words_are_needed,
    relations_lead_somewhere,
    relations_are_written_once,
    families_are_joined,
)
