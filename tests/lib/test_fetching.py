"""What a person types is fetched within limits, and never from a place that is not everybody's."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from cairn.lib import addresses, fetching
from cairn.lib.addresses import Door, is_public
from cairn.lib.fetching import Trouble, Unfetched, fetch
from tests.lib.strangers import a_forged_certificate, a_stranger, fake_names, moved, ok

NAMES = {
    "localhost": ["127.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "inside.example": ["10.0.0.7"],
    "two-faced.example": ["93.184.215.14", "127.0.0.1"],
    "six.example": ["::1"],
    "printer.local": ["192.168.1.20"],
}
# fmt: off
FORBIDDEN = [
    # This machine, in every way of writing it
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/",
    "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/",
    "http://127.127.127.127/", "http://0/", "http://0.0.0.0/", "http://localhost/",
    "https://LOCALHOST/", "http://localhost./", "http://127.0.0.1:80/", "https://127.0.0.1:443/",
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/",
    "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
    # Networks of one's own, and of the host
    "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.254/",
    "http://192.168.0.1/", "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/",
    "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/",
    "http://metadata.google.internal/", "http://inside.example/", "http://printer.local/",
    "http://six.example/", "https://two-faced.example/", "webcal://inside.example/a.ics",
    # Nobody's, everybody's, or for books
    "http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/",
    "http://203.0.113.1/", "http://192.88.99.1/", "http://224.0.0.1/", "http://239.255.255.250/",
    "http://240.0.0.1/", "http://255.255.255.255/", "http://[ff02::1]/", "http://[2001:db8::1]/",
    "http://[3fff::1]/", "http://[100::1]/", "http://[fec0::1]/",
    # Doors that are not the web's
    "http://93.184.215.14:22/", "http://93.184.215.14:5432/", "https://93.184.215.14:8443/",
    # Ways of hiding the host
    "http://93.184.215.14@127.0.0.1/", "http://user:pass@93.184.215.14/", "http://127.0.0.1\\@x.example/",
    "http://127.0.0.1\t/", "http:///127.0.0.1/", "//127.0.0.1/", "http://", "127.0.0.1",
    "file:///etc/passwd", "ftp://93.184.215.14/", "gopher://127.0.0.1:70/", "javascript:alert(1)",
    "http://93.184.215.14:99999/", "http://[::1/", "http://" + "a" * 3000 + ".example/",
]
# fmt: on


@pytest.fixture
def calls(monkeypatch):
    """Every connection that anybody tries, none of which is made."""
    tried: list[object] = []

    def connect(_socket, address):
        tried.append(address)
        raise OSError("nobody is called here")

    monkeypatch.setattr(socket, "getaddrinfo", fake_names(NAMES))
    monkeypatch.setattr(socket.socket, "connect", connect)
    return tried


def trouble_of(address: str, **options) -> Trouble:
    with pytest.raises(Unfetched) as caught:
        fetch(address, **{"bytes_at_most": 1000, "seconds": 5.0} | options)
    return caught.value.trouble


@pytest.mark.parametrize("address", FORBIDDEN)
def test_it_calls_nobody_who_is_not_public(calls, address):
    assert trouble_of(address) in {Trouble.FORBIDDEN, Trouble.ADDRESS, Trouble.UNREACHABLE}
    assert calls == []


def test_it_would_notice_a_call(calls, monkeypatch):
    """The control: without the look at the address, most of the list is called."""
    monkeypatch.setattr(addresses, "is_public", lambda _address: True)
    for address in FORBIDDEN:
        trouble_of(address)
    assert len(calls) >= 50
    assert ("127.0.0.1", 80) in calls


def test_it_calls_a_public_address_and_no_other_than_it_looked_at(calls, monkeypatch):
    """A name that leads elsewhere the second time is asked once, so nothing comes of it."""
    looks = []

    def change(host, port, *args, **options):
        looks.append(host)
        here = "93.184.215.14" if looks.count("turning.example") == 1 else "127.0.0.1"
        return fake_names({"turning.example": [here]})(host, port)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", change)
    assert trouble_of("http://turning.example/") == Trouble.UNREACHABLE
    assert calls == [("93.184.215.14", 80)]


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_it_knows_public_addresses(address):
    assert is_public(address)


def test_it_brings_what_is_there():
    with a_stranger(ok(b"BEGIN:VCALENDAR", 'ETag: "7"')) as there:
        found = fetch(there.address, bytes_at_most=100, seconds=5, also=[there.door])
    assert (found.body, found.etag) == (b"BEGIN:VCALENDAR", '"7"')
    assert b"Cookie" not in there.asked[0]
    assert b"Authorization" not in there.asked[0]


def test_it_asks_only_for_what_is_new():
    with a_stranger(b"HTTP/1.1 304 Not Modified\r\n\r\n") as there:
        found = fetch(there.address, bytes_at_most=9, seconds=5, etag='"7"', also=[there.door])
    assert found.body is None
    assert b'If-None-Match: "7"' in there.asked[0]


def test_it_follows_a_redirection_and_not_for_ever():
    with a_stranger(moved("/b.ics"), ok(b"there")) as there:
        found = fetch(f"{there.address}/a", bytes_at_most=9, seconds=5, also=[there.door])
        assert found.body == b"there"
        assert there.asked[1].startswith(b"GET /b.ics ")
    with a_stranger(*[moved("/again")] * 5) as there:
        assert trouble_of(there.address, also=[there.door]) == Trouble.LOST
        assert len(there.asked) == 4


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:80/", "http://[::1]/", "http://10.0.0.7/", "file:///x"]
)
def test_it_looks_at_a_redirection_like_at_any_address(monkeypatch, to, status):
    with a_stranger(moved(to, status)) as there:
        called, connect = [], socket.socket.connect

        def spy(self, address):
            called.append(address)
            return connect(self, address)

        monkeypatch.setattr(socket.socket, "connect", spy)
        assert trouble_of(there.address, also=[there.door]) in {Trouble.FORBIDDEN, Trouble.ADDRESS}
        assert called == [there.door]


def test_it_allows_one_door_and_none_beside_it():
    with a_stranger(ok(b"")) as there:
        beside = Door("127.0.0.1", there.door.port + 1)
        assert trouble_of(there.address, also=[beside]) == Trouble.FORBIDDEN
        assert there.asked == []


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (ok(b"x" * 1001), Trouble.TOO_BIG),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5000, Trouble.TOO_BIG),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", Trouble.REFUSED),
        (ok(b"x", "Content-Encoding: gzip"), Trouble.REFUSED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nhalf", Trouble.UNREACHABLE),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz", Trouble.UNREACHABLE),
        (b"220 mail.example ESMTP\r\n", Trouble.UNREACHABLE),
        (b"", Trouble.UNREACHABLE),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", Trouble.UNREACHABLE),
    ],
)
def test_it_takes_no_answer_that_it_would_not_use(answer, trouble):
    with a_stranger(answer) as there:
        assert trouble_of(there.address, also=[there.door]) == trouble


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_it_hangs_up_on_whoever_answers_a_letter_at_a_time(head):
    def drip(talk: socket.socket) -> None:
        talk.sendall(head)
        for _ in range(100):
            time.sleep(0.02)
            talk.sendall(b"x")

    with a_stranger(drip) as there:
        begun = time.monotonic()
        assert trouble_of(there.address, also=[there.door], seconds=0.3) == Trouble.SLOW
        assert time.monotonic() - begun < 1.5


def test_it_waits_for_no_resolver(monkeypatch):
    over = threading.Event()

    def sleep(*_, **__):
        over.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", sleep)
    begun = time.monotonic()
    assert trouble_of("https://slow.example/", seconds=0.2) == Trouble.SLOW
    assert time.monotonic() - begun < 1
    over.set()


def test_it_never_steps_down_from_a_safe_address():
    here = fetching.target_of("https://a.example/x")
    with pytest.raises(Unfetched) as caught:
        fetching._moved_on(here, "http://a.example/y", ())
    assert caught.value.trouble == Trouble.UNSAFE


def test_it_trusts_no_certificate_that_nobody_signed(tmp_path):
    with a_stranger(ok(b"mine"), tls=a_forged_certificate(tmp_path)) as there:
        assert trouble_of(there.address, also=[there.door]) == Trouble.UNSAFE
        assert there.asked == []
