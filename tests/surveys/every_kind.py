"""A questionnaire that asks for everything that can be asked, in French and in Dutch."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.core.questionnaire import kinds
from app.core.questionnaire.definition import Definition, Group, Page, Question
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Choice, Row
from app.core.text import FR, NL, LocalizedText, text_of
from tests.make import a_choice, a_module, a_question


def _ask(name: str, kind: kinds.Kind, fr: str, nl: str, **fields: object) -> Question:
    return a_question(name, kind, label=text_of(fr=fr, nl=nl), **fields)


def _page(id: str, fr: str, nl: str, *parts: Question | Group) -> Page:
    return Page(id=f"p-{id}", title=text_of(fr=fr, nl=nl), parts=parts)


def _choices(**labels: tuple[str, str]) -> tuple[Choice, ...]:
    return tuple(a_choice(name, fr=fr, nl=nl) for name, (fr, nl) in labels.items())


def _rows(**labels: tuple[str, str]) -> tuple[Row, ...]:
    return tuple(Row(f"r-{name}", name, text_of(fr=fr, nl=nl)) for name, (fr, nl) in labels.items())


EUROS, PER_CENT = text_of(fr="€", nl="€"), text_of(fr="%", nl="%")
WAYS = _choices(
    bike=("À vélo", "Met de fiets"),
    bus=("En bus ou en train", "Met de bus of de trein"),
    car=("En voiture", "Met de auto"),
    none=("Rien de tout cela", "Niets daarvan"),
)
VOICES = _choices(
    told=("Informés", "Ingelicht"),
    heard=("Consultés", "Gehoord"),
    decide=("Décident aussi", "Beslissen mee"),
)
YEARS = _choices(y2024=("2024", "2024"), y2025=("2025", "2025"))
SUBJECTS = _rows(
    hours=("Les horaires", "De uurroosters"),
    hiring=("L’embauche d’un collègue", "De aanwerving van een collega"),
    profit=("L’affectation du bénéfice", "De bestemming van de winst"),
)
INCOME = _rows(
    sales=("Ventes et services", "Verkoop en diensten"),
    grants=("Subsides publics", "Overheidssubsidies"),
    gifts=("Dons et mécénat", "Giften en mecenaat"),
)

WORDS = _page(
    "words", "Votre entreprise", "Uw onderneming",
    _ask("read", kinds.Note(), "Ces informations restent entre vous et la fédération.",
         "Deze gegevens blijven tussen u en de federatie."),
    _ask("name", kinds.Text(longest=80), "Nom d’usage de l’entreprise",
         "Gebruikelijke naam van de onderneming", required=True),
    _ask("mission", kinds.Text(multiline=True), "Votre mission, en quelques phrases",
         "Uw missie, in enkele zinnen",
         hint=text_of(fr="Comme vous la diriez à un voisin.",
                      nl="Zoals u ze aan een buur zou vertellen.")),
    _ask("number", kinds.EnterpriseNumber(), "Numéro d’entreprise", "Ondernemingsnummer"),
    _ask("mail", kinds.Email(), "Adresse électronique", "E-mailadres"),
    _ask("phone", kinds.Phone(), "Téléphone", "Telefoon"),
    _ask("site", kinds.Url(), "Site web", "Website"),
    _ask("address", kinds.PostalAddress(), "Adresse du siège", "Adres van de zetel"),
    _ask("commune", kinds.Commune(), "Commune où vous travaillez surtout",
         "Gemeente waar u vooral werkt"),
    _ask("door", kinds.Place(), "Où se trouve votre porte d’entrée ?", "Waar ligt uw ingang?"),
)  # fmt: skip
NUMBERS = _page(
    "numbers", "Vos chiffres", "Uw cijfers",
    _ask("workers", kinds.Integer(least=0, unit=text_of(fr="personnes", nl="personen")),
         "Salariés au 31 décembre", "Werknemers op 31 december", required=True,
         logic=Logic(warning=". < 500"),
         warning_message=text_of(fr="Plus de 500 personnes, est-ce bien cela ?",
                                 nl="Meer dan 500 personen, klopt dat?")),
    _ask("turnover", kinds.DecimalNumber(form="euro"), "Chiffre d’affaires", "Omzet"),
    _ask("share", kinds.DecimalNumber(least=Decimal(0), most=Decimal(100), form="percent"),
         "Part des femmes", "Aandeel vrouwen"),
    _ask("founded", kinds.Year(earliest=1850, latest=2026), "Année de création",
         "Jaar van oprichting"),
    _ask("income", kinds.Numbers(rows=INCOME, total="100", unit=PER_CENT),
         "D’où viennent vos moyens ?", "Waar komen uw middelen vandaan?"),
    _ask("mood", kinds.Scale(least=Decimal(0), most=Decimal(10),
                             lowest=text_of(fr="pas du tout", nl="helemaal niet"),
                             highest=text_of(fr="tout à fait", nl="helemaal wel")),
         "Recommanderiez-vous d’y travailler ?", "Zou u aanraden er te werken?"),
    _ask("distance", kinds.Scale(least=Decimal(0), most=Decimal(100)),
         "Part des achats faits à moins de 50 km", "Aandeel aankopen binnen 50 km"),
    _ask("half", kinds.Calculated(), "Un sur deux", "Eén op de twee",
         logic=Logic(calculation="${q-workers} div 2")),
)  # fmt: skip
CHOICES = _page(
    "choices", "Vos choix", "Uw keuzes",
    _ask("member", kinds.YesNo(), "Êtes-vous une coopérative ?", "Bent u een coöperatie?"),
    _ask("main", kinds.Single(WAYS, other=True), "Comment vient-on le plus souvent ?",
         "Hoe komt men het vaakst?"),
    _ask("ways", kinds.Multiple(WAYS, exclusive="c-none", most=2),
         "Qu’est-ce que vous remboursez ?", "Wat betaalt u terug?"),
    _ask("listed", kinds.Single(WAYS), "Et chez vos voisins ?", "En bij uw buren?",
         appearance="minimal"),
    _ask("likert", kinds.Single(VOICES), "Les salariés, en général", "De werknemers, meestal",
         appearance="likert"),
    _ask("order", kinds.Ranking(WAYS[:3]), "Par ordre de préférence", "In volgorde van voorkeur"),
    _ask("voice", kinds.Matrix(SUBJECTS, VOICES), "Qui décide de quoi ?", "Wie beslist waarover?"),
    _ask("means", kinds.Matrix(SUBJECTS[:2], VOICES, cell="multiple"), "Par quels moyens ?",
         "Hoe gebeurt dat?"),
    _ask("hours", kinds.Matrix(INCOME[:2], YEARS, cell="number"), "En euros, par an",
         "In euro, per jaar"),
    _ask("notes", kinds.Matrix(INCOME[:2], YEARS, cell="text"), "En un mot", "In één woord"),
    _ask("goals", kinds.Goal(), "Vos cibles de développement durable", "Uw duurzame doelen"),
)  # fmt: skip
DATES = _page(
    "dates", "Vos dates", "Uw data",
    _ask("day", kinds.Date(), "Le jour des statuts", "De dag van de statuten"),
    _ask("month", kinds.Month(), "Le mois le plus chargé", "De drukste maand"),
    _ask("period", kinds.Period(), "L’exercice", "Het boekjaar"),
    _ask("opens", kinds.Time(), "À quelle heure ouvrez-vous ?", "Hoe laat gaat u open?"),
    _ask("met", kinds.Instant(), "La dernière assemblée", "De laatste vergadering"),
    _ask("week", kinds.Duration(), "Une semaine de travail", "Een werkweek"),
)  # fmt: skip
VOICE = _page(
    "voice", "Une voix", "Een stem",
    _ask("said", kinds.Testimony(), "Quelqu’un raconte", "Iemand vertelt"),
    _ask("agree", kinds.Consent(version="2"),
         "Nous acceptons que la fédération cite nos chiffres.",
         "Wij gaan ermee akkoord dat de federatie onze cijfers aanhaalt."),
    _ask("seen", kinds.Acknowledged(), "La charte des données", "Het gegevenshandvest"),
    _ask("report", kinds.File(), "Votre rapport annuel", "Uw jaarverslag"),
    _ask("picture", kinds.Image(), "Une photo de l’atelier", "Een foto van het atelier"),
    _ask("signature", kinds.Signature(), "Votre signature", "Uw handtekening"),
    _ask("nace", kinds.Reference(file="nace.csv"), "Code d’activité", "Activiteitscode"),
)  # fmt: skip
SITES = _page(
    "sites", "Vos sites", "Uw vestigingen",
    Group(
        "g-site", "site", text_of(fr="Site", nl="Vestiging"),
        (
            _ask("where", kinds.Text(), "Nom du site", "Naam van de vestiging", required=True),
            _ask("jobs", kinds.Integer(least=0), "Postes", "Banen"),
            Group(
                "g-team", "team", text_of(fr="Équipe", nl="Ploeg"),
                (_ask("team", kinds.Text(), "Nom de l’équipe", "Naam van de ploeg"),),
                repeat=Repeat(),
            ),
        ),
        repeat=Repeat(least=1, most=3),
    ),
    Group(
        "g-buy", "buy", text_of(fr="Achat", nl="Aankoop"),
        (
            _ask("what", kinds.Text(), "Quoi", "Wat"),
            _ask("cost", kinds.DecimalNumber(form="euro"), "Combien", "Hoeveel"),
            _ask("when", kinds.Month(), "Quand", "Wanneer"),
        ),
        repeat=Repeat(least=2, table=True),
    ),
    Group(
        "g-last", "last", text_of(fr="Pour finir", nl="Tot slot"),
        (
            _ask("all", kinds.Calculated(), "Postes en tout", "Banen samen",
                 logic=Logic(calculation="sum(${q-jobs})")),
            _ask("look", kinds.Summary(of=("q-half", "q-all")), "Est-ce exact ?", "Klopt dit?"),
        ),
    ),
)  # fmt: skip

PAGES = (WORDS, NUMBERS, CHOICES, DATES, VOICE, SITES)
TITLE: LocalizedText = text_of(fr="Tout", nl="Alles")
EVERYTHING = Definition(
    locales=(FR, NL), title=TITLE, modules=(a_module(*PAGES, title=TITLE),)
)  # fmt: skip

TYPED: dict[str, dict[str, Any]] = {
    "p-words": {
        "q-name": "La Maille franche",
        "q-mission": "Réparer,\nplutôt que jeter.",
        "q-number": "0123.456.749",
        "q-mail": "bonjour@example.org",
        "q-phone": "+32 2 555 12 34",
        "q-site": "example.org/maille",
        "q-address-street": "Rue du Quai 3",
        "q-address-postcode": "7500",
        "q-address-place": "Tournai",
        "q-address-country": "BE",
        "q-door-latitude": "50,6056",
        "q-door-longitude": "3,3878",
    },
    "p-numbers": {
        "q-workers": "24",
        "q-turnover": "1 268 000,50",
        "q-share": "62,5",
        "q-founded": "1999",
        "q-income-r-sales": "60",
        "q-income-r-grants": "30,5",
        "q-income-r-gifts": "9,5",
        "q-mood": "9",
        "q-distance": "45",
    },
    "p-choices": {
        "q-member": "yes",
        "q-main": "other",
        "q-main-other": "À pied",
        "q-ways": ["c-bike", "c-bus"],
        "q-listed": "c-car",
        "q-likert": "c-heard",
        "q-order-c-bike": "2",
        "q-order-c-bus": "1",
        "q-order-c-car": "3",
        "q-voice-r-hours": "c-told",
        "q-voice-r-hiring": "c-decide",
        "q-means-r-hours": ["c-told", "c-heard"],
        "q-hours-r-sales/c-y2024": "1 000,5",
        "q-hours-r-sales/c-y2025": "2000",
        "q-notes-r-grants/c-y2025": "stables",
        "q-goals": ["8.5", "12.5"],
    },
    "p-dates": {
        "q-day-day": "27", "q-day-month": "mars", "q-day-year": "2016",
        "q-month-month": "12", "q-month-year": "2025",
        "q-period-from-day": "1", "q-period-from-month": "1", "q-period-from-year": "2025",
        "q-period-to-day": "31", "q-period-to-month": "12", "q-period-to-year": "2025",
        "q-opens": "9:30",
        "q-met-day": "2", "q-met-month": "6", "q-met-year": "2025", "q-met-time": "18:00",
        "q-week": "35:30",
    },
    "p-voice": {
        "q-said-text": "J’ai retrouvé mes matins.",
        "q-said-speaker": "Nadia",
        "q-said-role": "couturière",
        "q-said-quotable": "yes",
        "q-agree": "yes",
        "q-seen": "yes",
    },
    "p-sites": {
        "g-site": "n1",
        "g-site-n1-q-where": "Tournai",
        "g-site-n1-q-jobs": "12",
        "g-buy": ["n1", "n2"],
        "g-buy-n1-q-what": "Laine",
        "g-buy-n1-q-cost": "80,25",
        "g-buy-n1-q-when-month": "mai",
        "g-buy-n1-q-when-year": "2025",
    },
}  # fmt: skip
"""What somebody types on each page of a French questionnaire, by field."""
