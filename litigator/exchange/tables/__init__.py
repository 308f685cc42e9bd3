"""Tables of cases, in and out: what strangers keep in Excel and CSV, read cell by cell; the office's own, given out and taken back whole."""
