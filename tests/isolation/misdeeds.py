"""What a child process may do to us, and some things it may do for us."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path


def doubled(words: str) -> str:
    print("what a library says must not disturb")  # noqa: T201
    return words * 2


def number_of_this_process() -> int:
    return os.getpid()


def for_ever() -> None:
    while True:
        time.sleep(1)


def busy_for_ever() -> None:
    signal.alarm(0)
    while True:
        pass


def all_memory() -> int:
    return len(bytearray(8 * 1024 * 1024 * 1024))


def aborted() -> None:
    os.abort()


def mistaken() -> None:
    raise ZeroDivisionError("a bug of ours")


def a_path() -> Path:
    return Path("/")


def what_it_knows() -> list[object]:
    secret = [name for name in os.environ if name.startswith("APP_")]
    return [secret, sorted(os.listdir(".")), "flask" in sys.modules]  # noqa: PTH208


def as_long_as(bytes_: bytes) -> int:
    return len(bytes_)


def long_answer(length: int) -> bytes:
    return bytes(length)
