"""A real mail server in a thread, which can be stopped, started and made to refuse."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Desk(Controller):
    """A server that can cut its connections, and listen again."""

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.talks: list[SMTP] = []

    def factory(self) -> SMTP:
        self.talks.append(super().factory())
        return self.talks[-1]

    async def hang_up(self) -> None:
        # First no new ones: asyncio leaks a connection that is accepted while its server closes.
        for door in self.server.sockets:
            self.loop.remove_reader(door.fileno())
        await asyncio.sleep(0.02)
        self.server.close()
        for talk in self.talks:
            if talk.transport:
                talk.transport.abort()
        await asyncio.sleep(0.02)

    async def listen(self) -> None:
        self.server = await self.loop.create_server(self.factory, self.hostname, self.port)


class PostOffice:
    def __init__(self) -> None:
        self.port = a_free_port()
        self.letters: list[EmailMessage] = []
        self.refused: dict[str, str] = {}
        self.answer_to_data = "250 OK"
        self.desk = Desk(self, hostname="127.0.0.1", port=self.port)
        self.desk.start()

    def open(self) -> None:
        self._do(self.desk.listen())

    def close(self) -> None:
        """Go away at once, in the middle of whatever is being said."""
        self._do(self.desk.hang_up())

    def end(self) -> None:
        self.close()
        self.desk.stop()

    def _do(self, task: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(task, self.desk.loop).result()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.answer_to_data.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer_to_data

    @property
    def ids(self) -> list[str]:
        return [letter["Message-ID"] for letter in self.letters]


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
