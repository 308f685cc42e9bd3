"""The docket: every computed time limit and every date fixed by others, by day. A read model, rebuilt from events and rules; it may be thrown away."""
