"""Files for the tests of the command, and the command itself, run in this process."""

from dataclasses import dataclass
from pathlib import Path

from cairn.command.columns import Sheet
from cairn.command.faults import Findings
from cairn.command.main import main
from cairn.command.people import People, read_people
from cairn.command.tables import read_table

MENTORS = """\
Name;E-mail;Skills;Seats;Time zone;Languages;Formats;Career stage;Industry;Hours per month
Ada Okafor;ada@x.example;Python (expert), Code Review;2;Africa/Lagos, evenings;English, Yoruba\
;Calls;Senior;Software;1
Grace Tamahori;grace@x.example;UX Design (advanced);1;Pacific/Auckland, mornings;English\
;Chat;Leading others;Design;0,5
Noor Haddad;noor@x.example;Leadership (expert), SQL;1;Asia/Beirut, evenings;Arabic, English\
;Calls;Executive;Non-profit;1
"""
MENTEES = """\
Name;E-mail;Goals;Time zone;Languages;Formats;Career stage;Industry;Hours per month
Lin Arslan;lin@y.example;Python (advanced);Europe/Istanbul, evenings;English, Turkish\
;Calls;Student;Software;0,5
Sam Lindqvist;sam@y.example;Leadership\
, SQL (advanced, essential);Europe/Stockholm, evenings;English;Calls;Junior;Retail;1
Mika Sol;mika@y.example;UX Design;Europe/Berlin, mornings;German;Chat;Student;Design;0,5
"""


def people(text: str, sheet: Sheet, findings: Findings | None = None) -> People:
    found = findings if findings is not None else Findings()
    return read_people(read_table(text.encode(), f"{sheet}.csv", sheet, found), sheet, found)


@dataclass(frozen=True)
class Ended:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


class Desk:
    """A folder with the two files, where the command is run."""

    def __init__(self, folder: Path, capsys) -> None:
        self.folder = folder
        self._capsys = capsys
        self.put("mentors.csv", MENTORS)
        self.put("mentees.csv", MENTEES)

    def put(self, name: str, text: str | bytes) -> str:
        data = text if isinstance(text, bytes) else text.encode()
        (self.folder / name).write_bytes(data)
        return str(self.folder / name)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def match(self, *arguments: str) -> Ended:
        """Run `cairn match mentors.csv mentees.csv` with further arguments."""
        files = [self.path("mentors.csv"), self.path("mentees.csv")]
        return self.run("match", *files, "--on", "2026-10-01", *arguments)

    def run(self, *arguments: str) -> Ended:
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        written = self._capsys.readouterr()
        return Ended(code, written.out, written.err)
