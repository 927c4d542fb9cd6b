"""The sample company, and any company file of its schema, replayed through ordinary commands."""
