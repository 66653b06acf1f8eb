"""What Eurostat's former data explorer saved: one line a figure, in Latin-1.

"TIME","GEO","GEO_LABEL","AGE","SEX","Value","Flag and Footnotes"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.interchange.indicators.cells import LONGEST, cell_of
from app.interchange.indicators.collecting import Collector, Found
from app.interchange.indicators.opening import lines_of, refused, text_of
from app.interchange.indicators.table import Table

LABEL = "_LABEL"
NEEDED = ("TIME", "GEO", "Value")
FLAGS = "Flag and Footnotes"


def parse(data: bytes) -> Table:
    """Read a file whole, or refuse it whole.

    :raises Unsound: with the line of what cannot be read.
    """
    lines = lines_of(text_of(data, otherwise="latin-1"), ",")
    written = next(lines, None)
    if written is None:
        raise refused("table.empty")
    names = [cell.strip() for cell in written[1]]
    for needed in NEEDED:
        if names.count(needed) != 1:
            raise refused("table.column-missing", name=needed[:LONGEST])
    kept = [
        at for at, name in enumerate(names)
        if name not in {*NEEDED, FLAGS} and not name.endswith(LABEL)
    ]  # fmt: skip
    collector = Collector("eurostat-explorer-csv", [names[at] for at in kept], codes="nuts")
    return collector.table(_cells(lines, names, kept, collector))


def _cells(
    lines: Iterator[tuple[int, Sequence[str]]],
    names: Sequence[str],
    kept: Sequence[int],
    collector: Collector,
) -> Iterator[Found]:
    time, geo, value = (names.index(name) for name in NEEDED)
    flags = names.index(FLAGS) if FLAGS in names else -1
    for number, cells in collector.whole(lines, len(names)):
        letters = cells[flags] if flags >= 0 else ""
        key = tuple(cells[at].strip() for at in kept)
        cell = cell_of(cells[value], letters)
        yield Found(number, key, cells[geo].strip(), cells[time].strip(), cell)
