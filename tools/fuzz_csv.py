"""Throws made-up files at the reader of spreadsheets, guided by the code that they reach.

`make fuzz N=5000000` runs it in an environment of its own, for atheris is no dependency of Cairn.
Whatever the bytes are, reading must end in rows or in `Unreadable`, and with --people in people;
anything else is a crash, and the file that caused it is kept. The first byte chooses the sheet,
the others are the file.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris
from fuzzing import fuzz

with atheris.instrument_imports(include=["cairn.command"]):
    from cairn.command.columns import COLUMNS, Sheet
    from cairn.command.faults import Findings, Unreadable
    from cairn.command.people import read_people
    from cairn.command.tables import read_table

SHEETS = list(Sheet)
PEOPLE = "--people" in sys.argv
"""Whether the people are read from the rows too, which takes twice as long."""
ROWS = (
    "Name;Skills;Seats;Time zone\nAda;Python (advanced), SQL: 4;2;Berlin, evenings\n",
    'sep=,\nTitle,,\nEmail,Goals,Hours per month\n\na@x,"Law\nSQL (7)",1,5\nb@x,"open',
    "Mentee\tMentor\tRule\nLin\tAda\tnever\n",
    "Id|Skills [Python]|Value: plans?|Languages|Career stage|Accepting\n1|80 %|yes|de|CEO|no\n",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")


def read(data: bytes) -> None:
    """Read some bytes as a file, to the people in it."""
    if data:
        sheet, findings = SHEETS[data[0] % len(SHEETS)], Findings()
        try:
            table = read_table(data[1:], "a.csv", sheet, findings)
            if PEOPLE and sheet is not Sheet.PAIRS:
                read_people(table, sheet, findings)
        except Unreadable:
            return


def seeds() -> dict[str, bytes]:
    """The files to begin with, each for its sheet."""
    return {
        f"seed-{place}-{encoding}": bytes([place % len(SHEETS)]) + text.encode(encoding)
        for place, text in enumerate(ROWS)
        for encoding in ENCODINGS
    }


if __name__ == "__main__":
    titles = (one.title for one in COLUMNS.values())
    fuzz(
        Path(sys.argv[1]),
        read,
        seeds=seeds(),
        words=[*titles, "sep=", '""', ";", "|", "\\x0a", "\\xef\\xbb\\xbf", "\\xff\\xfe"],
        options=[one for one in sys.argv[2:] if one != "--people"],
    )
