"""XLSForm: a questionnaire written in a spreadsheet, as Kobo, ODK and their kin read it.

``reader.read`` is the door.  Behind it, in a child process: ``scan`` looks at the zip before
anything opens it, ``workbook`` gives its sheets as text, ``headers`` says which column is
what, ``choices`` and ``survey`` read the rows, ``layout`` makes modules and pages of groups.
"""
