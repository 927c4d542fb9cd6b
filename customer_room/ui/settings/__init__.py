"""Settings: the company, its functions, its people and its kinds of customer."""
