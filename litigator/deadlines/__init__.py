"""Time limits: the day an event starts, a dated rule, a calendar, and the last day, with every step told."""
