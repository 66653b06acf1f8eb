"""XLSForms out: a questionnaire as a workbook that Kobo, ODK and their kin read.

``writer.write`` is the door.  Behind it: ``outline`` says which parts become groups,
``naming`` what each is called, ``types`` as which type a kind is written, ``rows`` what stands
in the cells of a question, ``grids`` the kinds that take several rows, ``lists`` the choices;
``workbook`` makes the file.  What is said otherwise there, or not at all, ``told`` lists.
"""
