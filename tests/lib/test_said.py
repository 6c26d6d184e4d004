"""Words that are put together once are put together once in each language."""

from __future__ import annotations

from django.utils.translation import get_language, override

from cairn.lib.said import said_once


def test_it_is_said_once_in_each_language():
    said = []

    @said_once
    def words(number: int, of: str = "") -> str:
        said.append(number)
        return f"{get_language()} {number}{of}"

    assert [words(1), words(1), words(2, of="!")] == ["en 1", "en 1", "en 2!"]
    with override("ar"):
        assert words(1) == "ar 1"
    assert words(1) == "en 1"
    assert said == [1, 2, 1]
