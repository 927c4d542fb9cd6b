"""What can go wrong with a database.

StoreError          it cannot be used; the message is one line for the operator
└── Unavailable     it does not answer now (locked, full, gone); trying again may help
"""


class StoreError(Exception):
    """The database cannot be used; the message is one line for the operator."""


class Unavailable(StoreError):
    """The database does not answer now (locked, full, gone); trying again may help."""
