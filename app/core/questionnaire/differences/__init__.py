"""Two definitions beside each other: what leads from one to the other, and what that changes."""
