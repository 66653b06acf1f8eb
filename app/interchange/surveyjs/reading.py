"""One survey on its way in: its names, what was counted, and what is told of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.core.questionnaire.logic import Logic
from app.core.text import Locale, LocalizedText
from app.interchange.findings import Findings, Spot, entry
from app.interchange.importing import IdOf
from app.interchange.surveyjs import naming, rules, wording
from app.interchange.surveyjs.kinds import Element
from app.interchange.surveyjs.naming import Names, elements_of, type_of

DRAWN = frozenset(
    {"startWithNewLine", "colCount", "titleLocation", "width", "minWidth", "maxWidth", "indent",
     "innerIndent", "imageHeight", "imageWidth", "addRowText", "removeRowText", "addPanelText",
     "removePanelText", "showPreview", "placeholder", "placeHolder", "rows", "state",
     "horizontalScroll", "columnMinWidth", "columnColCount", "transposeData", "displayMode",
     "templateTitle", "confirmDelete", "showHeader", "label", "singleInputTitleTemplate",
     "otherPlaceholder", "commentPlaceholder", "displayStyle", "totalDisplayStyle",
     "rateType", "panelsState", "allowAddPanel", "allowRemovePanel", "detailPanelMode"}
)  # fmt: skip
"""The properties that change how an element looks and nothing of what is answered."""


class Reading:
    def __init__(
        self,
        survey: Mapping[str, Any],
        authored: Locale,
        id_of: IdOf,
        findings: Findings,
        *,
        shown_by: Mapping[str, str],
    ) -> None:
        self.authored, self.id_of, self.findings = authored, id_of, findings
        self.survey, self.shown_by = survey, shown_by
        self.names, self.taken, self.asked = Names(), set[str](), 0
        self._note_all(survey, "", "")

    def _note_all(self, owner: Mapping[str, Any], path: str, repeat: str) -> None:
        """Learn every name before the first condition is read: it may look ahead."""
        for at, element in self._inside(owner, path):
            id = self.id_of("q", at)
            for name in naming.names_in(element):
                self.names.note(name, id, naming.form_of(element), repeat)
            inner = self.id_of("g", at) if type_of(element) in naming.REPEATS else repeat
            self._note_all(element, at, inner)

    def _inside(self, owner: Mapping[str, Any], path: str) -> Iterator[tuple[str, Element]]:
        fixed = type_of(owner) in {"matrix", "matrixdropdown"}
        for field in naming.LISTS:
            if fixed and field == "columns":
                continue
            for number, element in enumerate(elements_of(owner, field)):
                yield self.at(path, field, number), element
        for number, element in enumerate(elements_of(owner, "calculatedValues")):
            yield f"calculatedValues[{number}]", element

    def at(self, path: str, field: str, number: int) -> str:
        short = "elements" if field == "questions" else field
        root = "pages[0]" if not path and short == "elements" else path
        if not path and field == "pages":
            loose = {"elements", "questions"} & set(self.survey)
            number += bool(loose)
        return f"{root}.{short}[{number}]" if root else f"{short}[{number}]"

    def words(self, said: Any, repeat: str = "") -> LocalizedText:
        return wording.text_of(
            said, self.authored, id_of=lambda name: self.names.id_of(name, repeat)
        )

    def ruled(
        self, element: Element, path: str, repeat: str
    ) -> tuple[Element, Logic, LocalizedText]:
        """Return what is left of an element without its rules, its logic, and what it says
        where an answer is refused; a rule that cannot be said stays among the rest."""
        foreign: dict[str, Any] = {}

        def tell(field: str, said: Any, what: str) -> None:
            foreign[field] = said
            text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
            self.findings.review.append(
                entry("surveyjs.rule", Spot(path), name=str(element.get("name", "")),
                      property=field, what=what, text=text)
            )  # fmt: skip

        reading = rules.Rules(
            element, lambda name: self.names.look(name, repeat),
            shown_by=self.shown_by.get(str(element.get("name")), ""),
            words=lambda said: self.words(said, repeat), foreign=tell,
        )  # fmt: skip
        logic = reading.read()
        rest = {key: said for key, said in element.items() if key not in rules.TAKEN}
        return (
            {**rest, **{f"!{key}": said for key, said in foreign.items()}},
            logic,
            reading.message,
        )

    def kept(
        self, rest: Element, path: str, name: str, taken: set[str] | frozenset[str]
    ) -> dict[str, str]:
        """Return what of an element is taken in nowhere, as text, and list it."""
        kept = {}
        for key, said in rest.items():
            if key in taken or key == "type" or said in (None, "", [], {}):
                continue
            text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
            kept[f"surveyjs.{key.removeprefix('!')}"] = text
            if key.startswith("!"):
                continue  # told where it was read
            listed = self.findings.kept if key in DRAWN else self.findings.review
            reason = "surveyjs.drawn" if key in DRAWN else "surveyjs.property"
            listed.append(entry(reason, Spot(path), name=name, property=key, text=text))
        return kept

    def name(self, element: Element, path: str, owner: Element | None = None) -> str:
        """Return the name of a part, made one of its own where another has it."""
        said = str(element.get("name") or "").translate({ord(sign): "_" for sign in "#{}"}).strip()
        name = said or f"question_{len(self.taken) + 1}"
        if name in self.taken and owner is not None and owner.get("name"):
            name = f"{owner['name']}_{name}"
        stem, number = name, 2
        while name in self.taken:
            name, number = f"{stem}_{number}", number + 1
        self.taken.add(name)
        if name != said:
            self.findings.changed.append(
                entry("import.name-made-unique", Spot(path), name=said, becomes=name)
            )
        return name

    def lost(self, code: str, element: Element, path: str) -> None:
        text = json.dumps(element, ensure_ascii=False)
        self.findings.lost.append(
            entry(code, Spot(path), name=str(element.get("name", "")), text=text)
        )
