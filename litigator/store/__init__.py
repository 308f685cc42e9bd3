"""The store: the one way to open a database, its sessions, its chained log, its upgrades."""

from litigator.store.engine import create, reading, writing

__all__ = ["create", "reading", "writing"]
