"""Changes of the schema since the first house, one file each."""
