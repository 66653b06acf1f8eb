"""How fast and how small it is: figures to look at on an idle machine; no test asserts a time."""
