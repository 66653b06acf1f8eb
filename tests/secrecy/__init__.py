"""What must never be told: cases E20 to E28 of the trust model, by their number."""
