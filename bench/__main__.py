"""Print what is measured beside what it may be at most.

python -m bench            everything
python -m bench page       the lines with that word in them

A line is added by writing a ``Line`` in the ``LINES`` of one of these modules, or of a new one.
"""

from __future__ import annotations

import sys

from bench import answering, chain, editing, page, reading
from bench.line import Line, NotHere

LINES: tuple[Line, ...] = (
    *chain.LINES,
    *page.LINES,
    *answering.LINES,
    *reading.LINES,
    *editing.LINES,
)
WIDTH = max(len(line.what) for line in LINES)


def main(*words: str) -> None:
    asked = [line for line in LINES if not words or any(word in line.what for word in words)]
    print(f"{'':{WIDTH}}  {'at most':>11}  {'measured':>11}")
    above = [line for line in asked if is_above(line)]
    sys.exit(bool(above))


def is_above(line: Line) -> bool:
    """Measure and print one line; tell whether it is more than it may be."""
    bound = "" if line.at_most is None else f"{line.at_most:g} {line.unit}"
    begin = f"{line.what:{WIDTH}}  {bound:>11}"
    try:
        figure = line.measured()
    except NotHere as why:
        print(f"{begin}  {'–':>11}  {why}", flush=True)
        return False
    above = line.at_most is not None and figure > line.at_most
    written = f"{figure:.2f} {line.unit}"
    print(f"{begin}  {written:>11}{'  ← above' if above else ''}", flush=True)
    return above


main(*sys.argv[1:])
