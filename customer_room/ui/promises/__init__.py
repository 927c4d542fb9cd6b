"""What we promised and what became of it: counts before percentages."""
