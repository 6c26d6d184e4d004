"""Which addresses of the internet the site may speak to by itself: public ones, and no other."""

from __future__ import annotations

import socket
import threading
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

# IPv6 hands out nothing but this so far; whatever carries an IPv4 address inside is left out.
_PUBLIC_V6 = IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"))
)
_NOT_PUBLIC_V4 = tuple(
    map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "192.31.196.0/24", "192.52.193.0/24"))
)


class Door(NamedTuple):
    """Where a connection ends: an address in numbers, and a port."""

    address: str
    port: int


class NotPublic(Exception):
    """The name leads to an address that is not everybody's."""


class NoAnswer(Exception):
    """The name cannot be looked up, or not in time."""


def doors(host: str, port: int, *, seconds: float, also: Collection[Door] = ()) -> list[Door]:
    """What the name leads to, all of it public or named in `also`.

    One address that is not public spoils the whole name: whoever owns it plays a game. Connect to
    what is answered and not to the name, which may lead elsewhere a moment later.
    """
    found = [Door(address, port) for address in _looked_up(host, port, seconds)]
    if not found:
        raise NoAnswer
    if not all(door in also or is_public(door.address) for door in found):
        raise NotPublic
    return found


def is_public(address: str) -> bool:
    """Whether the address, in numbers, is one that everybody can reach and nobody owns alone."""
    try:
        numbers = ip_address(address)
    except ValueError:
        return False
    if isinstance(numbers, IPv6Address):
        return _is_public_v6(numbers)
    return _is_public_v4(numbers)


def _is_public_v4(numbers: IPv4Address) -> bool:
    is_plain = numbers.is_global and not numbers.is_multicast and not numbers.is_reserved
    return is_plain and not any(numbers in one for one in _NOT_PUBLIC_V4)


def _is_public_v6(numbers: IPv6Address) -> bool:
    is_plain = numbers in _PUBLIC_V6 and numbers.is_global and not numbers.scope_id
    return is_plain and not any(numbers in one for one in _NOT_PUBLIC_V6)


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """Asks the system's resolver, which has no limit of its own, in a thread that may be left."""
    answers: list[list[str]] = []
    asking = threading.Thread(target=_look_up, args=(host, port, answers), daemon=True)
    asking.start()
    asking.join(seconds)
    return answers[0] if answers else []


def _look_up(host: str, port: int, answers: list[list[str]]) -> None:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return
    answers.append(list(dict.fromkeys(str(row[4][0]) for row in rows)))
