"""Judgments: imported, searched, followed, marked, and every citation of a filing held against them."""
