"""A questionnaire as it is being answered: which parts count, what is calculated, what is wrong.

``model`` says what belongs to which path, ``dependencies`` what hangs on what, and ``filled``
keeps the answers: one change works out again only what hangs on it.
"""
