"""Parts of pages that are drawn once, and again only where they differ in kind.

What is different each time, as a name or the forgery token is, stays open as a hole: the part is
drawn without it, and the text is written wherever the hole was printed.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple, TypeAlias

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cairn.lib.key import new_key

KEPT = 2000
"""Parts of a page, of two kilobytes or so each."""

Holes: TypeAlias = Mapping[str, str | tuple[str, ...]]
"""What is written into a part by name: a text or several."""


def drawn(template: str, holes: Holes | None = None, /, **values: Hashable) -> SafeString:
    """The template with these holes and values, which must be all that it depends on, beside the
    language: it gets no request.

    Of a hole it may ask whether it is empty or go through its texts, and each text it may print
    or give to `{% url %}` as a key. More it cannot ask: the text is not there yet.
    """
    holes = holes or {}
    shape = tuple((name, _kind(hole)) for name, hole in holes.items())
    return _stencil(template, get_language(), shape, tuple(values.items())).filled(holes)


class Place(NamedTuple):
    """Where a text goes: into the hole of this name, for one of several with its number."""

    name: str
    number: int | None


class Stencil(NamedTuple):
    """A part with holes: what is drawn, and in between the places that are open."""

    pieces: list[str]
    places: list[Place]

    def filled(self, holes: Holes) -> SafeString:
        pieces = self.pieces.copy()
        pieces[1::2] = [
            _escaped(holes[name] if number is None else holes[name][number])
            for name, number in self.places
        ]
        return SafeString("".join(pieces))


def _escaped(text: Any) -> str:
    """As templates do it; their own function takes three times as long."""
    return text if isinstance(text, SafeString) else escape(text)


def _kind(hole: str | tuple[str, ...]) -> bool | tuple[int]:
    """What a drawing depends on: whether a text is there, or how many there are."""
    return bool(hole) if isinstance(hole, str) else (len(hole),)


@lru_cache(maxsize=KEPT)
def _stencil(
    template: str,
    language: str | None,  # noqa: ARG001, what is drawn in one is not for another
    shape: tuple[tuple[str, bool | tuple[int]], ...],
    values: tuple[tuple[str, Hashable], ...],
) -> Stencil:
    marks: dict[str, Place] = {}
    context: dict[str, Any] = dict(values)
    for name, kind in shape:
        if isinstance(kind, tuple):
            context[name] = [_mark(marks, Place(name, number)) for number in range(*kind)]
        else:
            context[name] = _mark(marks, Place(name, None)) if kind else ""
    text = render_to_string(template, context)
    pieces: list[str] = re.split(f"({'|'.join(marks)})", text) if marks else [text]
    return Stencil(pieces, [marks[mark] for mark in pieces[1::2]])


def _mark(marks: dict[str, Place], place: Place) -> str:
    """What stands in a drawing for a text: a key, since nobody can guess one and write it."""
    mark = new_key()
    marks[mark] = place
    return mark
