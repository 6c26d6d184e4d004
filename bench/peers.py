"""The same question put to databases: the exact list of the engine, reckoned in SQL.

Numbers stand in the text of a query as they are: all of them are our own integers. Equal ranks are
put in order afterwards, since the turn of a mentor is a hash that databases cannot reckon quickly;
the query returns everybody who reaches the rank of the last.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

import psycopg

from cairn.engine import STANDARD, Expertise, Hit, Mentee, Mentor, Part, Relations, mask_of, tables
from cairn.engine.formula import effective
from cairn.engine.rules import turn

SERVER = "PostgreSQL"
LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"
TABLES = {
    "mentors": "id bigint PRIMARY KEY, free int, load int, hours int, languages bigint,"
    " formats int, minutes int, stage int, industry int, stages bigint, industries bigint",
    "known": "skill int, mentor bigint, code int, PRIMARY KEY (skill, mentor)",
    "worth": "wanted int, percent int, code int, c int, PRIMARY KEY (wanted, percent, code)",
}
QUERY = """
WITH goals (goal, importance, wanted, skill, percent) AS (VALUES {goals}),
covered AS (SELECT mentor, goal, max(importance * c) AS points FROM goals
    JOIN known ON known.skill = goals.skill
    JOIN worth ON worth.wanted = goals.wanted AND worth.percent = goals.percent
        AND worth.code = known.code
    GROUP BY mentor, goal),
needs AS (SELECT mentor, sum(points) AS need FROM covered GROUP BY mentor),
fits AS (SELECT id, load, {skills} * (coalesce(need, 0) / {importance}) + {others} AS fit
    FROM mentors LEFT JOIN needs ON mentor = id WHERE free = 1 AND {allowed}),
ranks AS MATERIALIZED (SELECT id, fit, fit - fit * load / 1000 AS place FROM fits)
SELECT id, fit, place FROM ranks WHERE place >= coalesce(
    (SELECT place FROM ranks ORDER BY place DESC LIMIT 1 OFFSET {many} - 1), 0)
"""


class Database(Protocol):
    """What both drivers' connections can do."""

    def execute(self, query: Any, /) -> Any: ...


class Peer:
    """A database that holds the mentors and answers as the engine does."""

    def __init__(self, name: str, database: Database, relations: Relations) -> None:
        self.name, self.database, self.relations = name, database, relations

    def top(self, mentee: Mentee, many: int) -> list[Hit]:
        """Return the best; ask for one or more."""
        found = self.database.execute(query(mentee, self.relations, many)).fetchall()
        hits = [Hit(*map(int, row)) for row in found]
        return sorted(hits, key=lambda hit: (-hit.rank, turn(mentee.id, hit.id, 0)))[:many]


def peers(mentors: Sequence[Mentor], relations: Relations) -> Iterator[Peer]:
    """Yield SQLite in memory, and PostgreSQL where one answers; each with all mentors."""
    lite = sqlite3.connect(":memory:")
    for name, fields in TABLES.items():
        lite.execute(f"CREATE TABLE {name} ({fields})")
    for name, rows in contents(mentors):
        places = "?, " * len(next(iter(rows)))
        lite.executemany(f"INSERT INTO {name} VALUES ({places[:-2]})", rows)
    lite.execute("ANALYZE")
    yield Peer("SQLite", lite, relations)
    lite.close()
    link = postgres()
    if link is None:
        return
    with link:
        for name, fields in TABLES.items():
            link.execute(f"CREATE TEMPORARY TABLE {name} ({fields})")
        for name, rows in contents(mentors):
            with link.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            link.execute(f"ANALYZE {name}")
        yield Peer(SERVER, link, relations)


def postgres() -> psycopg.Connection[Any] | None:
    """Return a connection to the server that the tests use, if it answers, for one core."""
    address = os.environ.get("TEST_DATABASE_URL", LOCAL)
    try:
        link = psycopg.connect(address, connect_timeout=2, autocommit=True)
    except psycopg.OperationalError:
        return None
    for setting in ("max_parallel_workers_per_gather = 0", "work_mem = '256MB'", "jit = off"):
        link.execute(f"SET {setting}")
    return link


def contents(mentors: Sequence[Mentor]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Yield each table's name and rows."""
    yield "mentors", [_person(mentor) for mentor in mentors]
    yield "known", [(k.skill, m.id, _code(k)) for m in mentors for k in m.expertise]
    worth = (
        (wanted, percent, code, int(c))
        for wanted in range(1, 6)
        for percent in range(40, 101)
        for code, c in enumerate(tables.COVERS[tables.cover(wanted, percent)])
    )
    yield "worth", list(worth)


def _code(known: Expertise) -> int:
    idle = min(known.idle_years, tables.LONGEST)
    return tables.expertise_code(known.level, known.teach, known.verified, idle)


def _person(mentor: Mentor) -> tuple[int | None, ...]:
    free, wishes = int(mentor.room and mentor.accepting), mentor.wishes
    said = (mentor.hours, mentor.languages, mentor.formats, mentor.minutes, mentor.stage)
    return (mentor.id, free, mentor.load, *said, mentor.industry, wishes.stages, wishes.industries)


def query(mentee: Mentee, relations: Relations, many: int) -> str:
    """Return the SQL that ranks for one mentee under the standard weights."""
    share = effective(mentee, STANDARD)
    spoken = mask_of(mentee.languages)
    others = (f"{share[part]} * ({f})" for part, f in _parts(mentee) if share[part])
    return QUERY.format(
        goals=", ".join(_goals(mentee, relations)),
        skills=share[Part.SKILLS],
        importance=sum(goal.importance for goal in mentee.goals),
        others=" + ".join(others),
        allowed=f"(languages = 0 OR languages & {spoken} <> 0)" if spoken else "1 = 1",
        many=many,
    )


def _goals(mentee: Mentee, relations: Relations) -> Iterator[str]:
    for place, goal in enumerate(mentee.goals):
        for skill, percent in (dict(relations[goal.skill]) | {goal.skill: 100}).items():
            yield f"({place}, {goal.importance}, {goal.wanted}, {skill}, {percent})"


def _parts(mentee: Mentee) -> Iterator[tuple[Part, str]]:
    """Yield f of each part beside the skills, as an expression."""
    yield Part.WISHES, _wishes(mentee)
    if mentee.hours is not None:
        shared = _bits("hours", (hour for hour in range(24) if mentee.hours >> hour & 1))
        f = f"CASE WHEN {shared} > 4 THEN 1000 ELSE ({shared}) * 250 END"
        yield Part.OVERLAP, _known("hours IS NULL", f)
    if mentee.minutes:
        sought = mentee.minutes
        f = f"CASE WHEN minutes > {sought} THEN 1000 ELSE 1000 * minutes / {sought} END"
        yield Part.MINUTES, _known("minutes IS NULL", f)
    if mentee.stage:
        gap = f"stage - {mentee.stage}"
        f = f"CASE WHEN {gap} < 0 THEN 200 WHEN {gap} BETWEEN 1 AND 3 THEN 1000"
        yield Part.STAGE, _known("stage IS NULL", f"{f} WHEN {gap} = 4 THEN 800 ELSE 600 END")
    if mentee.formats:
        asked = mentee.formats.bit_count()
        shared = _bits("formats", (one for one in range(3) if mentee.formats >> one & 1))
        f = f"CASE WHEN {shared} = 0 THEN 0 ELSE 600 + 400 * ({shared}) / {asked} END"
        yield Part.FORMATS, _known("formats = 0", f)
    if mentee.languages:
        preferred = f"CASE WHEN languages & {1 << mentee.languages[0]} <> 0 THEN 1000 ELSE 500 END"
        yield Part.LANGUAGE, _known("languages = 0", preferred)
    if mentee.industry is not None:
        f = f"CASE WHEN industry = {mentee.industry} THEN 1000 WHEN industry / 8 = "
        f += f"{mentee.industry // 8} THEN 500 ELSE 0 END"
        yield Part.INDUSTRY, _known("industry IS NULL", f)


def _wishes(mentee: Mentee) -> str:
    stages = _wish("stages", mentee.stage)
    industries = _wish("industries", mentee.industry)
    return (
        f"CASE WHEN stages = 0 AND industries = 0 THEN 1000 WHEN industries = 0 THEN {stages}"
        f" WHEN stages = 0 THEN {industries} ELSE ({stages} + {industries}) / 2 END"
    )


def _wish(mask: str, value: int | None) -> str:
    return "500" if value is None else f"CASE WHEN {mask} & {1 << value} <> 0 THEN 1000 ELSE 0 END"


def _bits(mask: str, places: Iterable[int]) -> str:
    return " + ".join(f"({mask} >> {place} & 1)" for place in places) or "0"


def _known(unknown: str, f: str) -> str:
    return f"CASE WHEN {unknown} THEN 500 ELSE {f} END"
