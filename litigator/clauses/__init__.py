"""The clauses: what one is, when one fits, and why."""
