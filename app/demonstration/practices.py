"""How an enterprise decides, where it stands, and what somebody says of it."""

from __future__ import annotations

from decimal import Decimal

from app.core.questionnaire.definition import Module
from app.core.questionnaire.kinds import DecimalNumber, Note
from app.demonstration.wording import NOT_KNOWN, ask, how_many, one_of, page, said, some_of, words

PRACTICES = Module(
    id="m-practices",
    name="practices",
    title=said(("Gouvernance et pratiques", "Bestuur en werkwijze")),
    pages=(
        page(
            "governance",
            ("Comment nous décidons", "Hoe we beslissen"),
            some_of(
                "voters",
                ("Qui vote à votre assemblée générale ?", "Wie stemt op uw algemene vergadering?"),
                {
                    "staff": ("Des salariés permanents", "Omkadering en vaste werknemers"),
                    "pathway": ("Des salariés en parcours", "Doelgroepwerknemers"),
                    "users": ("Des usagers ou des clients", "Gebruikers of klanten"),
                    "volunteers": ("Des bénévoles", "Vrijwilligers"),
                    "public": ("Des pouvoirs publics", "Overheden"),
                    "partners": (
                        "Des associations ou des entreprises partenaires",
                        "Partnerverenigingen of -ondernemingen",
                    ),
                },
                hint=("Plusieurs réponses possibles.", "U kunt meer dan één antwoord aanduiden."),
            ),
            ask(
                "wage_ratio",
                (
                    "Quel est le rapport entre le salaire horaire le plus haut et le plus bas ?",
                    "Hoe verhoudt het hoogste uurloon zich tot het laagste?",
                ),
                DecimalNumber(least=Decimal(1), most=Decimal(100), unit=said(("fois", "keer"))),
                hint=(
                    "Écrivez 3 si le plus haut vaut trois fois le plus bas. Salaires bruts. "
                    "Laissez vide si vous ne le savez pas.",
                    "Schrijf 3 als het hoogste driemaal het laagste is. Brutolonen. "
                    "Laat leeg als u het niet weet.",
                ),
            ),
            one_of(
                "surplus",
                (
                    "Qu'avez-vous fait de l'excédent de l'année ?",
                    "Wat hebt u met het overschot van het jaar gedaan?",
                ),
                {
                    "reinvested": (
                        "Entièrement réinvesti ou mis en réserve",
                        "Volledig geherinvesteerd of gereserveerd",
                    ),
                    "shared": (
                        "En partie distribué, dans une limite fixée par les statuts",
                        "Deels uitgekeerd, binnen een grens in de statuten",
                    ),
                    "none": ("Il n'y en a pas eu", "Er was er geen"),
                    "unknown": NOT_KNOWN,
                },
            ),
            how_many(
                "training_hours",
                (
                    "Combien d'heures de formation les salariés en parcours ont-ils suivies ?",
                    "Hoeveel uren opleiding volgden de doelgroepwerknemers?",
                ),
                unit=("heures", "uren"),
                hint=(
                    "Toutes les heures de l'année ensemble, sans l'apprentissage sur le poste.",
                    "Alle uren van het jaar samen, zonder het leren op de werkvloer.",
                ),
            ),
        ),
    ),
)
TERRITORY = Module(
    id="m-territory",
    name="territory",
    title=said(("Notre territoire", "Onze streek")),
    pages=(
        page(
            "anchoring",
            ("Ancrage local", "Lokale verankering"),
            one_of(
                "local_purchases",
                (
                    "Quelle part de vos achats faites-vous à moins de 30 km ?",
                    "Welk deel van uw aankopen doet u op minder dan 30 km?",
                ),
                {
                    "q1": ("Moins d'un quart", "Minder dan een kwart"),
                    "q2": ("D'un quart à la moitié", "Een kwart tot de helft"),
                    "q3": ("De la moitié aux trois quarts", "De helft tot drie kwart"),
                    "q4": ("Plus des trois quarts", "Meer dan drie kwart"),
                    "unknown": NOT_KNOWN,
                },
                hint=("En montant. Une estimation suffit.", "In euro. Een schatting volstaat."),
            ),
            some_of(
                "allies",
                (
                    "Avec qui avez-vous travaillé pour les parcours dans l'année ?",
                    "Met wie werkte u dat jaar samen voor de trajecten?",
                ),
                {
                    "employment": ("Le service public de l'emploi", "De openbare arbeidsdienst"),
                    "welfare": ("La commune, le CCAS ou le CPAS", "De gemeente of het OCMW"),
                    "schools": (
                        "Des écoles ou des organismes de formation",
                        "Scholen of opleidingscentra",
                    ),
                    "firms": ("Des entreprises classiques", "Gewone bedrijven"),
                    "across": (
                        "Une structure de l'autre côté de la frontière",
                        "Een organisatie aan de andere kant van de grens",
                    ),
                    "none": ("Personne", "Niemand"),
                },
                exclusive="none",
                hint=("Plusieurs réponses possibles.", "U kunt meer dan één antwoord aanduiden."),
            ),
        ),
    ),
)
VOICE = Module(
    id="m-voice",
    name="voice",
    title=said(("Une voix", "Een stem")),
    pages=(
        page(
            "testimony",
            ("Ce qu'en dit une personne", "Wat iemand erover zegt"),
            ask(
                "voice_note",
                (
                    "Une parole vaut un chiffre. Ne citez que quelqu'un qui a relu sa phrase.",
                    "Een stem zegt evenveel als een cijfer. Citeer alleen wie zijn zin nalas.",
                ),
                Note(),
            ),
            words(
                "quotation",
                (
                    "Que dit cette personne de son parcours ?",
                    "Wat zegt deze persoon over het traject?",
                ),
                longest=280,
                multiline=True,
                hint=(
                    "Avec ses mots. 280 caractères au plus.",
                    "In eigen woorden. Hoogstens 280 tekens.",
                ),
            ),
            words(
                "speaker",
                ("Comment la nommer ?", "Hoe noemen we die persoon?"),
                longest=80,
                hint=(
                    "Un prénom ou une fonction, jamais le nom entier.",
                    "Een voornaam of een functie, nooit de volledige naam.",
                ),
            ),
            one_of(
                "consent",
                ("Accepte-t-elle que sa phrase soit publiée ?", "Mag die zin gepubliceerd worden?"),
                {
                    "yes": ("Oui, par écrit", "Ja, schriftelijk"),
                    "no": ("Non, ou pas encore", "Nee, of nog niet"),
                },
            ),
        ),
    ),
)
