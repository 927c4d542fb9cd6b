"""The method's records, commands and rules: pure, without clock, randomness or storage."""
