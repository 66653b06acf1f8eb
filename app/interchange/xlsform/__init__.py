"""XLSForm: a questionnaire written in a spreadsheet, as Kobo, ODK and their kin read it.

``reader.read`` is the door.  Behind it, in a child process: ``formats`` tells by the content
whose file it is, ``scan`` looks at a zip before anything opens it, ``workbook`` gives the sheets
as text, ``headers`` says which column is what.  Then twice over the rows: ``survey`` learns who
is called what and stands where, so that ``expressions`` can speak of questions by id;
``questions`` and ``layout`` read what each row says.  What is not carried out is kept under the
name of its column, and each thing that is kept, changed, lost or left to a person is listed.
"""
