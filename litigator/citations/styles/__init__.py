"""The house styles, a file a house: each prints a decision as spans of (words, italic)."""
