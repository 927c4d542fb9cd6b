"""The live room: one write path, and everybody's screens right after it (docs/PROTOCOL.md)."""
