"""Dates in: one grammar for the forms law is dated in, and a date read back in words."""
