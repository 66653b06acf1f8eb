"""Whatever an import can say, the pages have a sentence for."""

from __future__ import annotations

import ast
from pathlib import Path

from app.web.messages import SENTENCES

XLSFORM = Path(__file__).parents[2] / "app" / "interchange" / "xlsform"


def test_each_reason_and_each_problem_of_an_import_has_its_sentence_and_each_sentence_its_use() -> (
    None
):
    written = {
        node.value
        for path in XLSFORM.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    codes = {text for text in written if text.startswith(("xlsform.", "import."))}
    worded = {
        code for code in SENTENCES if code.removesuffix("-near") in codes
    }  # a suggestion turns ``x`` into ``x-near``

    assert codes - set(SENTENCES) == set()
    assert {code for code in SENTENCES if code.startswith("xlsform.")} - worded == set()
