"""A backup as one file: members with their checksums in a manifest, all of it or nothing.

It is a gzipped tar whose first member is ``manifest.json``.  Its reader trusts nothing in it
before everything has been read once and agrees with the manifest.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

FORMAT = 1
"""Of the archive.  A reader refuses a later one."""

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 16 * 1024 * 1024  # bytes
_SOUND_NAME = re.compile(r"(tables|files)/[\w.-]+(/[\w.-]+)*")
_UNREADABLE = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, OSError)


class Unusable(Exception):
    """This backup cannot be written, or not be brought back.  The message says why."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup that was read once and found whole."""

    path: Path
    manifest: Mapping[str, Any]

    @contextmanager
    def member(self, name: str) -> Iterator[IO[bytes]]:
        with tarfile.open(self.path) as tar:
            content = tar.extractfile(name)
            if content is None:
                raise Unusable(f"The backup no longer holds {name}.")
            with content:
                yield content

    def members(self, folder: str) -> list[str]:
        return [name for name in self.manifest["members"] if name.startswith(f"{folder}/")]


def write(target: Path, folder: Path, facts: Mapping[str, Any]) -> None:
    """Pack everything in ``folder`` with ``facts`` into ``target``, readable by its owner only.

    :raises Unusable: there is a file of that name already.
    """
    names = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    members = {name: _describe((folder / name).open("rb")) for name in names}
    manifest = {"format": FORMAT, **facts, "members": members}
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1))

    if target.exists():
        raise Unusable(f"{target} exists already. Nothing was written.")
    part = target.with_name(f"{target.name}.part")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            with tarfile.open(fileobj=file, mode="w:gz") as tar:
                for name in (MANIFEST, *names):
                    tar.add(folder / name, arcname=name)
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def read(path: Path) -> Archive:
    """Read a backup through, and return it if all of it is as it was written.

    :raises Unusable: it is no backup of ours, cut, changed, or of a later format.
    """
    try:
        with gzip.open(path) as whole:  # the checksum of gzip stands at its end
            while whole.read(1 << 20):
                pass
        with tarfile.open(path) as tar:
            return Archive(path, _checked(tar))
    except FileNotFoundError:
        raise Unusable(f"There is no file {path}.") from None
    except _UNREADABLE as broken:
        raise Unusable(f"{path} is damaged or no backup: {broken}.") from broken


def _checked(tar: tarfile.TarFile) -> Mapping[str, Any]:
    manifest = _manifest(tar)
    found = {}
    for member in tar:
        if member.name == MANIFEST:
            continue
        content = tar.extractfile(member) if member.isfile() else None
        if content is None or not _SOUND_NAME.fullmatch(member.name) or ".." in member.name:
            raise Unusable(f"The backup holds something that none of ours does: {member.name}.")
        found[member.name] = _describe(content)
    wrong = {
        name
        for name in found.keys() | manifest["members"].keys()
        if found.get(name) != manifest["members"].get(name)
    }
    if wrong:
        raise Unusable(f"The backup is damaged: {', '.join(sorted(wrong))} is not as it was kept.")
    return manifest


def _manifest(tar: tarfile.TarFile) -> Mapping[str, Any]:
    first = tar.next()
    content = tar.extractfile(first) if first and first.name == MANIFEST else None
    if content is None:
        raise Unusable("This is no backup of VISES: it does not begin with a manifest.")
    try:
        manifest = json.loads(content.read(LARGEST_MANIFEST))
        known = manifest["format"] <= FORMAT and isinstance(manifest["members"], dict)
    except (ValueError, KeyError, TypeError) as broken:
        raise Unusable("The backup is damaged: its manifest cannot be read.") from broken
    if not known:
        raise Unusable("The backup was made by a later VISES; bring it back with that one.")
    return manifest  # type: ignore[no-any-return]


def _describe(content: IO[bytes]) -> dict[str, Any]:
    with content:
        return {
            "sha256": hashlib.file_digest(content, "sha256").hexdigest(),  # type: ignore[arg-type]
            "bytes": content.tell(),
        }
