"""Skill names as people write them: folding, slips of the finger, and the index of all names."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple
from unicodedata import combining, normalize

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

TYPO_LETTERS = 5
SURE_LETTERS = 7
LONG_WORD = 12
MAX_EDITS = 2
LIKENESS = 0.9
LIKENESS_LETTERS = 3

_SPELT = str.maketrans({"&": " and ", "♯": "#", "'": None, "’": None, "ʼ": None, "_": " "})
# A dot counts only where it begins a word (.NET); "+" and "#" always do (C++, C#).
_SEPARATORS = re.compile(r"[^\w\s+#.]|(?<=\S)\.|\.(?![^\W\d])")


class Spelling(NamedTuple):
    """One text that stands for the skill `code`; `alias` unless it is the skill's own name."""

    text: str
    code: int
    alias: bool


def fold(text: str) -> str:
    """Return `text` as names are compared: lower case, no accents, single spaces.

    Punctuation parts words, except that "+" and "#" stay and so does the dot that begins a
    word, so that C, C++, C# and .NET are four names; "&" reads "and" and apostrophes vanish.
    Folding twice changes nothing. A text of punctuation alone folds to "".
    """
    plain = _without_accents(_without_accents(text).casefold())
    return " ".join(_SEPARATORS.sub(" ", plain.translate(_SPELT)).split())


def joined(folded: str) -> str:
    """Return a folded name without its spaces: "node js" and "nodejs" are one name."""
    return folded.replace(" ", "")


def is_slip(typed: str, known: str) -> bool:
    """Tell whether folded `typed` reads as `known` but for slips of the finger in its words.

    Only a word of five letters or more may hold one, and never in its first letter nor in
    a word with digits: a "Care Manager" is no "Case Manager" and ISO 27002 is not ISO 27001.
    """
    words, others = typed.split(), known.split()
    if len(words) == len(others):
        return all(map(_same_word, words, others))
    # A space too many or too few is a slip already, so only a long name may hold another.
    word, other = joined(typed), joined(known)
    return min(len(word), len(other)) >= LONG_WORD and _same_word(word, other)


class NameIndex:
    """Finds the skill that a text means, and the skills that a half-typed text may mean.

    `spellings` are all names and aliases; `unlike` are texts that look like a known name and
    mean something else, so they are never taken for a slip (Baking is not Banking).
    """

    def __init__(self, spellings: Iterable[Spelling], unlike: Iterable[str] = ()) -> None:
        self._exact: dict[str, int] = {}
        self._by_initial: dict[str, list[str]] = defaultdict(list)
        self._starts: list[tuple[str, int, int]] = []
        for spelling in spellings:
            self._learn(spelling)
        self._starts.sort()
        self._unlike = frozenset(map(fold, unlike))

    def _learn(self, spelling: Spelling) -> None:
        folded = fold(spelling.text)
        self._exact.setdefault(joined(folded), spelling.code)
        self._by_initial[folded[:1]].append(folded)
        words = folded.split()
        for place in range(len(words)):
            tier = 1 + (place > 0) + 2 * spelling.alias
            self._starts.append((" ".join(words[place:]), tier, spelling.code))

    def resolve(self, text: str) -> int | None:
        """Return the code of the skill that `text` names, or None if that is not certain."""
        folded = fold(text)
        exact = self._exact.get(joined(folded))
        if exact is not None or folded in self._unlike:
            return exact
        return self._nearest(folded)

    def suggest(self, text: str, limit: int) -> list[int]:
        """Return up to `limit` codes for a half-typed `text`, the likeliest first.

        First the skill that `text` names, then names that begin with it, names with a later
        word that does, aliases likewise, and if room is left the spellings that resemble it.
        """
        typed = fold(text)
        ranks: dict[int, tuple[int, int]] = {}
        for start, tier, code in self._starting_with(typed):
            rank = (tier, len(start))
            ranks[code] = min(rank, ranks.get(code, rank))
        exact = self._exact.get(joined(typed))
        if exact is not None:
            ranks[exact] = (0, 0)
        codes = sorted(ranks, key=lambda code: (ranks[code], code))
        if len(codes) < limit:
            codes += [code for code in self._resembling(typed, limit) if code not in ranks]
        return codes[:limit]

    def _nearest(self, folded: str) -> int | None:
        """Return the one skill fewest slips away; two skills equally near are no answer."""
        near = process.extract(
            folded,
            self._by_initial.get(folded[:1], ()),
            scorer=OSA.distance,
            score_cutoff=MAX_EDITS,
            limit=None,
        )
        slips = [(edits, known) for known, edits, _ in near if is_slip(folded, known)]
        fewest = min(slips, default=(0, ""))[0]
        codes = {self._exact[joined(known)] for edits, known in slips if edits == fewest}
        return codes.pop() if len(codes) == 1 else None

    def _starting_with(self, typed: str) -> Iterator[tuple[str, int, int]]:
        place = bisect_left(self._starts, typed, key=itemgetter(0)) if typed else len(self._starts)
        while place < len(self._starts) and self._starts[place][0].startswith(typed):
            yield self._starts[place]
            place += 1

    def _resembling(self, typed: str, limit: int) -> list[int]:
        if len(typed) < LIKENESS_LETTERS:
            return []
        near = process.extract(
            joined(typed),
            self._exact.keys(),
            scorer=JaroWinkler.similarity,
            score_cutoff=LIKENESS,
            limit=3 * limit,
        )
        return list(dict.fromkeys(self._exact[known] for known, _, _ in near))


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))


def _same_word(typed: str, known: str) -> bool:
    """Forgive two edits in a word of twelve letters, one in seven, and in five or six letters
    one unless it puts another letter in place of one: "state" is a word and not a bad "Stata".
    """
    if typed == known:
        return True
    shorter = min(len(typed), len(known))
    if shorter < TYPO_LETTERS or typed[0] != known[0]:
        return False
    if not (typed.isalpha() and known.isalpha()):
        return False
    edits = OSA.distance(typed, known)
    if shorter < SURE_LETTERS and len(typed) == len(known):
        return edits == 1 and sorted(typed) == sorted(known)
    return edits <= (1 if shorter < LONG_WORD else MAX_EDITS)
