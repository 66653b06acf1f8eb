"""The printed sheet: what stands on its one page, in which letters, and what is refused."""

from __future__ import annotations

import msgspec
import pytest

from app.core.errors import Unsound
from app.core.sheets.content import Content
from app.core.text import FR, NL, Locale, text_of
from app.documents import pdf
from tests.core.sheets.makers import A_VOICE, SOME_PRACTICES, a_comparison, a_content
from tests.documents.pages import look_at, unembedded

SAID = {
    FR: (
        "La Maille franche", "Fiche d’impact 2025", "Mouscron, Hainaut", "38", "1 412 t", "77 %",
        "24 personnes sur 31, 2025.", "C’est le cas de 27 des 38 personnes comptées (71 %).",
        "C’est plus que dans le Hainaut (33 % en 2023).",
        "(59 % ; intervalle à 95 % : 51 à 65 %)", "Source : Statbel", "CC BY 4.0",
        "extraction du 12/11/2026", "b = rupture de série", "traduction non officielle",
        "la donnée n’existe pas pour Mouscron",
        "Données du territoire : 2023 ; données de la structure : 2025.",
        "© EuroGeographics", "Édition 1 du 16/11/2026", "inventées", "non concluant", "inférieur",
    ),
    NL: (
        "La Maille franche", "Impactfiche 2025", "Moeskroen, Henegouwen", "38", "1.412 t", "77%",
        "24 van de 31 personen, 2025.", "Dit geldt voor 27 van de 38 getelde personen (71%).",
        "Dat is meer dan in Henegouwen (33% in 2023).",
        "(59%; 95%-interval: 51% tot 65%)", "Bron: Statbel", "CC BY 4.0",
        "geraadpleegd op 12/11/2026", "b = breuk in de reeks", "niet-officiële vertaling",
        "er is geen gegeven voor Moeskroen",
        "Gegevens van het gebied: 2023; gegevens van de organisatie: 2025.",
        "© EuroGeographics", "Uitgave 1 van 16/11/2026", "verzonnen", "vertaald uit het Frans",
        "geen uitsluitsel", "lager",
    ),
}  # fmt: skip
"""Value, n, year, territory and source, as a reader finds them."""


@pytest.mark.parametrize("locale", [FR, NL])
def test_a_sheet_stands_whole_on_one_page_in_letters_that_are_ours(locale: Locale) -> None:
    printed = pdf.print_sheet(a_content(), locale)

    page = look_at(printed)
    assert [part for part in SAID[locale] if part not in page.words] == []
    assert (page.pages, page.strange, page.outside, unembedded(printed)) == (1, (), (), [])
    assert all(font.startswith("Vises") for font in page.fonts) and page.smallest >= 7.99
    assert (page.language, page.title) == (f"{locale}-BE", TITLES[locale])


TITLES = {
    FR: "La Maille franche · Fiche d’impact 2025",
    NL: "La Maille franche · Impactfiche 2025",
}


def test_a_draft_says_that_it_is_one() -> None:
    draft = a_content(edition=0, edition_on=None)

    assert "Ontwerp: niet verspreiden" in look_at(pdf.print_sheet(draft, NL)).words


def test_a_figure_that_is_secret_is_nowhere_in_the_file() -> None:
    """A204: states are designed, and never 0 % or a crash."""
    content = a_content(figures=(), comparisons=(a_comparison(2, 38),))

    words = look_at(pdf.print_sheet(content, FR)).words
    assert "moins de 5 personnes" in words
    assert "2 des 38" not in words and "0 %" not in words.replace("100 %", "")


def test_a_sheet_with_nothing_but_its_promise_prints() -> None:
    bare = a_content(
        figures=(), comparisons=(), practices=(), voices=(), chain=None, goals=(), contact=""
    )

    assert look_at(pdf.print_sheet(bare, NL)).pages == 1


def test_words_of_any_european_language_and_of_a_name_print() -> None:
    content = a_content(
        promise=text_of(
            fr="Œuvrer, à l’île d’Aÿ : ŵ ș ž ł € « ça »", nl="Coöperatie ’s Gravenwezel"
        )
    )

    assert "Œuvrer, à l’île d’Aÿ" in look_at(pdf.print_sheet(content, FR)).words


@pytest.mark.parametrize("sign", ["🙂", "中", "ع"])
def test_a_sign_that_no_font_of_ours_has_is_refused_and_never_printed_as_a_box(sign: str) -> None:
    content = a_content(promise=text_of(fr=f"Bonjour {sign}", nl="Dag"))

    with pytest.raises(Unsound) as refusal:
        pdf.print_sheet(content, FR)
    assert [problem.code for problem in refusal.value.problems] == ["sheet.unprintable"]


def test_a_sheet_that_is_a_little_long_takes_less_air() -> None:
    long = text_of(fr="mot " * 65, nl="woord " * 45)
    content = a_content(voices=(msgspec.structs.replace(A_VOICE, words=long),))

    assert look_at(pdf.print_sheet(content, NL)).pages == 1


def test_a_short_sheet_spreads_over_its_page() -> None:
    short = a_content(practices=SOME_PRACTICES[:3], comparisons=(a_comparison(),) * 2)

    assert 0 < look_at(pdf.print_sheet(short, FR)).blank < 25


def test_a_sheet_that_is_much_too_long_is_refused_by_its_language() -> None:
    notes = {"fr": "Une note qui n’en finit pas. " * 12, "nl": "Een noot zonder einde. " * 12}
    content = a_content(comparisons=(a_comparison(notes=notes),) * 3, practices=SOME_PRACTICES * 2)

    with pytest.raises(Unsound) as refusal:
        pdf.print_sheet(content, NL)
    problem = refusal.value.problems[0]
    assert (problem.code, problem.facts) == ("sheet.too-long", {"language": "nl"})


@pytest.mark.parametrize("many", [1, 3])
def test_the_foot_grows_with_its_sources_and_cuts_none(many: int) -> None:
    content: Content = a_content(
        practices=SOME_PRACTICES[:2],
        comparisons=tuple(
            a_comparison(
                titles={"fr": f"Mesure {at}", "nl": f"Maat {at}"},
                source=msgspec.structs.replace(
                    a_comparison().source or pytest.fail(), dataset=f"file_{at}"
                ),
            )
            for at in range(many)
        ),
    )

    words = look_at(pdf.print_sheet(content, FR)).words
    assert [at for at in range(many) if f"file_{at}" not in words] == []
