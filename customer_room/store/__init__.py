"""Where the product remembers: tables, log, sealed register, on SQLite or PostgreSQL."""
