"""Search by words, from memory."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.matching.words import Words, words_of

PEOPLE = {
    1: ("Zoë Núñez", "Head of Data", "C++"),
    2: ("Zora Berg", "Teaches Machine Learning"),
    3: ("李 伟", "Node.js"),
}


def found(words: Words, text: str) -> list[int]:
    ids = words.find(text)
    assert ids is not None
    return sorted(set(ids.tolist()))


@pytest.fixture
def words() -> Words:
    return Words((person, words_of(*texts)) for person, texts in PEOPLE.items())


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("zo", [1, 2]),
        ("NUNEZ zoe", [1]),
        ("mach learn", [2]),
        ("achine", []),
        ("c++", [1]),
        ("node js", [3]),
        ("李", [3]),
        ("zora data", []),
    ],
)
def test_it_finds_those_who_have_every_word(words, text, people):
    assert found(words, text) == people


@pytest.mark.parametrize("text", ["", "  ", "?!", "\x00"])
def test_it_asks_for_nothing_without_a_word(words, text):
    assert words.find(text) is None


def test_it_knows_of_changes_at_once(words):
    words.upsert(2, words_of("Zora Berg", "Sculptor"))
    words.upsert(9, words_of("Zoltan"))
    words.remove(1)
    assert found(words, "zo") == [2, 9]
    assert found(words, "machine") == []
    assert found(words, "sculpt") == [2]


names = st.text("abé ", max_size=6)
steps = st.lists(st.tuples(st.integers(1, 6), names), max_size=40)


@settings(max_examples=60, deadline=None)
@given(steps, names)
def test_it_answers_as_a_look_at_everybody_does(changes, text):
    words, people = Words([(1, words_of("abba"))]), {1: words_of("abba")}
    for person, name in changes:
        people[person] = words_of(name)
        words.upsert(person, people[person])
    terms = words_of(text)
    expected = sorted(
        person
        for person, known in people.items()
        if all(any(word.startswith(term) for word in known) for term in terms)
    )
    assert (found(words, text) if terms else None) == (expected if terms else None)


def test_it_answers_the_same_after_sorting_changes_in(monkeypatch, words):
    monkeypatch.setattr("cairn.matching.words.SPARE", 2)
    for person in range(10, 20):
        words.upsert(person, words_of(f"Zoltan {person}"))
    words.remove(12)
    assert found(words, "zo") == [1, 2, 10, 11, *range(13, 20)]
    assert found(words, "zoltan 15") == [15]
