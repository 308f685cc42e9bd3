"""The store: the one way to open a database (`connection`), its sessions (`engine`), its chained log (`audit`), its `upgrades`.

Nothing is imported here: the docket is read through the plain connection, without SQLAlchemy.
"""
