"""The one way in which the site fetches something from an address that a person typed.

http and https on their own ports; every address that the name leads to is public, and the
connection goes to one of those that were looked at; each redirection is looked at alike. Limits
on time and size hold for the whole of it. Nothing of ours is sent along.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from http.client import (
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    HTTPSConnection,
    IncompleteRead,
)
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cairn.lib.addresses import Door, NoAnswer, NotPublic, doors

REDIRECTIONS = 3
LONGEST_ADDRESS = 2000
PORTS = {"http": 80, "https": 443}
_ALIASES = {"webcal": "https", "webcals": "https"}
LONGEST_ETAG = 200
_SAFE = "/?&=;:@!$'()*+,%-._~[]"
_MOVED = (301, 302, 303, 307, 308)
_UNCHANGED = 304
_FINE = 200


class Trouble(TextChoices):
    """Why nothing could be fetched, in the words of the page."""

    ADDRESS = "address", _("This is not a web address that begins with https:// or http://.")
    FORBIDDEN = "forbidden", _("We fetch from public addresses only, and this one is not.")
    UNREACHABLE = "unreachable", _("Nobody answers at this address.")
    UNSAFE = "unsafe", _("The certificate of this address is not valid.")
    SLOW = "slow", _("The answer took too long.")
    TOO_BIG = "too_big", _("The answer is too large.")
    REFUSED = "refused", _("This address does not give us the file.")
    LOST = "lost", _("This address sends us on and on.")


class Unfetched(Exception):
    """There is no answer that we would use; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Fetched(NamedTuple):
    """What was there. `body` is None when it is as it was under the `etag` that we showed."""

    body: bytes | None
    etag: str = ""


class Target(NamedTuple):
    """Where a request goes: what the address says, taken apart and put into plain letters."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def fetch(
    address: str,
    *,
    bytes_at_most: int,
    seconds: float,
    etag: str = "",
    also: Collection[Door] = (),
) -> Fetched:
    """What lies at the address. Raises `Unfetched`.

    `also` names single doors that are not public and may be used all the same. It is for tests:
    nothing that runs a site gives one.
    """
    until = time.monotonic() + seconds
    target = target_of(address, also)
    for _turn in range(REDIRECTIONS + 1):
        found = _ask(target, etag, bytes_at_most, until, also)
        if isinstance(found, Fetched):
            return found
        target = _moved_on(target, found, also)
    raise Unfetched(Trouble.LOST)


def target_of(address: str, also: Collection[Door] = ()) -> Target:
    """Raises `Unfetched` for what is no address, or one that we never ask."""
    if len(address) > LONGEST_ADDRESS or any(letter <= " " or letter == "\\" for letter in address):
        raise Unfetched(Trouble.ADDRESS)
    try:
        parts = urlsplit(address)
        scheme = _ALIASES.get(parts.scheme, parts.scheme)
        port = parts.port or PORTS[scheme]
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
    except (ValueError, KeyError):  # UnicodeError is a ValueError
        raise Unfetched(Trouble.ADDRESS) from None
    if not host or "@" in parts.netloc:
        raise Unfetched(Trouble.ADDRESS)
    if port not in PORTS.values() and port not in {door.port for door in also}:
        raise Unfetched(Trouble.FORBIDDEN)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return Target(scheme, host, port, quote(path, safe=_SAFE))


def _moved_on(target: Target, location: str, also: Collection[Door]) -> Target:
    """Looked at like an address that a person typed; what was safe stays safe."""
    there = target_of(urljoin(target.address, location), also)
    if target.scheme == "https" and there.scheme != "https":
        raise Unfetched(Trouble.UNSAFE)
    return there


def _ask(
    target: Target, etag: str, bytes_at_most: int, until: float, also: Collection[Door]
) -> Fetched | str:
    """The answer, or where it sends us."""
    try:
        with _connected(target, until, also) as connection:
            connection.request("GET", target.path, headers=_headers(etag))
            with connection.getresponse() as heard:
                answer = _answer(heard, bytes_at_most)
        if time.monotonic() >= until:
            raise TimeoutError  # what was cut off looks like an end
    except NotPublic:
        raise Unfetched(Trouble.FORBIDDEN) from None
    except ssl.SSLCertVerificationError:
        raise Unfetched(Trouble.UNSAFE) from None
    except (OSError, HTTPException, NoAnswer, ValueError):
        is_late = time.monotonic() >= until
        raise Unfetched(Trouble.SLOW if is_late else Trouble.UNREACHABLE) from None
    return answer


@contextmanager
def _connected(
    target: Target, until: float, also: Collection[Door]
) -> Iterator[HTTPConnection | HTTPSConnection]:
    """A connection to the very address that was looked at, whatever the name leads to now."""
    found = doors(target.host, target.port, seconds=_left(until), also=also)
    talk = _dialled(found, until)
    connection = HTTPConnection(target.host, target.port)
    if target.scheme == "https":
        # It shakes hands below, where it can be cut off.
        talk = ssl.create_default_context().wrap_socket(
            talk, server_hostname=target.host, do_handshake_on_connect=False
        )
        connection = HTTPSConnection(target.host, target.port)
    with talk, _cut_off(talk, until):
        if isinstance(talk, ssl.SSLSocket):
            talk.do_handshake()
        connection.sock, connection.auto_open = talk, 0
        yield connection


def _dialled(found: list[Door], until: float) -> socket.socket:
    """The first that answers: a name may have an address that this host has no way to."""
    for door in found[:-1]:
        with suppress(OSError):
            return socket.create_connection(door, timeout=_left(until) / 2)
    return socket.create_connection(found[-1], timeout=_left(until))


def _left(until: float) -> float:
    return max(0.01, until - time.monotonic())


@contextmanager
def _cut_off(talk: socket.socket, until: float) -> Iterator[None]:
    """Whoever answers a letter at a time keeps within every limit but this one."""
    watch = threading.Timer(_left(until), _hang_up, (talk,))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _hang_up(talk: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(talk, socket.SHUT_RDWR)


def _headers(etag: str) -> dict[str, str]:
    headers = {"User-Agent": "Cairn", "Accept": "text/calendar, */*;q=0.1"}
    return headers | ({"If-None-Match": etag} if etag else {})


def _answer(answer: HTTPResponse, bytes_at_most: int) -> Fetched | str:
    if answer.status in _MOVED:
        return answer.getheader("Location", "")
    if answer.status == _UNCHANGED:
        return Fetched(None)
    if answer.status != _FINE or answer.getheader("Content-Encoding", "identity") != "identity":
        raise Unfetched(Trouble.REFUSED)
    return Fetched(_body(answer, bytes_at_most), _etag(answer))


def _body(answer: HTTPResponse, bytes_at_most: int) -> bytes:
    body = answer.read(bytes_at_most + 1)
    if len(body) > bytes_at_most:
        raise Unfetched(Trouble.TOO_BIG)
    if answer.length:
        raise IncompleteRead(body, answer.length)
    return body


def _etag(answer: HTTPResponse) -> str:
    """Shown the next time, if it is fit to be a header of ours."""
    etag = answer.getheader("ETag", "")
    return etag if len(etag) <= LONGEST_ETAG and etag.isascii() and etag.isprintable() else ""
