"""What somebody meets who has never been here."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import WAYS, Visit


def test_it_greets_a_stranger(visit: Visit, way: str):
    stranger = visit(**WAYS[way])
    stranger.open("/")
    stranger.looks_around()


@pytest.mark.parametrize("small", [False, True])
def test_it_shows_every_component(visit: Visit, small: bool):
    stranger = visit(small=small)
    stranger.open("/style/")
    stranger.looks_around()
