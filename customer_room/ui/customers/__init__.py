"""Customers gained and lost: people before percentages."""
