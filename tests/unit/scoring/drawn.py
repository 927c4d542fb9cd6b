"""Fractions to draw: Hypothesis' own are many times slower than two integers."""

from fractions import Fraction

from hypothesis import strategies as st

DENOMINATORS = (1, 3, 7, 8, 20, 100, 300)


def fractions(low: int, high: int) -> st.SearchStrategy[Fraction]:
    """Fractions from low to high with denominators that round in all kinds of ways."""
    return st.sampled_from(DENOMINATORS).flatmap(
        lambda d: st.integers(low * d, high * d).map(lambda n: Fraction(n, d))
    )
