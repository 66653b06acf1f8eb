"""The files that people have stored, each under the digest of what it holds.

A file that stands here is never changed: another content has another digest.  It is written
beside its place, brought to the disk, and moved there whole, so that nobody finds half a file.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
HALF = "half-"
"""What the name of a file begins with while it is written."""


class Damaged(Exception):
    """A stored file is not there any more, or holds something else than what was stored."""


@dataclass(frozen=True, slots=True)
class Store:
    folder: Path
    """Below the data folder of the house, outside everything that a web server gives out."""

    def put(self, data: bytes) -> str:
        """Keep what a file holds, and return its digest; a second time it is there already."""
        digest = digest_of(data)
        place = self._place(digest)
        if place.exists() and place.stat().st_size == len(data):
            os.utime(place)  # whoever lets unused files go sees that somebody wants it again
            return digest
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, half = tempfile.mkstemp(prefix=HALF, dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(half).replace(place)
        except BaseException:
            with suppress(FileNotFoundError):
                Path(half).unlink()
            raise
        return digest

    def read(self, digest: str) -> bytes:
        """Return what a file holds, as it was stored.

        :raises Damaged: it is lost, or a bit of it has turned.
        """
        try:
            data = self._place(digest).read_bytes()
        except FileNotFoundError as lost:
            raise Damaged(f"{digest} is lost") from lost
        if digest_of(data) != digest:
            raise Damaged(f"{digest} holds something else")
        return data

    def remove(self, digest: str, *, before: datetime) -> bool:
        """Let a file go, unless somebody stored it again since ``before``; it may be gone already.

        :return: whether it went now.
        """
        place = self._place(digest)
        try:
            if place.stat().st_mtime >= before.timestamp():
                return False
            place.unlink()
        except FileNotFoundError:
            return False
        return True

    def digests(self) -> Iterator[str]:
        """Give the digest of each file that stands here."""
        for place in sorted(self.folder.glob("??/*")):
            if _DIGEST.fullmatch(place.name):
                yield place.name

    def sweep(self, *, before: datetime) -> int:
        """Remove what was begun before an instant and never moved to its place; return how many."""
        begun = [
            half
            for half in self.folder.glob(f"??/{HALF}*")
            if half.stat().st_mtime < before.timestamp()
        ]
        for half in begun:
            half.unlink(missing_ok=True)
        return len(begun)

    def _place(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise Damaged("no digest")
        return self.folder / digest[:2] / digest


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
