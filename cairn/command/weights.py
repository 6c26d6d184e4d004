"""weights.toml: what counts how much, and what a programme insists on."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cairn.command.decoding import load, named
from cairn.command.faults import Unreadable
from cairn.engine.formula import apportion
from cairn.engine.values import MOST_POINTS, STANDARD, WHOLE, Part, WeightSet

MOST_SHARE = 1000
MOST_FOR_VALUES = 10
POINTS = MOST_POINTS // WHOLE
"""The engine counts thousandths of the points that people see."""
RULES = ("minimum", "musts", "cross_functional", "outside_organisation")


def read_weights(path: Path) -> WeightSet:
    """Read weights; what is not named keeps its own, and all are scaled to 100.

    Raises `Unreadable` for a file that says something else than it may.
    """
    try:
        told = tomllib.loads(load(path).decode())
        return _weights(told)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable(named(path), f"is not TOML: {error}") from error
    except ValueError as error:
        raise Unreadable(named(path), str(error)) from error


def _weights(told: Mapping[str, Any]) -> WeightSet:
    _refuse_unknown("at the top", told, ("name", "weights", "rules"))
    shares, rules = _table(told, "weights"), _table(told, "rules")
    _refuse_unknown("in [weights]", shares, [part.value for part in Part])
    _refuse_unknown("in [rules]", rules, RULES)
    amounts = [_share(part, shares) for part in Part]
    if not sum(amounts):
        raise ValueError("gives weight to nothing")
    scaled = dict(zip((part.value for part in Part), apportion(amounts, WHOLE), strict=True))
    if scaled["values"] > MOST_FOR_VALUES:
        raise ValueError(
            f"values may have {MOST_FOR_VALUES} of 100 at most, not {scaled['values']}"
        )
    return WeightSet(
        name=_name(told),
        minimum=_minimum(rules.get("minimum", 0)),
        musts=_musts(rules.get("musts", [])),
        cross_functional=_flag(rules, "cross_functional"),
        outside_organisation=_flag(rules, "outside_organisation"),
        **scaled,
    )


def _refuse_unknown(
    where: str, told: Mapping[str, Any], known: list[str] | tuple[str, ...]
) -> None:
    for key in told:
        if key not in known:
            raise ValueError(f'"{key}" {where} is none of {", ".join(known)}')


def _table(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = told.get(key, {})
    if isinstance(table, dict):
        return table
    raise ValueError(f"{key} must be a table: [{key}]")


def _share(part: Part, shares: Mapping[str, Any]) -> int:
    share = shares.get(part.value, STANDARD.weight(part))
    if type(share) is not int or not 0 <= share <= MOST_SHARE:
        raise ValueError(f"{part.value} must be a whole number 0 to {MOST_SHARE}, not {share!r}")
    return share


def _name(told: Mapping[str, Any]) -> str:
    name = told.get("name", "own weights")
    if isinstance(name, str):
        return name
    raise ValueError("name must be a text")


def _minimum(points: object) -> int:
    if isinstance(points, int | float) and 0 <= points <= WHOLE:
        return round(points * POINTS)
    raise ValueError(f"minimum must be a score 0 to {WHOLE}, not {points!r}")


def _musts(names: object) -> frozenset[Part]:
    known = {part.value: part for part in Part}
    if not isinstance(names, list) or not known.keys() >= set(map(str, names)):
        raise ValueError(f"musts must be a list of {', '.join(known)}")
    return frozenset(known[str(name)] for name in names)


def _flag(rules: Mapping[str, Any], key: str) -> bool:
    flag = rules.get(key, False)
    if isinstance(flag, bool):
        return flag
    raise ValueError(f"{key} must be true or false, not {flag!r}")
