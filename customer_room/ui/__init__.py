"""Pages: Reflex components and read-only states."""
