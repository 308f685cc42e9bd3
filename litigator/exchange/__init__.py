"""Ways out of the office into the programs people live in: calendars now, tables and references later."""
