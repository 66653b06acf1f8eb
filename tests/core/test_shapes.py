"""Documents are decoded by many threads at once, from the first request on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
AT_ONCE = """
import sys, threading
from app.core.questionnaire import codec
from app.demonstration.questionnaire import QUESTIONNAIRE

sys.setswitchinterval(1e-6)
document, together = codec.encode(QUESTIONNAIRE), threading.Barrier(8)

def decode():
    together.wait()
    codec.decode(document)

threads = [threading.Thread(target=decode) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""
DECODES = re.compile(r"msgspec\.(?:convert\(|json\.decode\(.*type=)")
"""Into a type: what is decoded into plain values needs no shape."""


def test_eight_threads_that_decode_first_of_all_do_not_end_the_process() -> None:
    ends = [
        subprocess.run([sys.executable, "-c", AT_ONCE], cwd=ROOT, check=False).returncode
        for _try in range(3)
    ]

    assert ends == [0, 0, 0]


def test_whatever_is_decoded_was_worked_out_when_its_module_was_imported() -> None:
    decoding = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "app").rglob("*.py")
        if DECODES.search(path.read_text())
    }
    worked_out = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "app").rglob("*.py")
        if re.search(r"^work_out\(", path.read_text(), re.MULTILINE)
    }

    assert decoding - worked_out == set()
