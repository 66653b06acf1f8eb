"""Questionnaires of every kind of question, for hypothesis to draw and a file to hold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.core.questionnaire import kinds as k
from app.core.questionnaire.definition import Definition, Group, Item, Module, Page, Question
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Choice, Row
from app.core.text import FR, NL, LocalizedText, State, Wording, text_of

WORDS = st.sampled_from(["Combien ?", "Œuvre d'art", "=1+1", "a - b", "Ja\nof nee", "x < y & z"])
NAMES = st.sampled_from(["", "été", "a b", "meta", "Name", "name", "data", "1st", "work", "q_1"])
NUMBERS = st.sampled_from([None, Decimal(0), Decimal("0.50"), Decimal("-3"), Decimal("1E+3")])
WHOLE = st.sampled_from([None, 0, 7, 1000])
DAYS = st.sampled_from(["", "2026-01-31"])
CODES = ("yes", "no", "other", "1", "a b", "A")


class _Drawn:
    """Makes parts from what hypothesis draws; each has an id of its own."""

    def __init__(self, draw: st.DrawFn, *, odd: bool) -> None:
        self.draw, self.odd = draw, odd
        self.number = iter(range(10_000))
        self.ids: list[str] = []

    def id(self, letter: str) -> str:
        return f"{letter}{next(self.number)}"

    def one_of(self, *values: Any) -> Any:
        return self.draw(st.sampled_from(values))

    def name(self) -> str:
        """A name: any at all where the questionnaire is an odd one, else one of its own."""
        return str(self.draw(NAMES)) if self.odd else self.id("name_")

    def text(self, *, always: bool = False) -> LocalizedText:
        by_locale = {
            locale: Wording(self.draw(WORDS), self.one_of(State.DRAFT, State.REVIEWED))
            for locale in (FR, NL)
            if self.one_of(True, False) or (always and locale == FR)
        }
        return LocalizedText(by_locale)

    def choices(self) -> tuple[Choice, ...]:
        codes = st.sampled_from(CODES if self.odd else CODES[:4])
        names = self.draw(st.lists(codes, max_size=3, unique=not self.odd))
        return tuple(
            Choice(
                self.id("c"), name, self.text(always=True), columns=self.one_of({}, {"nuts": "BE"})
            )
            for name in names
        )

    def rows(self) -> tuple[Row, ...]:
        names = [self.name() for _ in range(self.one_of(0, 1, 3))]
        return tuple(Row(self.id("r"), name, self.text(), self.expression()) for name in names)

    def expression(self) -> str:
        some = ["", "", "true()", "1 + 1 = 2", "${gone} = 1"]
        return str(self.one_of(*some, *(f"${{{id}}} > 0" for id in self.ids[-2:])))

    def chosen(self) -> tuple[k.Kind, ...]:
        """Kinds with choices, some of them without any."""
        choices = self.choices()
        name = self.one_of("", "shared", "two words")
        return (
            k.Single(choices, name, other=self.one_of(True, False)),
            k.Multiple(choices, 0, None, "", name, other=self.one_of(True, False)),
            k.Multiple(choices, 1, 2, choices[0].id if choices else "", name),
            k.Ranking(choices, name),
            k.Matrix(self.rows(), choices, self.one_of("single", "multiple", "number", "text")),
        )

    def numbers(self) -> tuple[k.Kind, ...]:
        low, high = self.draw(NUMBERS), self.draw(NUMBERS)
        first, last = self.draw(WHOLE), self.draw(WHOLE)
        return (
            k.Integer(first, last, self.one_of(text_of(), text_of(fr="ETP"))),
            k.DecimalNumber(low, high, text_of(), self.one_of("plain", "euro", "percent")),
            k.Scale(Decimal(0), Decimal(10), Decimal(1), self.text(), self.text()),
            k.Scale(Decimal(3), Decimal(3)),
            k.Numbers(self.rows(), low, high, self.expression()),
            k.Year(first, last),
        )

    def others(self) -> tuple[k.Kind, ...]:
        file = self.one_of("communes.csv", "c.geojson", "c.txt")
        return (
            k.YesNo(), k.Text(self.one_of(True, False), self.one_of(2000, 80)), k.Email(),
            k.Phone(), k.Url(), k.PostalAddress(), k.Testimony(),
            k.Reference(file, self.one_of(True, False)), k.Date(self.draw(DAYS), self.draw(DAYS)),
            k.Month(self.one_of("", "2026-03")), k.Period(), k.Duration(), k.Time(), k.Instant(),
            k.File(self.one_of(20_000_000, 5)), k.Image(self.one_of(None, 800)), k.Recording(),
            k.Signature(), k.Commune(), k.Place(self.one_of("point", "line", "area")),
            k.EnterpriseNumber(), k.Goal(), k.Consent("3"), k.Acknowledged(), k.Calculated(),
            k.Summary(tuple(self.ids[-1:])), k.Hidden(), k.Hidden("today"), k.Note(),
            k.Kept("barcode"), k.Kept("no such type"),
        )  # fmt: skip

    def kind(self) -> k.Kind:
        kinds: tuple[k.Kind, ...] = self.one_of(self.chosen, self.numbers, self.others)()
        return self.draw(st.sampled_from(kinds))

    def logic(self) -> Logic:
        default = self.one_of("", "'oui'", "38", "'a - b'", "today()", '"l\'eau"')
        trigger = f"${{{self.ids[-1]}}}" if self.ids and self.one_of(True, False) else ""
        return Logic(
            relevant=self.expression(), constraint=self.expression(), warning=self.expression(),
            required=self.expression(), read_only=self.expression(), default=default,
            calculation=self.expression(), trigger=trigger, choice_filter="",
        )  # fmt: skip

    def question(self) -> Question:
        kind = self.kind()
        made = Question(
            self.id("q"), self.name(), kind,
            label=self.text(), hint=self.text(), guidance=self.text(),
            required=self.one_of(True, False), constraint_message=self.text(),
            warning_message=self.text(), logic=self.one_of(Logic(), self.logic()),
            appearance=self.one_of("", "w2"), media=self.one_of({}, {"image": text_of(fr="a.png")}),
            kept=self.one_of({}, {"remarks": "=voir Paul"}),
        )  # fmt: skip
        self.ids.append(made.id)
        return made

    def items(self, deep: int) -> tuple[Item, ...]:
        some: list[Item] = []
        for _ in range(self.one_of(1, 2, 3)):
            some.append(
                self.group(deep + 1) if deep < 2 and self.one_of(0, 0, 1) else self.question()
            )
        return tuple(some)

    def group(self, deep: int) -> Group:
        repeat = self.one_of(None, Repeat(), Repeat(self.expression(), 1, 3))
        logic = Logic(relevant=self.expression())
        return Group(
            self.id("g"), self.name(), self.text(), self.items(deep), logic, repeat,
        )  # fmt: skip

    def page(self) -> Page:
        return Page(self.id("p"), self.name(), self.text(), self.items(0))

    def module(self) -> Module:
        pages = tuple(self.page() for _ in range(self.one_of(1, 2)))
        return Module(self.id("m"), self.name(), self.text(), pages)


@st.composite
def definitions(draw: st.DrawFn, *, odd: bool = True) -> Definition:
    """A questionnaire of one or two modules, with questions of every kind.

    :param odd: whether names may be missing, unsound or there twice, as drafts have them.
    """
    drawn = _Drawn(draw, odd=odd)
    modules = tuple(drawn.module() for _ in range(drawn.one_of(1, 2)))
    return Definition((FR, NL), text_of(fr="Votre impact", nl="Uw impact"), modules)
