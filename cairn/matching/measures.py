"""By which measures a community matches: the graph of skills and the weights."""

from __future__ import annotations

from cairn import engine
from cairn.engine.taxonomy import Taxonomy


def relations() -> engine.Relations:
    """Which skills help with which; the same for all communities."""
    return Taxonomy.load().relations()


WEIGHTS = engine.STANDARD
"""What counts how much; the same for all communities."""


VERSION = f"{WEIGHTS.name}-{WEIGHTS.version}"
"""The name under which a stored score remembers the weights that made it."""
