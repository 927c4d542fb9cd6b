"""Alembic migrations. A new file here = a new schema version = a new epoch (see upgrade.py)."""
