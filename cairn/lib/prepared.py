"""Questions that pages ask again and again: put into SQL once, then asked with other values.

Django takes three times as long to put such a question as the database takes to answer it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import cache, wraps
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler


class Hole(Expression):
    """Stands in a query for what is told each time: a value or, within brackets, several."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:  # noqa: ARG002
        return "%s", [self]


class Question(NamedTuple):
    """Rows, who put them into SQL, and the SQL: pieces, what is told after each, and the end.

    `converters` make of the database's values those of the fields.
    """

    rows: QuerySet[Any, Any]
    compiler: SQLCompiler
    pieces: list[str]
    told: Sequence[Any]
    end: str
    converters: dict[int, Any]

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> Question:
        compiler = rows.query.get_compiler(connection=connection)
        sql, told = compiler.as_sql()
        *pieces, end = sql.split("%s")
        columns = [column for column, *_ in (compiler.select or [])[: compiler.col_count]]
        return cls(rows, compiler, pieces, told, end, compiler.get_converters(columns))

    def answers(self, values: dict[str, Any]) -> list[Any]:
        """The rows with these values, as if the query were put into SQL just now."""
        compiler, rows = copy(self.compiler), self.rows.all()
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: self._filled(values)  # type: ignore[method-assign]
        compiler.get_converters = lambda *_: self.converters  # type: ignore[method-assign]
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return list(rows)

    def _filled(self, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        told = list(self._told(values))
        marks = (", ".join(["%s"] * len(some)) for some in told)
        parts = (part for two in zip(self.pieces, marks, strict=True) for part in two)
        return "".join(parts) + self.end, tuple(value for some in told for value in some)

    def _told(self, values: dict[str, Any]) -> Iterator[list[Any]]:
        for each in self.told:
            value = values[each.name] if isinstance(each, Hole) else [each]
            several = value if isinstance(value, list) else [value]
            yield [connection.ops.adapt_unknown_value(one) for one in several]


_FORGET: list[Callable[[], None]] = []


def forget() -> None:
    """Put every question into SQL anew: what they are made of is other than it was."""
    for clear in _FORGET:
        clear()


def prepared(build: Callable[..., QuerySet[Any, Any]]) -> Callable[..., list[Any]]:
    """Make of a function that builds a query one that asks it, and answers with the rows.

    It runs once, with a `Hole` for each argument: whatever is different the next time must be an
    argument. One that stands in brackets, `pk__in=[pairs]`, is told as a list; an empty list
    finds nothing.
    """

    @cache
    def question(*names: str) -> Question:
        return Question.of(build(**{name: Hole(name) for name in names}))

    _FORGET.append(question.cache_clear)

    @wraps(build)
    def ask(**values: Any) -> list[Any]:
        return [] if [] in values.values() else question(*values).answers(values)

    return ask
