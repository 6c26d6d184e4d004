"""How the command ends when something comes between, and what it leaves alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from cairn.command import composing, main
from cairn.command.endings import Exit


def test_ctrl_c_ends_quietly(desk, monkeypatch):
    def stop(*_arguments, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr(composing, "assignment", stop)
    ended = desk.match()
    assert (ended.code, ended.out, ended.err) == (Exit.STOPPED, "", "Stopped.\n")


def command(*arguments, **given):
    """As somebody starts it in a terminal: a shell makes what runs in the background deaf."""
    line = [sys.executable, "-m", "cairn.command.main", *arguments]
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **given)
    finally:
        signal.signal(signal.SIGINT, heard)


def test_a_reader_who_has_seen_enough_is_no_error(desk):
    process = command("match", desk.path("mentors.csv"), desk.path("mentees.csv"))
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == Exit.DONE
    process.stderr.close()


def test_a_signal_ends_the_work_without_a_traceback(desk):
    os.mkfifo(desk.path("slow.csv"))
    process = command("match", desk.path("slow.csv"), desk.path("mentees.csv"))
    with Path(desk.path("slow.csv")).open("wb"):
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (Exit.STOPPED, b"Stopped.\n")


def test_django_is_never_imported(desk):
    script = (
        "import sys; from cairn.command.main import main;"
        f"code = main(['match', {desk.path('mentors.csv')!r}, {desk.path('mentees.csv')!r}]);"
        "print(code, [name for name in sys.modules if name.split('.')[0] == 'django'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_the_exit_codes_are_in_the_help(desk):
    said = " ".join(desk.run("match", "--help").out.split())
    assert all(f"{code:d} " in said for code in Exit)
    assert main.main.__module__ == "cairn.command.main"


def test_letters_that_a_terminal_does_not_know_are_no_error(desk):
    desk.put("mentors.csv", "Name,Skills\nŁucja,Python\n")
    desk.put("mentees.csv", "Name,Goals\nLin,Python\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    process = command("match", desk.path("mentors.csv"), desk.path("mentees.csv"), env=environment)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (Exit.DONE, b"")
    assert b"\\u0141ucja" in out


def test_a_file_may_have_any_name(desk):
    name = os.fsencode(desk.folder) + b"/m\xff.csv"
    Path(os.fsdecode(name)).write_text("Name,Skills\nAda,Python\n")
    files = [name, desk.path("mentees.csv")]
    for output in ("report.json", "report.md", "pairs.csv"):
        process = command("match", *files, "-o", desk.path(output))
        _, said = process.communicate(timeout=60)
        assert (process.returncode, b"Traceback" in said) == (Exit.DONE, False)
        assert desk.read(output)
