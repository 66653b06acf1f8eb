"""A questionnaire as a survey of LimeSurvey: see ``writer``."""
