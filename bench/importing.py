"""How long an XLSForm of two thousand questions takes to come in, in the child that reads it.

python bench/importing.py
"""

from __future__ import annotations

import io
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.interchange.xlsform.reader import read

QUESTIONS = 2_000
CHOICES = 20
PER_GROUP = 25
HEAD = (
    "type", "name", "label::Français (fr)", "label::Nederlands (nl)", "hint::Français (fr)",
    "relevant", "constraint", "constraint_message::Français (fr)", "calculation", "required",
)  # fmt: skip


def rows() -> Iterator[tuple[str, ...]]:
    """Every other question hangs on the one before it, and every fourth has a list."""
    yield HEAD
    for number in range(QUESTIONS):
        if number % PER_GROUP == 0:
            yield ("begin_group", f"group_{number}", "Groupe", "Groep")
        type = "select_one answers" if number % 4 == 0 else "integer"
        before = f"${{q_{number - 1}}} > 0" if number % 2 else ""
        yield (type, f"q_{number}", f"Question {number}", f"Vraag {number}", "Au 31 décembre",
               before, ". >= 0 and . < 10000" if number % 4 else "", "Trop", "", "yes")  # fmt: skip
        if number % PER_GROUP == PER_GROUP - 1:
            yield ("end_group",)


def a_file() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        survey, choices = book.add_worksheet("survey"), book.add_worksheet("choices")
        for number, row in enumerate(rows()):
            survey.write_row(number, 0, row)
        choices.write_row(0, 0, ("list_name", "name", "label::Français (fr)"))
        for number in range(CHOICES):
            choices.write_row(number + 1, 0, ("answers", f"c{number}", f"Choix {number}"))
    return file.getvalue()


def main() -> None:
    data = a_file()
    begin = time.perf_counter()
    imported = read(data, file_name="two-thousand.xlsx")
    seconds = time.perf_counter() - begin
    worked = resource.getrusage(resource.RUSAGE_CHILDREN)

    print(f"questions                     {imported.report.asked:7d}")
    print(f"import, by the clock          {seconds:7.2f} s")
    print(f"import, processor of the child{worked.ru_utime + worked.ru_stime:7.2f} s")
    print(f"memory of the child, at most  {worked.ru_maxrss / 1024:7.0f} MB")


main()
