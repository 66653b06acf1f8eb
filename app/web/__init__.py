"""What every screen needs: forms, guards, languages, sentences, headers, error pages."""
