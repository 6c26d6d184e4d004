"""Writes the files of examples/ anew: `make examples`. The same seed gives the same files.

Two exports as a programme's coordinator has them, with everything that people do to a form: slips
of the finger, other names, half sentences, empty cells, answers sent twice. Nobody in them exists.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from cairn.demo.names import REGIONS, Region
from cairn.engine.taxonomy import Skill, Taxonomy
from tools.example_words import (
    FIELDS,
    FIRMS,
    FORMATS,
    LANGUAGES,
    LEVELS,
    OWN,
    SENTENCES,
    STAGES,
    TIMES,
)

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
MENTORS, MENTEES = 240, 640
SEED = 20
LONG = 9
"""In a name of so many letters a slip is still read."""


class Somebody(NamedTuple):
    """An invented person, before what they say is written down."""

    name: str
    email: str
    region: Region
    zone: str
    field: str
    skills: tuple[Skill, ...]


def files() -> dict[str, str]:
    """Name of the file → its text."""
    rng = Random(SEED)
    people = list(_people(rng, MENTORS + MENTEES))
    mentors, mentees = people[:MENTORS], people[MENTORS:]
    return {
        "mentors.csv": _mentors(rng, mentors),
        "mentees.csv": _mentees(rng, mentees, mentors),
        "pairs.csv": _pairs(mentors, mentees),
    }


def _people(rng: Random, count: int) -> Iterator[Somebody]:
    taxonomy = Taxonomy.load()
    fields = taxonomy.all()
    taken: set[str] = set()
    while len(taken) < count:
        region = rng.choice(REGIONS)
        name = f"{rng.choice(region.given)} {rng.choice(region.family)}"
        if name not in taken:
            taken.add(name)
            field = rng.choice(list(FIELDS))
            skills = _cluster(rng, taxonomy, rng.choice(fields[field]))
            email = f"{name.partition(' ')[0].casefold()}.{len(taken)}@post.example"
            yield Somebody(name, email, region, rng.choice(region.homes)[1], field, skills)


def _cluster(rng: Random, taxonomy: Taxonomy, first: Skill) -> tuple[Skill, ...]:
    """A skill with some that are near it, and now and then one of everybody's."""
    near = [taxonomy.by_code[code] for code, _ in taxonomy.expand(first.code)[1:]]
    chosen = [first, *rng.sample(near, min(len(near), rng.randint(1, 3)))]
    if _chance(rng, 40):
        chosen.append(rng.choice(taxonomy.all()[rng.choice(("career", "management"))]))
    return tuple(dict.fromkeys(chosen))


def _mentors(rng: Random, people: list[Somebody]) -> str:
    """As a form exports: commas, questions as headers, line breaks in cells."""
    head = (
        "Timestamp", "Email Address", "Your name", "What can you help with? (name your level)",
        "How many mentees can you take?", "How much time can you give? (per month)",
        "Time zone and times", "Languages", "How would you like to meet?",
        "Where are you in your career?", "Which industry do you work in?", "Company",
        "Whom would you like to mentor?", "Anything else?",
    )  # fmt: skip
    rows = [_mentor(rng, person, place) for place, person in enumerate(people)]
    again = [rows[7], rows[90]]
    rows += [[*_later(row[:1]), *row[1:4], "3", *row[5:]] for row in again]
    return _written(",", [list(head), *rows])


def _mentor(rng: Random, person: Somebody, place: int) -> list[str]:
    stage = rng.choices(range(1, 7), (2, 5, 6, 5, 3, 2))[0]
    low = min(5, 2 + stage // 2)
    skills = [_skill(rng, skill, rng.randint(low, 5)) for skill in person.skills]
    seats = rng.choices(("1", "2", "3", "4", "2 ", "two", ""), (26, 38, 20, 7, 4, 2, 3))[0]
    return [
        f"2026-09-{1 + place // 12:02} 1{place % 10}:{place % 60:02}",
        person.email,
        person.name,
        rng.choice((";", "; ", "\n", ", ")).join(skills),
        seats,
        rng.choice(
            ("1 hour", "30 min", "2 h", "60", "90 minutes", "1-2 hours", "half an hour", "")
        ),
        _clock(rng, person),
        ", ".join(_languages(rng, person)),
        "; ".join(rng.sample(FORMATS, rng.randint(1, 3))),
        _blank(rng, 4, rng.choice(STAGES[stage])),
        _blank(rng, 6, rng.choice(FIELDS[person.field])),
        _blank(rng, 10, rng.choice(FIRMS)),
        _blank(rng, 70, "; ".join(rng.choice(STAGES[s]) for s in sorted(rng.sample(range(3), 2)))),
        _blank(rng, 85, 'My last mentee said: "ask me again next year", so here I am'),
    ]


def _mentees(rng: Random, people: list[Somebody], mentors: list[Somebody]) -> str:
    """As a spreadsheet of the continent saves it: a title, semicolons, decimal commas, a mark."""
    head = (
        "No", "First name", "Last name", "E-Mail", "What would you like to learn?",
        "Hours per month", "City", "When can you meet?", "Sprachen", "Preferred format",
        "Years of experience", "Branche", "Employer", "T-shirt size",
    )  # fmt: skip
    rows = [_mentee(rng, person, place, mentors) for place, person in enumerate(people, 1)]
    rows.append([*rows[40][:5], "2,5", *rows[40][6:]])
    title = ["Autumn round: applications"] + [""] * (len(head) - 1)
    blank = [""] * len(head)
    return "\ufeff" + _written(";", [title, blank, list(head), *rows[:300], blank, *rows[300:]])


def _mentee(rng: Random, person: Somebody, place: int, mentors: list[Somebody]) -> list[str]:
    first, _, last = person.name.partition(" ")
    goals = list(_goals(rng, person, mentors))
    return [
        str(place),
        first,
        last,
        _blank(rng, 2, person.email),
        rng.choice(("; ", ", ", "\n")).join(goals) if place % 97 else "",
        _blank(rng, 12, rng.choice(("0,5", "1", "1", "1,5", "2", "1-2"))),
        _blank(rng, 5, person.zone.split("/")[-1].replace("_", " ")),
        _blank(rng, 10, rng.choice(TIMES)),
        ", ".join(_languages(rng, person)),
        _blank(rng, 15, rng.choice(FORMATS)),
        _blank(rng, 8, str(rng.choices(range(15), [8, 7, 6, 5, 4] + [2] * 10)[0])),
        _blank(rng, 10, rng.choice(FIELDS[person.field])),
        _blank(rng, 20, rng.choice(FIRMS)),
        rng.choice("SML"),
    ]


def _goals(rng: Random, person: Somebody, mentors: list[Somebody]) -> Iterator[str]:
    """What somebody wants to learn: mostly what their own field knows."""
    alike = [mentor for mentor in mentors if mentor.field == person.field]
    for _ in range(rng.choices((1, 2, 3), (3, 5, 3))[0]):
        wanted = rng.choice(rng.choice(alike if _chance(rng, 75) else mentors).skills)
        words = ("", "", " (very important)", " (essential)", " (nice to have)")
        if _chance(rng, 50):
            yield _skill(rng, wanted, rng.randint(2, 5))
        else:
            yield _named(rng, wanted) + rng.choice(words)
    if _chance(rng, 3):
        yield rng.choice(SENTENCES)


def _skill(rng: Random, skill: Skill, level: int) -> str:
    word, number = LEVELS[level - 1]
    shapes: tuple[Callable[[str], str], ...] = (
        lambda name: f"{name} ({word})",
        lambda name: f"{name} ({word})",
        lambda name: f"{name}: {number}",
        lambda name: f"{name} - {word}",
        lambda name: f"{name} {20 * level} %",
        lambda name: name,
    )
    return rng.choice(shapes)(_named(rng, skill))


def _named(rng: Random, skill: Skill) -> str:
    """One of a skill's names, now and then with two letters swapped."""
    name = rng.choice((skill.name, skill.name, skill.name, *skill.aliases[:2]))
    if "," in name:
        name = skill.name.replace(",", "")
    if _chance(rng, 4) and len(name) >= LONG and name.isalpha():
        place = rng.randrange(3, len(name) - 2)
        name = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name


def _clock(rng: Random, person: Somebody) -> str:
    shapes = (person.zone, person.zone.split("/")[-1].replace("_", " "))
    zone = rng.choices(shapes, (3, 1))[0]
    return _blank(rng, 6, f"{zone}, {rng.choice(TIMES)}")


def _languages(rng: Random, person: Somebody) -> list[str]:
    """Nearly everybody speaks English, and not everybody prefers it."""
    names = [LANGUAGES[code] for code in person.region.languages]
    if len(names) > 1 and _chance(rng, 6):
        names.remove("English")
    if _chance(rng, 30):
        names.reverse()
    return [OWN.get(name, name) if _chance(rng, 20) else name for name in names]


def _pairs(mentors: list[Somebody], mentees: list[Somebody]) -> str:
    settled = [
        *((mentees[31 * n], mentors[17 * n], "running", "since spring") for n in range(6)),
        *((mentees[29 * n + 3], mentors[13 * n + 5], "never", "works for them") for n in range(5)),
        (mentees[200], mentors[100], "together", "they asked for each other"),
    ]
    rows = [[mentee.name, mentor.email, rule, why] for mentee, mentor, rule, why in settled]
    return _written(",", [["Mentee", "Mentor", "Rule", "Why"], *rows])


def _later(stamp: list[str]) -> list[str]:
    return [text.replace("2026-09", "2026-10") for text in stamp]


def _blank(rng: Random, percent: int, text: str) -> str:
    """The text, or nothing, as so many in a hundred leave it."""
    return "" if _chance(rng, percent) else text


def _chance(rng: Random, percent: int) -> bool:
    return rng.randrange(100) < percent


def _written(delimiter: str, rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    for name, text in files().items():
        (EXAMPLES / name).write_text(text, encoding="utf-8", newline="")
