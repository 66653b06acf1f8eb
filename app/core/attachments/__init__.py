"""What may be attached to an answer, told by its name and by what it holds."""
