"""The tables of a survey as LimeSurvey 6 writes them, and the file that they make.

The names of tables and fields, and their order, are those of surveys of version 641.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from app.interchange.exporting import clean

VERSION = "641"

TABLES: Mapping[str, tuple[str, ...]] = {
    "answers": ("aid", "qid", "code", "sortorder", "assessment_value", "scale_id"),
    "answer_l10ns": ("id", "aid", "answer", "language"),
    "defaultvalues": ("dvid", "qid", "scale_id", "sqid", "specialtype"),
    "defaultvalue_l10ns": ("id", "dvid", "language", "defaultvalue"),
    "groups": ("gid", "sid", "group_order", "randomization_group", "grelevance"),
    "group_l10ns": ("id", "gid", "group_name", "description", "language", "sid", "group_order",
                    "randomization_group", "grelevance"),
    "questions": ("qid", "parent_qid", "sid", "gid", "type", "title", "preg", "other", "mandatory",
                  "encrypted", "question_order", "scale_id", "same_default", "relevance",
                  "question_theme_name", "modulename", "same_script"),
    "subquestions": ("qid", "parent_qid", "sid", "gid", "type", "title", "preg", "other",
                     "mandatory", "encrypted", "question_order", "scale_id", "same_default",
                     "relevance", "question_theme_name", "modulename", "same_script"),
    "question_l10ns": ("id", "qid", "question", "help", "script", "language"),
    "question_attributes": ("qid", "attribute", "value", "language"),
    "surveys": ("sid", "gsid", "admin", "expires", "startdate", "adminemail", "anonymized",
                "format", "savetimings", "template", "language", "additional_languages",
                "datestamp", "usecookie", "allowregister", "allowsave", "autonumber_start",
                "autoredirect", "allowprev", "printanswers", "ipaddr", "ipanonymize", "refurl",
                "showsurveypolicynotice", "publicstatistics", "publicgraphs", "listpublic",
                "htmlemail", "sendconfirmation", "tokenanswerspersistence", "assessments",
                "usecaptcha", "usetokens", "bounce_email", "attributedescriptions",
                "emailresponseto", "emailnotificationto", "tokenlength", "showxquestions",
                "showgroupinfo", "shownoanswer", "showqnumcode", "bouncetime", "bounceprocessing",
                "bounceaccounttype", "bounceaccounthost", "bounceaccountpass",
                "bounceaccountencryption", "bounceaccountuser", "showwelcome", "showprogress",
                "questionindex", "navigationdelay", "nokeyboard", "alloweditaftercompletion",
                "googleanalyticsstyle", "googleanalyticsapikey", "tokenencryptionoptions"),
    "surveys_languagesettings": (
        "surveyls_survey_id", "surveyls_language", "surveyls_title", "surveyls_description",
        "surveyls_welcometext", "surveyls_endtext", "surveyls_policy_notice",
        "surveyls_policy_error", "surveyls_policy_notice_label", "surveyls_url",
        "surveyls_urldescription", "surveyls_email_invite_subj", "surveyls_email_invite",
        "surveyls_email_remind_subj", "surveyls_email_remind", "surveyls_email_register_subj",
        "surveyls_email_register", "surveyls_email_confirm_subj", "surveyls_email_confirm",
        "surveyls_dateformat", "surveyls_attributecaptions", "surveyls_alias",
        "email_admin_notification_subj", "email_admin_notification",
        "email_admin_responses_subj", "email_admin_responses", "surveyls_numberformat",
        "attachments"),
}  # fmt: skip

INHERITED: Mapping[str, str] = {
    "gsid": "1", "admin": "inherit", "adminemail": "inherit", "anonymized": "N", "format": "G",
    "savetimings": "I", "template": "inherit", "datestamp": "I", "usecookie": "I",
    "allowregister": "I", "allowsave": "I", "autonumber_start": "0", "autoredirect": "I",
    "allowprev": "I", "printanswers": "I", "ipaddr": "I", "ipanonymize": "I", "refurl": "I",
    "showsurveypolicynotice": "0", "publicstatistics": "I", "publicgraphs": "I", "listpublic": "I",
    "htmlemail": "I", "sendconfirmation": "I", "tokenanswerspersistence": "I", "assessments": "I",
    "usecaptcha": "E", "usetokens": "N", "bounce_email": "inherit", "emailresponseto": "inherit",
    "emailnotificationto": "inherit", "tokenlength": "-1", "showxquestions": "I",
    "showgroupinfo": "I", "shownoanswer": "I", "showqnumcode": "I", "bounceprocessing": "N",
    "showwelcome": "I", "showprogress": "I", "questionindex": "-1", "navigationdelay": "-1",
    "nokeyboard": "I", "alloweditaftercompletion": "I",
}  # fmt: skip
"""Settings that leave to the server what a questionnaire does not say."""


class Tables:
    """Rows on their way into a file; each row gets what its table numbers rows by."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Mapping[str, str]]] = {name: [] for name in TABLES}
        self._last = 0

    def number(self) -> str:
        """Return a number that no other row of the file has."""
        self._last += 1
        return str(self._last)

    def add(self, table: str, **fields: str) -> None:
        self.rows[table].append(fields)

    def document(self, languages: tuple[str, ...]) -> bytes:
        """Return the file."""
        root = etree.Element("document")
        etree.SubElement(root, "LimeSurveyDocType").text = "Survey"
        etree.SubElement(root, "DBVersion").text = VERSION
        spoken = etree.SubElement(root, "languages")
        for language in languages:
            etree.SubElement(spoken, "language").text = language
        for name, fields in TABLES.items():
            if self.rows[name]:
                _write(etree.SubElement(root, name), fields, self.rows[name])
        etree.indent(root, " ")
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _write(table: etree._Element, fields: tuple[str, ...], rows: list[Mapping[str, str]]) -> None:
    names = etree.SubElement(table, "fields")
    for name in fields:
        etree.SubElement(names, "fieldname").text = name
    body = etree.SubElement(table, "rows")
    for row in rows:
        element = etree.SubElement(body, "row")
        for name in fields:
            etree.SubElement(element, name).text = clean(row.get(name, ""))
