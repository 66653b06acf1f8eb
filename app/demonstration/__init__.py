"""The demonstration: an invented pole of work integration on both sides of a real border."""
