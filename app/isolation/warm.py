"""A child that is kept, for functions whose libraries take long to load."""

from __future__ import annotations

import atexit
import os
import threading
import time

from app.isolation.outcome import Outcome, TookTooLong
from app.isolation.process import MEGABYTES, Process


class Warm:
    """One child for one function, called by one thread after another.

    It is started by the first call (after gunicorn has forked, so that no two workers share
    one), and replaced after ``renders`` calls, for libraries leak, or once it has ended.

    :param function: its importable dotted name; it takes and returns plain values.
    :param seconds: by the clock, for one call, waiting for its turn included.
    """

    def __init__(
        self, function: str, *, renders: int = 50, seconds: float, megabytes: int = MEGABYTES
    ) -> None:
        self.function, self.renders = function, renders
        self.seconds, self.megabytes = seconds, megabytes
        self._turn = threading.Lock()
        self._process: Process | None = None
        self._calls = 0
        self._owner = 0

    def call(self, *arguments: object) -> Outcome:
        """Call the function in the child that is there, or in a new one.

        :raises Fault: the function raised; the child stays.
        """
        until = time.monotonic() + self.seconds
        if not self._turn.acquire(timeout=self.seconds):
            return TookTooLong(self.seconds)
        try:
            process = self._ready()
            self._calls += 1
            return process.call(*arguments, seconds=max(0.1, until - time.monotonic()))
        finally:
            self._turn.release()

    def stop(self) -> None:
        """End the child; the next call starts another."""
        if self._process and self._owner == os.getpid():
            self._process.end()
        self._process = None

    def _ready(self) -> Process:
        kept = self._process
        if kept and self._owner == os.getpid() and kept.alive and self._calls < self.renders:
            return kept
        self.stop()
        self._process, self._calls, self._owner = (
            Process(self.function, self.megabytes),
            0,
            os.getpid(),
        )
        atexit.register(self.stop)
        return self._process
