"""How the command ends: its exit codes."""

from enum import IntEnum


class Exit(IntEnum):
    """How the command ends."""

    DONE = 0
    BAD_INPUT = 1
    BAD_USAGE = 2
    NOBODY = 3
    NOT_WRITTEN = 4
    STOPPED = 130


ENDINGS = {
    Exit.DONE: "done; there may have been warnings",
    Exit.BAD_INPUT: "a file is wrong, or with --strict there were warnings",
    Exit.BAD_USAGE: "the command line is wrong",
    Exit.NOBODY: "nobody could be matched",
    Exit.NOT_WRITTEN: "the report could not be written",
    Exit.STOPPED: "stopped by Ctrl-C",
}
