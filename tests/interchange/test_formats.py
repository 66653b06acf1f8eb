"""A file is what it holds, whatever its name says."""

from __future__ import annotations

import json

import pytest

from app.core.errors import Unsound
from app.core.questionnaire import codec
from app.interchange import formats
from tests import make
from tests.interchange.xlsform.workbooks import ONE, a_form

LIME_TSV = "id\trelated_id\tclass\ttype/scale\tname\n1\t\tG\t\tWork\n"


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (a_form(ONE), "xlsform"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 of an older Excel", "xlsform"),
        (b"type,name,label\ntext,it,Quoi\n", "xlsform"),
        (b"| survey |\n| | type | name |\n", "xlsform"),
        (json.dumps(codec.encode(make.a_definition())).encode(), "json"),
        (b'\xef\xbb\xbf {"pages": [], "format": "long"}', "surveyjs"),
        (b'{"pages": [', "surveyjs"),
        (b"<?xml version='1.0'?><document><LimeSurveyDocType>Survey", "limesurvey"),
        (LIME_TSV.encode(), "limesurvey"),
        (LIME_TSV.encode("utf-16"), "limesurvey"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "xml"),
        (b"", "empty"),
        (b" \n", "empty"),
        (bytes(100), "unknown"),
        (b"Dear colleague", "unknown"),
    ],
)
def test_a_format_is_told_by_the_content(data: bytes, format: str) -> None:
    assert formats.told(data) == format


@pytest.mark.parametrize("data", [b"", b"Dear colleague", bytes(100), b"<html/>"])
def test_what_nobody_reads_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(Unsound) as refusal:
        formats.read(data, file_name="form.xlsx")

    assert refusal.value.problems[0].code in {
        "import.no-file", "format.unknown", "format.xml",
    }  # fmt: skip


def test_a_file_of_more_than_10_megabytes_is_not_looked_into() -> None:
    with pytest.raises(Unsound, match=r"import\.too-large"):
        formats.read(bytes(formats.LARGEST + 1), file_name="form.xlsx")
