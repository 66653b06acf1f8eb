"""Where the files of others are: ``CORPUS_DIR``, beside the checkout unless it says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def corpus_file(*parts: str) -> Path:
    """Return a file of the corpus; without the corpus, skip the test on a user's machine.

    With ``CI=true`` its absence is a failure: the claim would otherwise go unchecked.
    """
    folder = Path(os.environ.get("CORPUS_DIR") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        words = f"the files of others are not in {folder}: set CORPUS_DIR to where they are"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words, allow_module_level=True)
    return folder.joinpath(*parts)
