"""Whatever bytes a file has, reading ends in people or in a sentence, and in nothing else."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cairn.command import cells
from cairn.command.cells import Unclear
from cairn.command.clocks import clock
from cairn.command.columns import COLUMNS, Sheet, columns_of
from cairn.command.faults import Fault, Findings, Unreadable
from cairn.command.items import item, parts
from cairn.command.pairs import read_pairs
from cairn.command.people import People, read_people
from cairn.command.programme import Programme
from cairn.command.tables import read_table
from tests.command.sheets import MENTEES, MENTORS, people

HEADERS = [header for column in COLUMNS.values() for header in column.headers]
VALUES = [
    "Ada", "a@x.example", "Python (advanced); SQL: 4", "2", "two", "1,5 h", "80 %", "-", "Student",
    "Europe/Berlin, evenings", "18-20", "UTC+14", "English; Elvish", "yes", "Retail", "=1+1",
    "\x00", "9" * 40, "\u0663", "²", "½", "(((", "))", "a/b/c", "1:", ": expert", "from basic to",
    "\u202e",
]  # fmt: skip
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
cell = st.sampled_from(VALUES) | st.text(max_size=30)
rows = st.lists(st.lists(cell, min_size=1, max_size=8), max_size=8)


@st.composite
def sheets(draw):
    """Files that look like exports, more or less."""
    header = draw(st.lists(st.sampled_from(HEADERS) | st.text(max_size=20), max_size=8))
    delimiter = draw(st.sampled_from(",;\t|"))
    quote = draw(st.booleans())
    lines = [header, *draw(rows)]
    text = "\n".join(delimiter.join(f'"{one}"' if quote else one for one in line) for line in lines)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]))
    return text.encode(encoding, errors="replace")


def read(data: bytes, sheet: Sheet) -> People | None:
    findings = Findings()
    try:
        table = read_table(data, "a.csv", sheet, findings)
        if sheet is Sheet.PAIRS:
            mentors, mentees = people(MENTORS, Sheet.MENTORS), people(MENTEES, Sheet.MENTEES)
            read_pairs(table, mentors, mentees, findings)
            return None
        return read_people(table, sheet, findings)
    except Unreadable as error:
        findings.add(error.fault)
        return None
    finally:
        assert all(isinstance(fault, Fault) and str(fault) for fault in findings)


@pytest.mark.parametrize("sheet", Sheet)
@patient
@given(data=st.binary(max_size=300) | sheets())
def test_any_bytes_are_people_or_a_sentence(sheet: Sheet, data: bytes):
    read(data, sheet)


@settings(patient, max_examples=60)
@given(sheets(), sheets())
def test_whoever_is_read_can_be_matched(one: bytes, other: bytes):
    mentors, mentees = read(one, Sheet.MENTORS), read(other, Sheet.MENTEES)
    if mentors is not None and mentees is not None:
        programme = Programme(mentors, mentees, on=date(2026, 10, 1))
        for mentee in programme.seekers:
            for hit in programme.rank(mentee, 3):
                assert programme.explain(mentee, hit.id).score == hit.score


@patient
@given(st.text(max_size=60))
def test_any_text_is_a_number_or_unclear(text: str):
    readers = (
        lambda: cells.whole(text, 0, 100),
        lambda: cells.minutes(text, text),
        lambda: cells.level(text),
        lambda: cells.yes(text),
        lambda: cells.stage_after(text),
    )
    for reader in readers:
        with suppress(Unclear):
            assert 0 <= reader() <= cells.MOST_MINUTES


@patient
@given(st.text(max_size=60))
def test_any_text_is_a_clock_and_a_list(text: str):
    found, _ = clock(text)
    mask = found.mask(date(2026, 10, 1), 0)
    assert mask is None or 0 <= mask < 2**24
    for part in parts(text):
        read_item = item(part, lambda _: False)
        assert read_item.level in {None, 1, 2, 3, 4, 5}
        assert read_item.name


LONG = [
    "1" + " " * 20_000, "1 " * 20_000, "9" * 20_000, "(" * 20_000, "a," * 20_000, "a - " * 20_000,
    ":" * 20_000, "- " * 20_000, "x" * 20_000, "(a)" * 20_000, "1-" * 20_000, "a and " * 10_000,
    "\u0301" * 20_000, "+1" * 20_000, "a;" * 20_000,
]  # fmt: skip


@pytest.mark.parametrize("sheet", [Sheet.MENTORS, Sheet.MENTEES])
@pytest.mark.parametrize("text", LONG, ids=lambda text: repr(text[:6]))
def test_a_cell_of_any_length_is_read_in_no_time(sheet: Sheet, text: str):
    """Without bounds, some of these would take hours."""
    columns = [one.headers[0] for one in columns_of(sheet)]
    for start in range(0, len(columns), 2):
        header = ",".join(["Skills" if sheet is Sheet.MENTORS else "Goals", *columns[start:][:2]])
        read(f'{header}\n"{text}","{text}","{text}"\n'.encode(), sheet)
