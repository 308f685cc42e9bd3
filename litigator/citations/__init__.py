"""Authorities and how they are written: identity, citation, provision, date."""
