"""Files that are no workbook, or one that was made to harm: refused before a library opens it."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.core.errors import Unsound
from app.interchange.xlsform.reader import read
from tests.interchange.xlsform.workbooks import HEAD, ONE, a_form, a_workbook, altered, refused

SHEET = "xl/worksheets/sheet1.xml"
A_FORM = a_form(ONE)


def code(data: bytes) -> str:
    """Why a file is refused through the door that the screens use, in a process of its own."""
    with pytest.raises(Unsound) as refusal:
        read(data, file_name="form.xlsx")
    (problem,) = refusal.value.problems
    return problem.code


def with_part(name: str, body: bytes) -> bytes:
    copy = io.BytesIO(A_FORM)
    with zipfile.ZipFile(copy, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, body)
    return copy.getvalue()


def with_cell(cell: str) -> bytes:
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    added = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'
    return altered(A_FORM, SHEET, lambda xml: xml.replace("</sheetData>", added))


def in_sheet(old: str, new: str) -> bytes:
    return altered(A_FORM, SHEET, lambda xml: xml.replace(old, new, 1))


def test_a149_a_bomb_is_counted_while_it_is_unpacked() -> None:
    assert code(with_part("xl/media/image1.bin", bytes(64 * 1024 * 1024))) == "xlsform.too-large"


def test_a149_a_size_that_is_declared_smaller_is_not_believed() -> None:
    data = with_part("xl/media/image1.bin", bytes(1024 * 1024))
    size = (1024 * 1024).to_bytes(4, "little")

    assert code(data.replace(size, (10).to_bytes(4, "little"))) == "xlsform.damaged"


def test_a149_ten_thousand_entries_are_too_many() -> None:
    copy = io.BytesIO(A_FORM)
    with zipfile.ZipFile(copy, "a") as file:
        for number in range(10_000):
            file.writestr(f"xl/media/{number}", b"")

    assert code(copy.getvalue()) == "xlsform.too-large"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a149_two_parts_of_one_name_are_refused() -> None:
    assert code(with_part(SHEET, b"<worksheet/>")) == "xlsform.damaged"


def test_a149_a_workbook_in_the_workbook_is_not_opened() -> None:
    assert len(read(with_part("xl/embeddings/b.xlsx", A_FORM), file_name="f.xlsx").report.lost) == 0


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/p">%p;]>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    ],
)
def test_a151_a152_a_document_type_is_not_read(doctype: str) -> None:
    data = in_sheet("<worksheet", f"{doctype}<worksheet")

    assert code(data) == "xlsform.document-type"


def test_a152_a_deep_nest_and_an_endless_attribute_are_refused() -> None:
    deep = in_sheet("<sheetData>", "<a>" * 100_000 + "</a>" * 100_000 + "<sheetData>")
    wide = in_sheet("<sheetData>", f'<sheetData spans="{"9" * 10_000_000}">')

    assert (code(deep), code(wide)) == ("xlsform.damaged", "xlsform.too-large")


@pytest.mark.parametrize("cell", ["XFD1048576", "XFD3", "IV60000", "A1048576"])
def test_a153_a_cell_at_the_end_of_the_world_is_refused(cell: str) -> None:
    assert code(with_cell(cell)) == "xlsform.reaches-too-far"


def test_a153_a_sheet_that_claims_to_be_the_whole_world_is_refused() -> None:
    data = in_sheet('<dimension ref="A1:D2"/>', '<dimension ref="A1:XFD1048576"/>')

    assert code(data) == "xlsform.reaches-too-far"


def test_a153_a_merged_range_of_millions_is_refused() -> None:
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A1:ZZ3000"/></mergeCells>'

    assert code(in_sheet("</sheetData>", merged)) == "xlsform.reaches-too-far"


def test_a153_merged_whole_rows_as_office_suites_write_them_are_read() -> None:
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="4:4"/></mergeCells>'

    imported = read(in_sheet("</sheetData>", merged), file_name="f.xlsx")

    assert [question.name for question in imported.definition.questions] == ["workers"]


def test_a154_many_shared_strings_of_nine_megabytes_in_a_small_file_are_refused() -> None:
    strings = "".join(f"<si><t>{'a' * 9_000_000}</t></si>" for _ in range(12))
    data = altered(
        A_FORM, "xl/sharedStrings.xml", lambda xml: xml.replace("</sst>", f"{strings}</sst>")
    )

    assert (len(data) < 1024 * 1024, code(data)) == (True, "xlsform.too-large")


def test_a155_other_formats_are_refused_by_name() -> None:
    def a_zip(*names: str) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name in names:
                archive.writestr(name, b"")
        return file.getvalue()

    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert {
        "compound": code(ole),
        "password": code(ole + "EncryptedPackage".encode("utf-16-le")),
        "xlsb": code(a_zip("xl/workbook.bin")),
        "ods": code(a_zip("mimetype", "content.xml")),
        "zip": code(a_zip("photo.jpg")),
        "csv": code(b"type,name,label\ntext,a,A\n"),
        "cut": code(A_FORM[: len(A_FORM) // 2]),
        "one byte": code(b"P"),
    } == {
        "compound": "xlsform.not-a-workbook",
        "password": "xlsform.password",
        "xlsb": "xlsform.binary-excel",
        "ods": "xlsform.opendocument",
        "zip": "xlsform.not-a-workbook",
        "csv": "xlsform.not-a-workbook",
        "cut": "xlsform.damaged",
        "one byte": "xlsform.not-a-workbook",
    }


def test_a155_flipped_bytes_never_do_more_than_damage_the_file() -> None:
    for at in range(0, len(A_FORM), max(1, len(A_FORM) // 40)):
        spoiled = A_FORM[:at] + bytes([A_FORM[at] ^ 0xFF]) + A_FORM[at + 1 :]
        try:
            from_it = read(spoiled, file_name="f.xlsx")
        except Unsound:
            continue
        assert from_it.report.asked == 1


def test_a157_a_sheet_without_survey_says_what_is_missing() -> None:
    assert refused(a_workbook(questions=[HEAD, ONE])) == [("xlsform.no-survey", "")]
