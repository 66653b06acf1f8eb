"""What an author is told about a questionnaire at any time: what stops it, what to mend, what to
think of."""
