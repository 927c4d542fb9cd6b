"""One file per schema version, named by four digits."""
