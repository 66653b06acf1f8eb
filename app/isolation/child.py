"""The child: it takes limits upon itself, loads one function, and calls it as often as asked.

Run as a script, by its path, with the dotted name of the function and the megabytes it may
have.  Each message in is ``(seconds, arguments)``; each message out is ``("done", value)``,
``("memory", None)`` or ``("fault", traceback)``.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

if __name__ == "__main__":  # isolated from PYTHONPATH, so it finds the house by its own place
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.isolation import wire

OPEN_FILES = 128
FILE_BYTES = 256 * 1024 * 1024
GRACE = 5
"""Seconds after which a child ends by itself whose parent has forgotten to end it."""


def main(function: str, megabytes: str) -> None:
    """Serve calls until the parent closes the pipe."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with what we answer
    limit(int(megabytes))
    call: Callable[..., Any] | None = None
    while message := read(questions):
        seconds, arguments = message
        guard(seconds)
        try:
            call = call or loaded(function)
            answer = wire.packed(("done", call(*arguments)))
        except MemoryError:
            answer = wire.packed(("memory", None))
        except BaseException:  # the parent raises it again, as a fault of ours
            answer = wire.packed(("fault", traceback.format_exc()[-20_000:]))
        signal.alarm(0)
        answers.write(answer)
        answers.flush()


def read(questions: BinaryIO) -> Any:
    """Return the next message; None once the parent has closed the pipe."""
    length = questions.read(wire.LENGTH.size)
    if len(length) < wire.LENGTH.size:
        return None
    return wire.unpacked(questions.read(*wire.LENGTH.unpack(length)))


def loaded(function: str) -> Callable[..., Any]:
    module, _, name = function.rpartition(".")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def limit(megabytes: int) -> None:
    """Give up what this process will not need: memory, files, cores, the network."""
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1024 * 1024
    most = wanted if hardest == resource.RLIM_INFINITY else min(wanted, hardest)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if unshare := getattr(os, "unshare", None):  # Python 3.12, and where the kernel lets us
        with contextlib.suppress(OSError):
            unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)  # type: ignore[attr-defined]


def guard(seconds: float) -> None:
    """Let this call have ``seconds`` of the processor, and a little more of the clock."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hardest))
    signal.alarm(int(seconds) + GRACE)


if __name__ == "__main__":
    main(*sys.argv[1:])
