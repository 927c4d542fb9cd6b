"""The room page: the shared board."""
