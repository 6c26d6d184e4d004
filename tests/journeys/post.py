"""A real mail server that keeps what it is given, so that a journey can read its post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Condition
from time import monotonic
from typing import Any, cast

from aiosmtpd.controller import Controller

from tests.journeys.ground import free_port

PATIENCE = 20
CODE = re.compile(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", re.MULTILINE)
LINK = re.compile(r"https?://\S+")


@dataclass
class Letter:
    """One mail as it arrived."""

    to: str
    mail: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.mail["Subject"])

    @property
    def text(self) -> str:
        part = self.mail.get_body(("plain",))
        return str(part.get_content()) if part else ""

    @property
    def links(self) -> list[str]:
        return LINK.findall(self.text)

    @property
    def way_out(self) -> str:
        """Where one click ends mails like this one."""
        return str(self.mail["List-Unsubscribe"]).strip().strip("<>")

    @property
    def code(self) -> str:
        found = CODE.search(self.text)
        assert found, f"no code in:\n{self.text}"
        return found[1]


class PostOffice:
    """Receives over SMTP; hands out the letters of one address, each of them once."""

    def __init__(self) -> None:
        self._letters: list[Letter] = []
        self._news = Condition()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        mail = cast("EmailMessage", message_from_bytes(envelope.content, policy=policy.default))
        with self._news:
            self._letters += [Letter(to, mail) for to in envelope.rcpt_tos]
            self._news.notify_all()
        return "250 OK"

    def letter_to(self, address: str, about: str = "") -> Letter:
        """The next unread letter to that address whose subject or text has `about` in it."""
        deadline = monotonic() + PATIENCE
        with self._news:
            while not (letter := self._take(address, about)):
                if not self._news.wait(deadline - monotonic()):
                    raise AssertionError(f"no letter to {address} about “{about}”: {self._seen()}")
        return letter

    def is_empty_for(self, address: str) -> bool:
        with self._news:
            return all(letter.to != address for letter in self._letters)

    def _take(self, address: str, about: str) -> Letter | None:
        for letter in self._letters:
            if letter.to == address and about in letter.subject + letter.text:
                self._letters.remove(letter)
                return letter
        return None

    def _seen(self) -> list[str]:
        return [f"{letter.to}: {letter.subject}" for letter in self._letters]


@contextmanager
def open_post_office() -> Iterator[tuple[PostOffice, int]]:
    """The post office and the port on which it listens."""
    office = PostOffice()
    port = free_port()
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield office, port
    finally:
        controller.stop()
