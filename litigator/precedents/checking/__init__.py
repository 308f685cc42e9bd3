"""Cite-check: every citation of a document held against what is known, every quotation against the words that were said."""
