"""A feed that vdirsyncer follows into Radicale, and a calendar of Radicale's that is read back."""

from __future__ import annotations

import http.client
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from cairn.lib.addresses import Door
from cairn.lib.sealing import seal
from cairn.scheduling.models import BusyBlock, CalendarSource, FeedToken, Meeting
from tests.cast import a_mentee, a_pair
from tests.ics.files import a_file, an_event
from tests.notifications.post_office import a_free_port
from tests.oracles.calendars import bin_of_calendars, run
from tests.scheduling.gatherings import an_agreed_meeting

pytestmark = [pytest.mark.django_db(transaction=True)]

CALENDAR = "/mia/meetings/"
RADICALE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[rights]
type = owner_only
[storage]
filesystem_folder = {folder}/radicale
"""
VDIRSYNCER = """[general]
status_path = "{folder}/status/"
[pair meetings]
a = "feed"
b = "radicale"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{feed}"
[storage radicale]
type = "caldav"
url = "http://127.0.0.1:{port}{calendar}"
username = "mia"
password = "none"
"""


class Radicale:
    """A CalDAV server of its own, with one calendar of Mia's."""

    def __init__(self, folder: Path) -> None:
        self.door, settings = Door("127.0.0.1", a_free_port()), folder / "radicale.conf"
        settings.write_text(RADICALE.format(port=self.door.port, folder=folder))
        command = [bin_of_calendars("radicale"), "--config", str(settings)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._wait()

    def _wait(self) -> None:
        for _ in range(100):
            try:
                self.ask("MKCALENDAR", CALENDAR)
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError

    def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        talk = http.client.HTTPConnection(*self.door, timeout=10)
        headers = {"Authorization": "Basic bWlhOm5vbmU=", "Content-Type": "text/calendar"}
        talk.request(method, path, body, headers)
        with talk.getresponse() as answer:
            said = answer.status, answer.read()
        talk.close()
        return said

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=10)


@pytest.fixture
def radicale(tmp_path) -> Iterator[Radicale]:
    server = Radicale(tmp_path)
    yield server
    server.end()


@pytest.fixture
def meeting(ada, harbour) -> Meeting:
    return an_agreed_meeting(a_pair(ada, a_mentee(harbour, "Mia")), title="First steps")


def sync(folder: Path) -> None:
    """Let vdirsyncer look, a minute after anybody looked before."""
    FeedToken.objects.update(last_used_at=None)
    settings = ["-c", folder / "vdirsyncer.conf"]
    run([bin_of_calendars("vdirsyncer"), *settings, "sync"])


def test_vdirsyncer_follows_the_feed_into_radicale(live_server, radicale, meeting, tmp_path):
    """What is moved moves, what is cancelled goes, and our own meetings block nothing (E17)."""
    mia = meeting.users[1]
    feed = f"{live_server.url}/calendar/{FeedToken.make(by=mia)[1]}.ics"
    (tmp_path / "vdirsyncer.conf").write_text(
        VDIRSYNCER.format(folder=tmp_path, feed=feed, port=radicale.door.port, calendar=CALENDAR)
    )
    discover = [bin_of_calendars("vdirsyncer"), "-c", tmp_path / "vdirsyncer.conf", "discover"]
    run(discover, b"y\n" * 9)
    sync(tmp_path)
    assert b"First steps" in radicale.ask("GET", CALENDAR)[1]

    meeting.move(by=meeting.mentorship.people[0], starts_at=_later(meeting), asks=True)
    meeting.confirm(by=meeting.mentorship.people[1])
    sync(tmp_path)
    moved = meeting.starts_at.strftime("DTSTART:%Y%m%dT%H%M%SZ").encode()
    assert moved in radicale.ask("GET", CALENDAR)[1]

    busy_in(radicale, mia)
    assert not BusyBlock.objects.exists()

    meeting.cancel(by=meeting.mentorship.people[0])
    an_agreed_meeting(meeting.mentorship, hours=99, title="Second steps")
    sync(tmp_path)
    left = radicale.ask("GET", CALENDAR)[1]
    assert b"First steps" not in left
    assert b"Second steps" in left


def test_a_calendar_of_radicale_is_read_as_it_stands_there(radicale, lin):
    day = (timezone.now() + timedelta(days=3)).strftime("%Y%m%d")
    dentist = an_event(
        f"DTSTAMP:{day}T000000Z",
        f"DTSTART;TZID=Pacific/Auckland:{day}T090000",
        "DURATION:PT1H",
        "SUMMARY:Dentist",
        "RRULE:FREQ=DAILY;COUNT=3",
    )
    said = radicale.ask("PUT", f"{CALENDAR}dentist.ics", a_file(dentist, head="PRODID:x\r\n"))
    assert said[0] == 201, said
    source = busy_in(radicale, lin.user)
    hours = [block.ends_at - block.starts_at for block in BusyBlock.objects.all()]
    assert hours == [timedelta(hours=1)] * 3
    assert source.etag


def busy_in(radicale: Radicale, user) -> CalendarSource:
    """Read Mia's calendar of the server as a calendar of this person's."""
    address = f"http://{radicale.door.address}:{radicale.door.port}{CALENDAR}"
    source = CalendarSource.connect("https://calendar.example.org/a.ics", by=user)
    source.sealed_address = seal(address)
    source.refresh(also=[radicale.door])
    assert source.trouble == ""
    return source


def _later(meeting: Meeting) -> datetime:
    return (meeting.starts_at + timedelta(hours=5)).astimezone(UTC)
