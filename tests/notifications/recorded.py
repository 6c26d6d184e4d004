"""Reads from the source which kinds of events Cairn records."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import cairn
from cairn.people import models as people
from cairn.workspace import models as workspace

RECORDERS = {"record", "_record", "keep", "_keep"}
# Files of parts, and the noun that their participles are said of.
PARTS = {
    **dict.fromkeys(("pause", "silence", "span"), "mentorship"),
    **dict.fromkeys(("attendance", "booking"), "meeting"),
    "answering": "series",
    "remark": "request",
    "placed": "milestone",
}
# Files of what several nouns have in common, and the nouns of each.
COMMON = {"entry": people, "expertise": people, "piece": workspace}


def recorded_kinds() -> set[str]:
    """Every kind. A participle alone belongs to the noun that its file is named after."""
    found: set[str] = set()
    for path in Path(cairn.__file__).parent.rglob("*.py"):
        if "migrations" not in path.parts:
            for said in _said_in(ast.parse(path.read_text())):
                found |= {said} if "." in said else {f"{n}.{said}" for n in _nouns(path.stem)}
    return found


def _nouns(stem: str) -> list[str]:
    if stem in COMMON:
        return sorted({m.NAME for m in vars(COMMON[stem]).values() if getattr(m, "NAME", "")})
    return [PARTS.get(stem, stem)]


def _said_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=[said, *_]) if _name_of(node.func) in RECORDERS:
                yield from _said_by(said)
            case ast.Call(args=[_, said, *_]) if _name_of(node.func) == "record_for":
                yield from _said_by(said)


def _name_of(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def _said_by(expression: ast.expr) -> list[str]:
    match expression:
        case ast.Constant(value=str(kind)):
            return [kind]
        case ast.IfExp(body=yes, orelse=no):
            return _said_by(yes) + _said_by(no)
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(end))]):
            return [end.removeprefix(".")]
        case _:
            return []  # a helper that passes on what it was given
