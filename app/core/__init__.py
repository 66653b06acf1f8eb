"""The rules of the house.

Nothing in this package imports anything but the standard library, this package, and
three libraries that only compute: ``msgspec``, ``re2`` and ``babel``.  No Flask, no
SQLAlchemy, no clock, no disk.  Values go in, values or refusals come out, and a test
needs nothing but a call.
"""
