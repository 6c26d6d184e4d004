"""Servers of strangers on this machine, and names that lead where a test wants."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cairn.lib.addresses import Door

_look_up = socket.getaddrinfo
Answer = Callable[[socket.socket], None]


class Stranger:
    """A server that answers every connection in its own way, and remembers what it was asked."""

    def __init__(self, *answers: bytes | Answer, tls: ssl.SSLContext | None = None) -> None:
        self.answers, self.tls = list(answers), tls
        self.asked: list[bytes] = []
        self.ear = socket.create_server(("127.0.0.1", 0))
        self.door = Door("127.0.0.1", self.ear.getsockname()[1])
        self.address = f"http{'s' if tls else ''}://127.0.0.1:{self.door.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        for answer in self.answers:
            try:
                talk, _ = self.ear.accept()
            except OSError:
                return
            with talk, suppress(OSError):
                self._answer(talk, answer)

    def _answer(self, talk: socket.socket, answer: bytes | Answer) -> None:
        with self.tls.wrap_socket(talk, server_side=True) if self.tls else talk as line:
            self.asked.append(line.recv(65_536))
            line.sendall(answer) if isinstance(answer, bytes) else answer(line)


@contextmanager
def a_stranger(*answers: bytes | Answer, tls: ssl.SSLContext | None = None) -> Iterator[Stranger]:
    stranger = Stranger(*answers, tls=tls)
    with stranger.ear:
        yield stranger


def ok(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def moved(to: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def a_forged_certificate(folder: Path) -> ssl.SSLContext:
    """A server's side of TLS whose certificate nobody signed but itself."""
    key, signed = folder / "key.pem", folder / "own.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*make, "-keyout", key, "-out", signed], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed, key)
    return context


def fake_names(names: dict[str, list[str]]):
    """A resolver that knows these names, reads numbers as the system does, and asks nobody."""

    def look_up(host, port, *args, **options):
        found = names.get(host, [host])
        rows = []
        for one in found:
            rows += _look_up(one, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return rows

    return look_up
