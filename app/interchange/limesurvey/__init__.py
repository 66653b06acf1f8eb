"""LimeSurvey in and out: ``.lss``, ``.lsg``, ``.lsq``, tab-separated text."""
