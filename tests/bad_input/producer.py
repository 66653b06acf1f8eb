"""A producer's server on this machine, reached as if it stood in the open network."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from app.interchange.fetching.public import Allowed, Network

OPEN = "93.184.216.34"
"""An address of the open network.  Nobody is asked there: the tests connect to themselves."""

ALLOWED = Allowed(("eurostat.example", "insee.example"), without_tls=("walstat.example",))


@dataclass
class Producer:
    answers: Mapping[str, tuple[int, Mapping[str, str], bytes]]
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    port: int = 0

    def network(self, *addresses: str) -> Network:
        """Each question for a name is answered with the next address, the last one for ever."""
        waiting = list(addresses or (OPEN,))

        def resolve(host: str, _port: int) -> list[str]:
            self.resolved.append(host)
            return [waiting.pop(0) if len(waiting) > 1 else waiting[0]]

        def connect(to: tuple[str, int], seconds: float) -> socket.socket:
            self.connected.append(to[0])
            return socket.create_connection(("127.0.0.1", self.port), seconds)

        return Network(resolve=resolve, connect=connect)


@contextmanager
def running(answers: Mapping[str, tuple[int, Mapping[str, str], bytes]]) -> Iterator[Producer]:
    producer = Producer(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            producer.asked.append(self.path)
            producer.headers.append(dict(self.headers))
            status, headers, body = producer.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # the guard hangs up early, as it should
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        producer.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield producer
        finally:
            server.shutdown()
            thread.join()
