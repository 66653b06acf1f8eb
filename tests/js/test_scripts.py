"""The scripts of the pages: what thinks in them is tested by Node, and what is asked for exists."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from app.interchange.expressions_in_node import node

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "app" / "static" / "js"
CLAIMS = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("claims", CLAIMS, ids=lambda file: file.name)
def test_what_a_script_works_out_is_right(claims: Path) -> None:
    done = subprocess.run([node(), "--test", claims], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "script", sorted(SCRIPTS.rglob("*.js")), ids=lambda file: str(file.relative_to(SCRIPTS))
)
def test_a_script_can_be_read(script: Path) -> None:
    done = subprocess.run(
        [node(), "--input-type=module", "--check"],
        input=script.read_text(), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")


def test_each_module_that_a_page_asks_for_exists() -> None:
    pages = "".join(path.read_text() for path in (ROOT / "app" / "templates").rglob("*.html"))
    asked = set(re.findall(r'data-module="([\w-]+)"', pages))
    exist = {path.stem for path in (SCRIPTS / "modules").glob("*.js")}

    assert asked - exist == set()
