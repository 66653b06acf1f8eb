"""Small copies of pictures that people sent: what pages show of them, with nothing hidden inside.

A picture of a camera says where and when it was taken, and sometimes holds more.  The copy is
drawn anew from its pixels alone, in a child process that may be killed, and kept beside the
store: it can always be made again, so no backup holds it.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

from app.documents.store import Store
from app.isolation import Done, Warm

LONGEST = 1_200
"""Pixels of the longer side of a copy."""

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp"})
"""The types of which a copy can be drawn."""

_press = Warm("app.documents.previews.redrawn", seconds=20.0, megabytes=1_500)


def of(store: Store, digest: str, folder: Path) -> bytes | None:
    """Return the copy of a stored picture as a JPEG, made now if it was not yet; None where the
    picture cannot be unfolded.

    :param folder: where copies are kept.
    :raises Damaged: the picture is not there as it was stored.
    """
    place = folder / digest[:2] / f"{digest}.jpg"
    if place.exists():
        return place.read_bytes()
    match _press.call(store.read(digest), LONGEST):
        case Done(bytes() as copy):
            _keep(place, copy)
            return copy
        case _:
            return None


def redrawn(data: bytes, longest: int) -> bytes | None:
    """Return a picture as a JPEG of its pixels alone; None where they cannot be read.

    Runs in the child.  Which way up it is, the original says in words that the copy does not
    keep, so it is turned first.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as opened:
            opened.draft("RGB", (longest, longest))
            turned = ImageOps.exif_transpose(opened)
            turned.thumbnail((longest, longest))
            plain = Image.new("RGB", turned.size, "white")
            with_alpha = turned.convert("RGBA")
            plain.paste(with_alpha, mask=with_alpha.getchannel("A"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    copy = io.BytesIO()
    plain.save(copy, "JPEG", quality=82)
    return copy.getvalue()


def _keep(place: Path, copy: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, half = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(copy)
    Path(half).replace(place)
