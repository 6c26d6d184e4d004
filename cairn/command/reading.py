"""From the files that the command line names to a programme; what is wrong with any is told."""

from pathlib import Path

from cairn.command.columns import Sheet
from cairn.command.decoding import load, named
from cairn.command.faults import Findings, Unreadable, Weight
from cairn.command.options import Options
from cairn.command.pairs import Settled, read_pairs
from cairn.command.people import People, read_as, read_people
from cairn.command.programme import Programme
from cairn.command.report import Header, Source
from cairn.command.screen import Screen
from cairn.command.tables import DELIMITERS, Table, read_table
from cairn.command.weights import read_weights
from cairn.engine import STANDARD, WeightSet


class Reading:
    """Reads all files, also when one is wrong, so that all that is wrong is told at once."""

    def __init__(self, options: Options, screen: Screen) -> None:
        self._options = options
        self._screen = screen
        self.findings = Findings()
        self.sources: list[Source] = []

    def programme(self) -> Programme | None:
        """Return everything that is matched, or None where a file cannot be read."""
        options = self._options
        mentors = self._people(options.mentors, Sheet.MENTORS)
        mentees = self._people(options.mentees, Sheet.MENTEES)
        weights = self._weights(options.weights)
        if mentors is None or mentees is None or weights is None:
            return None
        settled = self._settled(options.pairs, mentors, mentees)
        if self.findings.count(Weight.ERROR):
            return None
        programme = Programme(mentors, mentees, options.on, weights, settled, options.zone)
        programme.tell_of_missing(self.findings)
        return programme

    def _people(self, path: Path, sheet: Sheet) -> People | None:
        try:
            table = self._table(path, sheet)
            people = read_people(table, sheet, self.findings, self._screen.over)
        except Unreadable as error:
            self.findings.add(error.fault)
            return None
        self._remember(table, sheet, len(people))
        return people

    def _settled(self, path: Path | None, mentors: People, mentees: People) -> Settled:
        if path is None:
            return Settled()
        try:
            table = self._table(path, Sheet.PAIRS)
            settled = read_pairs(table, mentors, mentees, self.findings)
        except Unreadable as error:
            self.findings.add(error.fault)
            return Settled()
        self._remember(table, Sheet.PAIRS, len(settled))
        return settled

    def _weights(self, path: Path | None) -> WeightSet | None:
        try:
            return read_weights(path) if path else STANDARD
        except Unreadable as error:
            self.findings.add(error.fault)
            return None

    def _table(self, path: Path, sheet: Sheet) -> Table:
        self._screen.wait(f"Reading {named(path)}")
        options = self._options
        return read_table(
            load(path),
            named(path),
            sheet,
            self.findings,
            encoding=options.encoding,
            told=options.told,
        )

    def _remember(self, table: Table, sheet: Sheet, people: int) -> None:
        keys = read_as(table, sheet)
        self.sources.append(
            Source(
                file=table.file,
                sheet=sheet.value,
                encoding=table.encoding,
                delimiter=DELIMITERS[table.delimiter],
                rows=len(table.rows),
                people=people,
                columns=[
                    Header(header, key or "")
                    for header, key in zip(table.header.cells, keys, strict=True)
                    if header
                ],
            )
        )
