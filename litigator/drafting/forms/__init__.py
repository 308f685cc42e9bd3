"""What a form requires, proved as far as a program can: of the case before a word is written, of the finished file, and by a person's tick."""
