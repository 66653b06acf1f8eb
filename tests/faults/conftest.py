"""How long the faults are played: once and briefly on every run, twenty times in the night.

``bin/test --faults`` sets ``FAULT_SEEDS=20``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from app.core.chance import digest_of
from app.core.clock import utcnow
from app.extensions import db
from app.models import CampaignDoor, Pole
from tests.faults.ledger import PAGE, QUESTIONS
from tests.make import a_definition, a_module, a_page, a_question, an_enterprise
from tests.surveys.http import TOKEN, Opened, opened

SEEDS = int(os.environ.get("FAULT_SEEDS", "1"))
WRITERS, SAVES = (8, 12) if SEEDS > 1 else (3, 3)
ROOT = Path(__file__).parents[2]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(SEEDS))


@dataclass(frozen=True)
class Field:
    """A campaign with several enterprises, and the ledgers of those who answer for them."""

    scene: Opened
    tokens: list[tuple[str, str]]
    database_url: str
    folder: Path
    random: Random

    def broken(self) -> list[str]:
        """Return the rules that are broken, as the checker says in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.checker", self.database_url, str(self.folder)],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()


@pytest.fixture
def field(app: Flask, database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Field:
    questions = [a_question(name.removeprefix("q-")) for name in QUESTIONS]
    scene = opened(app, a_definition(a_module(a_page(*questions, id=PAGE))))
    tokens = [(str(scene.enterprise_id), TOKEN)]
    tokens += [_further(scene, number) for number in range(1, WRITERS)]
    db.session.commit()
    db.session.remove()
    seed: Any = getattr(request.node, "callspec", None)
    folder = tmp_path / "ledgers"
    folder.mkdir()
    number = seed.params.get("seed", 0) if seed else 0
    random = Random(number)  # noqa: S311  it draws faults, and guards nothing
    return Field(scene, tokens, database_url, folder, random)


def _further(scene: Opened, number: int) -> tuple[str, str]:
    enterprise = an_enterprise(
        db.session.get_one(Pole, scene.pole_id), email=f"number-{number}@example.org"
    )
    db.session.add(enterprise)
    db.session.flush()
    token = f"link-{number}"
    id: UUID = enterprise.id
    db.session.add(
        CampaignDoor(
            campaign_id=scene.campaign_id, enterprise_id=id, token_digest=digest_of(token),
            created_at=utcnow(),
        )
    )  # fmt: skip
    return str(id), token
