"""The library: rules, templates, clauses and precedents, found, read and validated for everyone else."""
