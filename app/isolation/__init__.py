"""A function in a child process that may be killed, with limits of memory and of time.

What strangers wrote is parsed there, and pages are drawn there: a parser that runs wild
takes its child with it and nothing else.  The child has none of our secrets in its
environment, its own empty folder, and speaks plain values only::

    match isolation.run("app.interchange.xlsform.workbook.sheets", data, seconds=10):
        case isolation.Done(sheets): ...
        case isolation.TookTooLong(): ...
"""

from app.isolation.outcome import Died, Done, Fault, Outcome, TookTooLong, TookTooMuch
from app.isolation.process import run
from app.isolation.warm import Warm

__all__ = ["Died", "Done", "Fault", "Outcome", "TookTooLong", "TookTooMuch", "Warm", "run"]
