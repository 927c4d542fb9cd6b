"""The competency: the record beside what leaders say, and the gap between them."""
