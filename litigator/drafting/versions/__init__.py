"""Drafts after they were made: what their prints prove (prints, verifying) and what has changed under them since (impact)."""
