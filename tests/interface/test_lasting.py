"""How long something lasted, in words."""

import pytest

from cairn.interface.lasting import lasting


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (150, "2 h 30 min"), (6000, "100 h")],
)
def test_it_says_how_long(minutes: int, words: str):
    assert lasting(minutes) == words
