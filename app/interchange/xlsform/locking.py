"""The locks of a file, as Kobo writes them: profiles in a sheet, each named by what it locks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from app.core.questionnaire.bonds import Locks, Restriction
from app.interchange.findings import Findings, Spot, entry
from app.interchange.xlsform.expressions import NO, YES
from app.interchange.xlsform.headers import Table
from app.interchange.xlsform.reading import spot_of
from app.interchange.xlsform.workbook import Row, Sheet, Workbook, with_two_hyphens

SHEET, COLUMN, EVERYTHING = "kobo--locking-profiles", "kobo--locking-profile", "kobo--lock_all"
LOCKED = frozenset({"locked", *YES})
"""What a cell says that locks; older files say yes."""

FORMER: Mapping[str, tuple[Restriction, ...]] = {
    "choice_edit": (Restriction.CHOICE_LABEL_EDIT, Restriction.CHOICE_VALUE_EDIT),
    "translation_manage": (Restriction.LANGUAGE_EDIT,),
    "translations_manage": (Restriction.LANGUAGE_EDIT,),
}
"""How restrictions were called before."""

KNOWN = {
    **{one.value: (one,) for one in Restriction if one is not Restriction.MODULE_DETACH},
    **FORMER,
}


def read(
    book: Workbook,
    settings: Mapping[str, str],
    survey: Table,
    rows: Iterable[tuple[str, Row]],
    parts: Collection[str],
    findings: Findings,
) -> Locks:
    """Return the locks of a file; list those that hold here, and those that cannot.

    :param rows: of the survey, each with the id of the part that it became.
    :param parts: the ids of the parts that there are in the end.
    """
    sheet = next((one for one in book.kept if is_of_locks(one)), Sheet(SHEET, ()))
    profiles = dict(_profiles(sheet, findings))
    whole = book.sheets.get("settings", Sheet("settings", ())).spot()
    named = [("", whole, settings.get(COLUMN, ""))]
    named += [(id, spot_of(survey, row, COLUMN), survey.says(row, COLUMN)) for id, row in rows]
    of = {id: name for id, _spot, name in named if name and id in {"", *parts}}
    everything = settings.get(EVERYTHING, "").lower()
    if everything not in NO | YES:
        findings.review.append(entry("import.lock-unread", whole, text=everything))
    for id, spot, name in named:
        if name and id not in {"", *parts}:
            findings.lost.append(entry("import.lock-of-nothing", spot, profile=name))
        elif name and name not in profiles:
            findings.review.append(entry("import.lock-profile-unknown", spot, profile=name))
    if of or everything in YES:
        findings.kept.append(entry("import.locks", sheet.spot(), count=len(of)))
    return Locks(profiles, of, everything in YES)


def is_of_locks(sheet: Sheet) -> bool:
    """Tell whether a sheet holds the profiles; some editors join its hyphens to a dash."""
    return with_two_hyphens(sheet.name.strip().lower()) == SHEET


def _profiles(sheet: Sheet, findings: Findings) -> Iterator[tuple[str, tuple[Restriction, ...]]]:
    """Yield each profile with what it locks, in the order of our table of restrictions."""
    head, *rows = sheet.rows or (Row(0, ()),)
    keys = [re.sub(r"\s+", "_", cell.strip().lower()) for cell in head.cells]
    if "restriction" not in keys:
        if sheet.rows:
            findings.review.append(entry("import.lock-no-restriction", sheet.spot(head.number)))
        return
    at = keys.index("restriction")
    for row in rows:
        if row.at(at).lower() not in KNOWN:
            spot = sheet.spot(row.number, at)
            findings.review.append(entry("import.lock-unknown", spot, text=row.at(at)))
    for index, name in enumerate(head.cells):
        if name and index != at:
            locked = {one for row in rows for one in _locked(row, at, index, sheet, findings)}
            yield name, tuple(one for one in Restriction if one in locked)


def _locked(
    row: Row, at: int, index: int, sheet: Sheet, findings: Findings
) -> tuple[Restriction, ...]:
    said = row.at(index).lower()
    if said not in LOCKED | NO:
        spot: Spot = sheet.spot(row.number, index)
        findings.review.append(entry("import.lock-unread", spot, text=row.at(index)))
    return KNOWN.get(row.at(at).lower(), ()) if said in LOCKED else ()
