"""Many files as one archive, given out while it is made: memory holds one file at a time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Give an archive piece by piece.

    :param files: by their paths in it.  Pictures and documents hold little air: nothing is
        pressed together a second time.
    """
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:
        for path, data in files:
            archive.writestr(zipfile.ZipInfo(path), data)
            yield outlet.given()
    yield outlet.given()


class _Outlet(io.RawIOBase):
    """Where the archive is written to: it can only go on, and is emptied as it fills."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._waiting += piece
        return len(piece)

    def given(self) -> bytes:
        piece = bytes(self._waiting)
        self._waiting.clear()
        return piece
