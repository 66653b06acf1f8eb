"""Work to be done later: asked for in the transaction that causes it, done by a worker.

``queue`` is what actions ask with and a worker claims with; ``work`` says what a job can be;
``worker`` does one after another.  The table decides everything: see decision 18.
"""
