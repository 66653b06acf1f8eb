"""What a survey says beside its questions: settings, texts around it, quotas, assessments."""

from __future__ import annotations

from app.interchange.findings import Spot
from app.interchange.limesurvey.reading import Reading

ABOUT_ANSWERING = frozenset(
    {"format", "anonymized", "startdate", "expires", "allowprev", "allowsave", "datestamp",
     "ipaddr", "refurl", "assessments", "usetokens", "alloweditaftercompletion", "questionindex",
     "showprogress", "showxquestions", "shownoanswer", "navigationdelay", "printanswers",
     "allowregister", "autoredirect", "tokenanswerspersistence", "usecaptcha", "access_mode"}
)  # fmt: skip
"""The settings that a respondent would notice."""

TEXTS = frozenset(
    {"description", "welcometext", "endtext", "url", "urldescription", "policy_notice",
     "policy_error", "policy_notice_label"}
)  # fmt: skip
MESSAGES = "email_"
TOLD = {"quota": "limesurvey.quota", "quota_members": "limesurvey.quota",
        "assessments": "limesurvey.assessment"}  # fmt: skip


def kept(reading: Reading) -> dict[str, str]:
    """Return what is kept of it as text, and list it; what only runs a server is listed lost."""
    found: dict[str, str] = {}
    _settings(reading, found)
    _texts(reading, found)
    _rest(reading, found)
    return found


def _settings(reading: Reading, found: dict[str, str]) -> None:
    left_out = []
    for name, line in reading.survey.settings.items():
        said = line[name]
        if name in ABOUT_ANSWERING and said not in {"", "N", "0"}:
            found[f"limesurvey.{name}"] = said
            reading.tell("kept", "limesurvey.setting", line.spot, "", property=name, text=said)
        elif name not in ABOUT_ANSWERING and said:
            left_out.append(name)
    if left_out:
        reading.tell("lost", "limesurvey.administration", Spot("surveys"), "",
                     text=", ".join(sorted(left_out)))  # fmt: skip


def _texts(reading: Reading, found: dict[str, str]) -> None:
    spot = Spot("surveys_languagesettings")
    mails = []
    for name, said in reading.survey.wording.items():
        if name in TEXTS and any(said.values()):
            for language, text in said.items():
                if text:
                    found[f"limesurvey.{name}.{language}"] = text
            text = next(filter(None, said.values()))
            reading.tell("review", "limesurvey.text-around", spot, "", property=name, text=text)
        elif MESSAGES in name and any(said.values()):
            mails.append(name)
    if mails:
        reading.tell("lost", "limesurvey.mails", spot, "", text=", ".join(sorted(mails)))


def _rest(reading: Reading, found: dict[str, str]) -> None:
    """List each quota and assessment, and each other table once."""
    seen: set[str] = set()
    for line in reading.survey.rest:
        text = "; ".join(f"{name}: {said}" for name, said in line.fields.items() if said)
        if code := TOLD.get(line.table):
            found[f"limesurvey.{line.table}.{line.number}"] = text
            reading.tell("review", code, line.spot, line["name"], text=text)
        elif line.table not in seen:
            seen.add(line.table)
            reading.tell("lost", "limesurvey.table", Spot(line.table), "", table=line.table)
