"""One child process, from our side: started, asked, waited for by the clock, ended."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from app.isolation import wire
from app.isolation.outcome import Died, Done, Fault, Outcome, TookTooLong, TookTooMuch

CHILD = Path(__file__).with_name("child.py")
SECONDS = 10.0
MEGABYTES = 1024
CHUNK = 1 << 16
"""Bytes read or written at a time."""


def run(
    function: str, *arguments: object, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> Outcome:
    """Call a function once, in a process of its own.

    :param function: its importable dotted name; it takes and returns plain values.
    :param seconds: by the clock on the wall, the start of the process included.
    :param megabytes: of address space, the interpreter's own included.
    :raises Fault: the function raised.
    :cost: about 60 ms for the process, and what the function's module takes to import.
    """
    with Process(function, megabytes) as process:
        return process.call(*arguments, seconds=seconds)


class Process:
    """A child that has loaded, or is loading, its function.  Leaving the block ends it."""

    def __init__(self, function: str, megabytes: int = MEGABYTES) -> None:
        self.megabytes = megabytes
        self._folder = tempfile.TemporaryDirectory(prefix="vises-", ignore_cleanup_errors=True)
        self._child = subprocess.Popen(  # noqa: S603  our own script, and no shell
            [sys.executable, "-I", str(CHILD), function, str(megabytes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
            cwd=self._folder.name, env=_environment(self._folder.name), start_new_session=True,
        )  # fmt: skip
        for pipe in (self._child.stdin, self._child.stdout):
            assert pipe is not None  # noqa: S101  both were asked for
            os.set_blocking(pipe.fileno(), False)

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def alive(self) -> bool:
        return self._child.poll() is None

    def call(self, *arguments: object, seconds: float) -> Outcome:
        """Call the function.  After any outcome but :class:`Done` the process has ended."""
        try:
            body = self._exchange(wire.packed((seconds, arguments)), time.monotonic() + seconds)
            kind, value = wire.unpacked(body)
        except TimeoutError:
            outcome: Outcome = TookTooLong(seconds)
        except EOFError:
            outcome = self._why_it_ended(seconds)
        except (OverflowError, MemoryError):
            outcome = TookTooMuch(self.megabytes)
        except (wire.NotPlain, TypeError, ValueError):
            outcome = Died(0)
        else:
            if kind == "done":
                return Done(value)
            if kind == "fault":
                raise Fault(value)
            outcome = TookTooMuch(self.megabytes)
        self.end()
        return outcome

    def end(self) -> None:
        """End the process now, whatever it does, and remove its folder."""
        with suppress(ProcessLookupError):
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                pipe.close()
        self._folder.cleanup()

    def _exchange(self, message: bytes, until: float) -> bytes:
        """Write the message and read the answer, side by side, so that neither pipe fills up."""
        ask, tell = self._child.stdin, self._child.stdout
        assert ask is not None  # noqa: S101
        assert tell is not None  # noqa: S101
        left, answer = memoryview(message), bytearray()
        with selectors.DefaultSelector() as ready:
            ready.register(ask, selectors.EVENT_WRITE)
            ready.register(tell, selectors.EVENT_READ)
            while not _is_whole(answer):
                events = ready.select(max(0.0, until - time.monotonic()))
                if not events:
                    raise TimeoutError
                for key, _mask in events:
                    if key.fileobj is tell:
                        answer += _some_of(tell.fileno())
                        continue
                    left = left[_written(ask.fileno(), left) :]
                    if not left:
                        ready.unregister(ask)
        return bytes(answer[wire.LENGTH.size :])

    def _why_it_ended(self, seconds: float) -> Outcome:
        try:
            status = self._child.wait(1)
        except subprocess.TimeoutExpired:
            return Died(0)
        if -status in {signal.SIGXCPU, signal.SIGALRM}:
            return TookTooLong(seconds)
        return Died(status)


def _environment(folder: str) -> dict[str, str]:
    """Return all that a child learns of ours: no key, no password, no address."""
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "MALLOC_ARENA_MAX": "2",  # each arena takes 64 MB of the address space that we limit
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "RAYON_NUM_THREADS": "1",
    }


def _is_whole(answer: bytearray) -> bool:
    if len(answer) < wire.LENGTH.size:
        return False
    (length,) = wire.LENGTH.unpack_from(answer)
    if length > wire.LONGEST:
        raise OverflowError
    return len(answer) >= wire.LENGTH.size + int(length)


def _some_of(pipe: int) -> bytes:
    some = os.read(pipe, CHUNK)
    if not some:
        raise EOFError
    return some


def _written(pipe: int, message: memoryview) -> int:
    try:
        return os.write(pipe, message[:CHUNK])
    except BrokenPipeError as gone:
        raise EOFError from gone
