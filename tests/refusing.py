"""What tests say about an act that must not happen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cairn.lib.refusal import Refusal, Refused


@contextmanager
def refused(refusal: Refusal) -> Iterator[None]:
    """Whatever happens inside is refused, for this reason."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.refusal == refusal
