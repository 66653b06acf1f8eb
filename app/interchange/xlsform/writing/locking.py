"""The locks of a questionnaire, as Kobo reads them in an XLSForm."""

from __future__ import annotations

from app.core.questionnaire.bonds import Locks, Restriction
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.parts import walk
from app.interchange.xlsform.locking import COLUMN, EVERYTHING, KNOWN, SHEET
from app.interchange.xlsform.writing.desk import Cells
from app.interchange.xlsform.writing.told import Told


def of_the_whole(locks: Locks) -> Cells:
    """Return the settings that lock the questionnaire itself."""
    cells = {COLUMN: locks.of.get("", ""), EVERYTHING: "true" if locks.everything else ""}
    return {name: said for name, said in cells.items() if said}


def of_a_part(id: str, locks: Locks) -> Cells:
    """Return the cell that locks one part, in the first of its rows."""
    return {COLUMN: locks.of[id]} if locks.of.get(id) else {}


def sheets(locks: Locks) -> dict[str, list[list[str]]]:
    """Return the sheet of the profiles, and none where there are none."""
    names = [name for name in locks.profiles if _has_a_column(name)]
    locked = [one for one in Restriction if one.value in KNOWN]
    rows = [
        [one.value, *("locked" if one in locks.profiles[name] else "" for name in names)]
        for one in locked
    ]
    return {SHEET: [["restriction", *names], *rows]} if names else {}


def tell(definition: Definition, written: frozenset[str], told: Told) -> None:
    """List what of the locks the file cannot say.

    :param written: the ids of the parts that have a row.
    """
    locks = definition.locks
    names = {
        part.id: part.name for _at, part in walk(definition) if not isinstance(part, Definition)
    }
    for id, profile in locks.of.items():
        if id not in written | {""}:
            told.lose(names.get(id, id), "locks", profile)
    for name, locked in locks.profiles.items():
        if not _has_a_column(name):
            told.lose("", "locks", name or " ".join(locked))
        elif Restriction.MODULE_DETACH in locked:
            told.lose("", "locks", f"{name}: {Restriction.MODULE_DETACH}")


def _has_a_column(name: str) -> bool:
    """Tell whether a profile can be called so: Kobo takes these words for something else."""
    return bool(name) and name == name.strip() and name.lower() not in {"restriction", "locked"}
