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
OF_PERSONS = frozenset(
    {"admin", "adminemail", "faxto", "bounce_email", "bounceaccounttype", "bounceaccounthost",
     "bounceaccountpass", "bounceaccountencryption", "bounceaccountuser", "emailresponseto",
     "emailnotificationto", "googleanalyticsapikey"}
)  # fmt: skip
"""Names, addresses and passwords, which a questionnaire has no business to know."""

TOLD = {"quota": "limesurvey.quota", "quota_members": "limesurvey.quota",
        "assessments": "limesurvey.assessment"}  # fmt: skip


def kept(reading: Reading) -> dict[str, str]:
    """Return what is kept of it as text, and list it."""
    found: dict[str, str] = {}
    _settings(reading, found)
    _texts(reading, found)
    _rest(reading, found)
    return found


def _settings(reading: Reading, found: dict[str, str]) -> None:
    server, persons = [], []
    for name, line in reading.survey.settings.items():
        said = line[name]
        if name in OF_PERSONS and said:
            persons.append(name)
        elif name in ABOUT_ANSWERING and said not in {"", "N", "0"}:
            found[f"limesurvey.{name}"] = said
            reading.tell("kept", "limesurvey.setting", line.spot, "", property=name, text=said)
        elif said:
            found[f"limesurvey.{name}"] = said
            server.append(name)
    spot = Spot("surveys")
    if server:
        text = ", ".join(sorted(server))
        reading.tell("kept", "limesurvey.administration", spot, "", text=text)
    if persons:
        text = ", ".join(sorted(persons))
        reading.tell("changed", "limesurvey.persons", spot, "", text=text)


def _texts(reading: Reading, found: dict[str, str]) -> None:
    spot = Spot("surveys_languagesettings")
    mails = []
    for name, said in reading.survey.wording.items():
        about = name in TEXTS
        if not (about or "email_" in name) or not any(said.values()):
            continue
        for language, text in said.items():
            if text:
                found[f"limesurvey.{name}.{language}"] = text
        if about:
            text = next(filter(None, said.values()))
            reading.tell("review", "limesurvey.text-around", spot, "", property=name, text=text)
        else:
            mails.append(name)
    if mails:
        reading.tell("kept", "limesurvey.mails", spot, "", text=", ".join(sorted(mails)))


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
