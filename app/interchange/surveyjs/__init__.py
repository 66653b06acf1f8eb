"""Questionnaires of SurveyJS, as the JSON that its Creator saves."""
