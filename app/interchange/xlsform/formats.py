"""Which format a file is of: its content says so, not its name."""

from __future__ import annotations

from app.interchange.findings import Findings
from app.interchange.xlsform import excel, plain_text
from app.interchange.xlsform.workbook import Workbook

ZIP = b"PK"


def opened(data: bytes, findings: Findings) -> Workbook:
    """Return the sheets of a file that anybody may have sent.

    :raises Unsound: it is of none of our formats, protected, damaged or too large.
    """
    if data.startswith(ZIP):
        return excel.opened_today(data, findings)
    if data.startswith(excel.OLE):
        return excel.opened_before(data, findings)
    return plain_text.opened(data, findings)
