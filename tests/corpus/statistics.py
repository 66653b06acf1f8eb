"""Where the statistics of others stand: ``CORPUS_DIR``, ``../shared/data`` by default."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

INDICATORS = (
    Path(os.environ.get("CORPUS_DIR") or Path(__file__).parents[3] / "shared" / "data")
    / "indicators"
)


def statistics_file(name: str) -> Path:
    """Return the path of a file of the corpus; skip where there is none, fail in CI."""
    path = INDICATORS / name
    if path.exists():
        return path
    if os.environ.get("CI") == "true":
        pytest.fail(f"CORPUS_DIR holds no indicators/{name}")
    pytest.skip(f"the statistics of others are not here: set CORPUS_DIR (indicators/{name})")
