"""Customer Room: leaders map the customer's journey, decide together, keep what they promise."""
