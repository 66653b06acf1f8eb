"""Fuzz one of the readers, guided by which of our lines a try reaches.

python -m fuzz expression 120 [FOLDER …]     for two minutes, beginning with the files of a folder

It needs the package atheris, which the application does not: see docs/fuzzing.md.
"""

from __future__ import annotations

import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["app"]):
    from fuzz.targets import TARGETS


def main(name: str = "", seconds: str = "60", *folders: str) -> None:
    if name not in TARGETS:
        sys.exit(f"{__doc__}\nThere are: {', '.join(TARGETS)}.")
    found = tempfile.mkdtemp(prefix="fuzz-")
    options = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=4096"]
    atheris.Setup(["fuzz", *options, f"-artifact_prefix={found}/", found, *folders], TARGETS[name])
    atheris.Fuzz()


main(*sys.argv[1:])
