"""Drafting: plan, compose, render once, prove; then saved whole, with a manifest."""
