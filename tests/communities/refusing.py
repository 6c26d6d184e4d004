"""Says which refusal an act must meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cairn.communities.refusals import Refusal
from cairn.lib.refusal import Refused


@contextmanager
def refused(refusal: Refusal) -> Iterator[None]:
    """The act inside must not happen, for exactly that reason."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.refusal == refusal
