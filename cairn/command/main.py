"""`cairn match mentors.csv mentees.csv`: reads, matches, writes, and says how it ended."""

import io
import os
import sys
from collections.abc import Iterable, Sequence

from cairn.command import composing
from cairn.command.composing import RANK
from cairn.command.endings import Exit
from cairn.command.faults import Weight
from cairn.command.glass import glass_box, why_not
from cairn.command.options import Options, parse
from cairn.command.programme import Programme
from cairn.command.reading import Reading
from cairn.command.report import Report
from cairn.command.screen import Screen
from cairn.command.sentences import contradiction
from cairn.command.writing import written
from cairn.engine import CohortError, Mode


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    screen = Screen(sys.stderr)
    try:
        return Run(parse(arguments), screen).end()
    except KeyboardInterrupt:
        screen.say("Stopped.")
        return Exit.STOPPED
    except BrokenPipeError:
        # Whoever read the report has seen enough; Python would complain of it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return Exit.DONE


class Run:
    """One run of `cairn match`, from its options to its end."""

    def __init__(self, options: Options, screen: Screen) -> None:
        self._options = options
        self._screen = screen
        self._reading = Reading(options, screen)

    def end(self) -> Exit:
        """Do what is asked and return how it ended."""
        programme = self._reading.programme()
        findings = self._reading.findings
        self._screen.tell(findings, notes=self._options.notes)
        if programme is None:
            return Exit.BAD_INPUT
        if self._options.strict and findings.count(Weight.WARNING):
            self._screen.say("Error: with --strict, warnings end the work")
            return Exit.BAD_INPUT
        try:
            return self._answer(programme)
        except CohortError as error:
            self._screen.say(f"Error: {contradiction(error, programme)}")
            return Exit.BAD_INPUT

    def _answer(self, programme: Programme) -> Exit:
        asked = self._options.explain or self._options.why_not
        if asked is None:
            return self._report(programme)
        try:
            mentee = programme.mentees.find(asked[0]).id
            mentor = programme.mentors.find(asked[1]).id
        except LookupError as error:
            self._screen.say(f"Error: {error}")
            return Exit.BAD_USAGE
        if self._options.explain:
            return self._print(glass_box(programme, mentee, mentor))
        proposal = programme.propose(self._mode)
        return self._print(why_not(programme, proposal, mentee, mentor))

    def _report(self, programme: Programme) -> Exit:
        read = self._reading.sources, self._reading.findings
        if self._options.mode == RANK:
            report = composing.ranking(programme, self._options.top, *read, self._screen)
        else:
            self._screen.wait("Finding the best pairs")
            proposal = programme.propose(self._mode)
            report = composing.assignment(
                programme, proposal, *read, self._screen, advice=self._options.advice
            )
        ended = self._write(report)
        if ended is Exit.DONE and not report.matched:
            self._screen.say("Nobody could be matched.")
            return Exit.NOBODY
        return ended

    @property
    def _mode(self) -> Mode:
        """The mode of an assignment; why a pair was not made is asked of one."""
        return Mode.CARDINALITY if self._options.mode == RANK else Mode(self._options.mode)

    def _write(self, report: Report) -> Exit:
        if not self._options.outputs:
            self._screen.clear()
            return self._print([written(report, self._options.format).removesuffix("\n")])
        for path, format_ in self._options.outputs:
            try:
                path.write_text(written(report, format_), encoding="utf-8", newline="")
            except OSError as error:
                self._screen.say(f"Error: {path} cannot be written: {error.strerror or error}")
                return Exit.NOT_WRITTEN
            self._screen.say(f"Written: {path}")
        mentees = len(report.matched) + len(report.left_over)
        self._screen.say(f"{len(report.matched):,} of {mentees:,} mentees have a mentor.")
        return Exit.DONE

    def _print(self, lines: Iterable[str]) -> Exit:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        return Exit.DONE


if __name__ == "__main__":
    sys.exit(main())
