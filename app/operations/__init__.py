"""What an operator does with the house as a whole: keep a copy of it, and bring it back."""
