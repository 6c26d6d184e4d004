"""What people of the demo do: titles, employers, skills they have, and skills they want."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from cairn.people.choices import Industry


class Trade(NamedTuple):
    """A walk of life. `titles` are for beginning, established and leading people."""

    titles: tuple[str, str, str]
    employers: tuple[str, ...]
    industry: Industry
    skills: tuple[str, ...]
    wants: tuple[str, ...]
    studied: str
    passion: str


def _trade(given: dict[str, Any]) -> Trade:
    return Trade(**{**given, "industry": Industry[given["industry"]]})


TRADES = {
    name: _trade(given)
    for name, given in tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    ).items()
}
