"""Search by words, from memory: which people have all of them, or words that begin like them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from cairn.engine.skillnames import fold

Ids = NDArray[np.int64]

SPARE = 256
"""So many changed people are looked through one by one before they are sorted in."""
PORTION = 100
"""And one of so many in a large community."""
TERMS_AT_MOST = 8
LAST = chr(0x10FFFF)


def words_of(*texts: str) -> frozenset[str]:
    """The words of some texts as they are compared: lower case, without accents."""
    return frozenset(word for text in texts for word in _words(text))


@lru_cache(maxsize=20_000)
def _words(text: str) -> list[str]:
    """Thousands of people list the same skills, so those are folded once."""
    return fold(text).split()


class Words:
    """For each word the people who have it, sorted by word, so that a prefix is one slice.

    People who came or changed since the last sorting are kept beside it. As for the index, a
    write needs the object to itself.
    """

    def __init__(self, people: Iterable[tuple[int, Iterable[str]]] = ()) -> None:
        """Take people with their texts."""
        codes: dict[str, int] = {}
        known: dict[str, list[int]] = {}
        word_codes: list[int] = []
        ids: list[int] = []
        for person, texts in people:
            before = len(word_codes)
            for text in texts:
                found = known.get(text)
                if found is None:
                    found = [codes.setdefault(word, len(codes)) for word in _words(text)]
                    known[text] = found
                word_codes += found
            ids += repeat(person, len(word_codes) - before)
        self._sort(list(codes), np.array(word_codes, np.int64), np.array(ids, np.int64))

    def upsert(self, person: int, words: frozenset[str]) -> None:
        """Add a person, or replace their words."""
        self._recent[person] = words
        if len(self._recent) > max(SPARE, self._many // PORTION):
            self._merge()

    def remove(self, person: int) -> None:
        self.upsert(person, frozenset())

    def find(self, text: str) -> Ids | None:
        """The ids of those who have every word of `text`, in no order, some of them perhaps more
        than once; None if it has no word."""
        terms = sorted(words_of(text), key=len, reverse=True)[:TERMS_AT_MOST]
        if not terms:
            return None
        found = self._sorted_with(terms[0])
        for term in terms[1:]:
            found = found[np.isin(found, self._sorted_with(term))]
        changed = np.fromiter(self._recent, np.int64, len(self._recent))
        recent = [person for person, words in self._recent.items() if _has(words, terms)]
        return np.concatenate([found[~np.isin(found, changed)], np.array(recent, np.int64)])

    def _sorted_with(self, term: str) -> Ids:
        """Those whose words were sorted in and who have a word that begins with `term`."""
        first, last = bisect_left(self._words, term), bisect_left(self._words, term + LAST)
        return self._ids[self._starts[first] : self._starts[last]]

    def _sort(self, words: list[str], codes: Ids, ids: Ids) -> None:
        order = sorted(range(len(words)), key=words.__getitem__)
        places = np.empty(len(words), np.int64)
        places[order] = np.arange(len(words))
        codes = places[codes]
        by_word = np.argsort(codes, kind="stable")
        self._words = [words[place] for place in order]
        self._starts = np.searchsorted(codes[by_word], np.arange(len(words) + 1))
        self._ids: Ids = ids[by_word].astype(np.uint32 if ids.size else np.int64)
        self._many = len(np.unique(ids))
        self._recent: dict[int, frozenset[str]] = {}

    def _merge(self) -> None:
        """Sort the recent ones in."""
        codes = np.repeat(np.arange(len(self._words)), np.diff(self._starts))
        kept = ~np.isin(self._ids, np.fromiter(self._recent, np.int64))
        known = {word: code for code, word in enumerate(self._words)}
        pairs = [
            (known.setdefault(word, len(known)), person)
            for person, words in self._recent.items()
            for word in words
        ]
        new = np.array(pairs, np.int64).reshape(-1, 2)
        self._sort(
            list(known),
            np.concatenate([codes[kept], new[:, 0]]),
            np.concatenate([self._ids[kept].astype(np.int64), new[:, 1]]),
        )


def _has(words: frozenset[str], terms: list[str]) -> bool:
    return all(any(word.startswith(term) for word in words) for term in terms)
