"""Numbers for what people write: the graph's for a skill, and others for what no list knows."""

from collections.abc import Sequence
from functools import cache, lru_cache

from cairn.command.words import LANGUAGES
from cairn.engine.skillnames import fold, joined
from cairn.engine.taxonomy import Skill, Taxonomy
from cairn.engine.values import Relations

LITERALS_FROM = 1_000_000
"""Above every code of the graph; what stands there matches the same words and nothing else."""
MOST_LANGUAGES = 64
MOST_QUESTIONS = 8
MOST_ANSWERS = 15
LONGEST_NAME = 60
LEAST_TO_SUGGEST = 4


class Numbering:
    """One numbering for both files, so that the same words are the same number on both sides."""

    def __init__(self) -> None:
        self._taxonomy = Taxonomy.load()
        self._literals: dict[str, int] = {}
        self._skill_names: dict[int, str] = {}
        self._languages: dict[str, int] = {}
        self._language_names = list(map(LANGUAGES.name, LANGUAGES.lines))
        self._organisations: dict[str, int] = {}
        self._answers: dict[str, dict[str, int]] = {}

    @property
    def relations(self) -> Relations:
        return self._taxonomy.relations()

    def skill(self, text: str) -> int:
        """Return the number of a skill, a new one for a text that the graph does not know."""
        known = resolved(text)
        number = known.code if known else LITERALS_FROM + len(self._literals)
        if known is None:
            number = self._literals.setdefault(joined(fold(text)) or text, number)
        name = known.name if known else " ".join(text.split())[:LONGEST_NAME]
        self._skill_names.setdefault(number, name)
        return number

    def skill_name(self, number: int) -> str:
        known = self._taxonomy.by_code.get(number)
        return known.name if known else self._skill_names[number]

    def language(self, text: str) -> int | None:
        """Return the number of a language; None when there is room for no other."""
        known = LANGUAGES.number(text)
        if known is not None:
            return known
        folded = fold(text)
        if folded not in self._languages and len(self._language_names) < MOST_LANGUAGES:
            self._languages[folded] = len(self._language_names)
            self._language_names.append(text.strip())
        return self._languages.get(folded)

    def language_name(self, number: int) -> str:
        return self._language_names[number]

    def organisation(self, text: str) -> int | None:
        folded = fold(text)
        return self._organisations.setdefault(folded, len(self._organisations)) if folded else None

    def answers(self, given: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return the answers as numbers, each in the place of its question; 0 for none.

        Questions after the eighth and answers after the fifteenth count as not given.
        """
        places = [0] * MOST_QUESTIONS
        for question, answer in given:
            known = self._answers.setdefault(fold(question), {})
            place = list(self._answers).index(fold(question))
            number = known.setdefault(fold(answer), len(known) + 1)
            if place < MOST_QUESTIONS and number <= MOST_ANSWERS:
                places[place] = number
        return tuple(places) if any(places) else ()


def comma_inside(left: str, right: str) -> bool:
    """Whether the comma between two parts of a list belongs to the name of a skill."""
    return joined(fold(f"{left} {right}")) in _with_commas()


@lru_cache(maxsize=100_000)
def resolved(text: str) -> Skill | None:
    """The skill of the graph that a text means. Thousands of people write the same few."""
    return Taxonomy.load().resolve(text) if len(text) <= 2 * LONGEST_NAME else None


@lru_cache(maxsize=10_000)
def suggested(text: str) -> Skill | None:
    """The skill that an unknown text resembles most, if it resembles any."""
    if not LEAST_TO_SUGGEST <= len(text) <= LONGEST_NAME:
        return None
    return next(iter(Taxonomy.load().suggest(text, 1)), None)


@cache
def spellings(skill: Skill) -> frozenset[str]:
    """The texts that name a skill exactly."""
    return frozenset(joined(fold(text)) for text in (skill.name, *skill.aliases))


@cache
def _with_commas() -> frozenset[str]:
    return frozenset(joined(fold(skill.name)) for skill in Taxonomy.load() if "," in skill.name)
