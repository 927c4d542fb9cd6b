"""Who gets in, from where, and how much at once. No storage and no web framework here."""
