"""Judgments taken in: sources found, files and rows read, each judgment put together, joined with what is there, its citations led to what they mean."""
