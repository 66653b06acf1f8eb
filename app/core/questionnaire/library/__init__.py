"""Modules of the library: taken out of a questionnaire, put into others, kept up to date there."""
