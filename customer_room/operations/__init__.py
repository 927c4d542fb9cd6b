"""What an operator runs beside the server: checks, copies, measurements."""
