"""What several rooms ask of the tables."""
