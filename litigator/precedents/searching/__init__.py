"""Judgments found: a question understood, widened by the thesaurus, ranked on judgments and paragraphs, narrowed and shown."""
