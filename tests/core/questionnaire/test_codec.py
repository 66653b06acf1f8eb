"""A definition comes back from its document as it was, and older documents still speak."""

from __future__ import annotations

import json

from hypothesis import given, settings

from app.core.questionnaire.codec import decode, encode
from app.core.questionnaire.definition import Definition
from tests import make
from tests.core.questionnaire.edits import definitions


@settings(deadline=None, max_examples=60)
@given(definitions())
def test_a_definition_is_the_same_after_a_stay_in_a_table(definition: Definition) -> None:
    assert decode(json.loads(json.dumps(encode(definition)))) == definition


def test_a_document_of_format_1_reads_as_it_did() -> None:
    document = {
        "format": 1,
        "locales": ["fr", "nl"],
        "title": {"by_locale": {"fr": {"text": "Votre impact"}, "nl": {"text": "Uw impact"}}},
        "modules": [
            {
                "id": "m-work",
                "title": {"by_locale": {"fr": {"text": "Emploi"}, "nl": {"text": "Werk"}}},
                "pages": [
                    {
                        "id": "p-staff",
                        "title": {
                            "by_locale": {"fr": {"text": "Effectifs"}, "nl": {"text": "Personeel"}}
                        },
                        "questions": [
                            {
                                "id": "q-workers",
                                "name": "workers",
                                "kind": {"is": "integer", "least": 0},
                                "label": {
                                    "by_locale": {
                                        "fr": {"text": "Combien de salariés ?"},
                                        "nl": {"text": "Hoeveel werknemers?"},
                                    }
                                },
                            }
                        ],
                    }
                ],
            }
        ],
    }

    assert decode(document) == make.a_definition()
