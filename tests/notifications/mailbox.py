"""An IMAP server in a thread, which holds some mails and knows as much of IMAP as we use."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = re.compile(rb"SMALLER (\d+)")


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, said = line.split(b" ", 1)
            self.server.said.append(said.strip())
            ended = self.answer(tag, said.strip())
            if ended:
                return

    def answer(self, tag: bytes, said: bytes) -> bool:
        box, verb = self.server, said.upper()
        if verb.startswith(b"LOGIN") and b"secret word" not in said:
            self.wfile.write(tag + b" NO who are you\r\n")
            return False
        if verb.startswith(b"CAPABILITY"):
            self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n")
        elif verb.startswith(b"UID SEARCH"):
            limit = int(SIZE.search(verb).group(1))
            left = [n for n, mail in box.mails.items() if n not in box.seen and len(mail) < limit]
            self.wfile.write(b"* SEARCH " + " ".join(map(str, left)).encode() + b"\r\n")
        elif verb.startswith(b"UID FETCH"):
            number = int(verb.split()[2])
            mail = box.mails[number]
            head = f"* {number} FETCH (UID {number} BODY[] {{{len(mail)}}}\r\n".encode()
            self.wfile.write(head + mail + b")\r\n")
        elif verb.startswith(b"UID STORE"):
            box.seen.add(int(verb.split()[2]))
        self.wfile.write(tag + b" OK done\r\n")
        return verb.startswith(b"LOGOUT")


class Mailbox(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.mails: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self.said: list[bytes] = []

    @property
    def address(self) -> str:
        return f"imap://calendar:secret%20word@127.0.0.1:{self.server_address[1]}/INBOX"

    def arrive(self, mail: bytes) -> None:
        self.mails[len(self.mails) + 1] = mail


@contextmanager
def a_mailbox() -> Iterator[Mailbox]:
    with Mailbox() as box:
        threading.Thread(target=box.serve_forever, args=(0.02,), daemon=True).start()
        yield box
        box.shutdown()
