"""ExpressionScript, the language of LimeSurvey's conditions, said in ours."""
