"""Alembic's own entrance is not used: `store.upgrades` runs the steps on a connection of the store."""
