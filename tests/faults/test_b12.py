"""B12: the answer is lost on its way back."""

from __future__ import annotations

from pathlib import Path

from tests.faults.conftest import SAVES, Field
from tests.faults.ledger import play
from tests.server import serving


def test_b12_answers_that_nobody_read_are_asked_for_again_and_kept_once(
    field: Field, tmp_path: Path, seed: int
) -> None:
    with serving(field.database_url, tmp_path) as server:
        play(
            field.scene, field.tokens, server.port, field.folder, saves=SAVES,
            drop=lambda: field.random.random() < 0.5,
        )  # fmt: skip

    assert field.broken() == []
