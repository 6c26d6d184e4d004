"""Words that are put together once in each language, for pages that say them again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

P = ParamSpec("P")
T = TypeVar("T", bound=Hashable)

KEPT = 2000


def said_once(say: Callable[P, T]) -> Callable[P, T]:
    """Of a function whose words depend on its arguments and on the language alone."""

    @lru_cache(maxsize=KEPT)
    def kept(language: str | None, *args: P.args, **kwargs: P.kwargs) -> T:  # noqa: ARG001
        return say(*args, **kwargs)

    @wraps(say)
    def once(*args: P.args, **kwargs: P.kwargs) -> T:
        return kept(get_language(), *args, **kwargs)  # type: ignore[arg-type]

    return once
