"""Every engine is held to the same contract."""

import os

import pytest
from hypothesis import settings

from cairn.engine import compiled
from tests.engine.engines import ENGINES, ByMachine

settings.register_profile("ci", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("thorough", max_examples=3000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", params=ENGINES, ids=lambda engine: engine.__name__)
def engine(request):
    """An engine's class: `engine(relations, weights)` has nobody in it yet."""
    if request.param is ByMachine and not compiled.compile_all():
        pytest.skip("numba is not installed")
    return request.param
