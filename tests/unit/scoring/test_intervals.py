"""The Wilson interval, against its defining equation."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.intervals import Z_95, wilson


@given(st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_both_ends_solve_the_score_equation(share: tuple[int, int]) -> None:
    k, n = share
    found = wilson(k, n)
    assert found is not None
    assert 0 <= found.low <= k / n <= found.high <= 1
    for end in (found.low, found.high):
        assert isclose((k / n - end) ** 2, Z_95**2 * end * (1 - end) / n, abs_tol=1e-12)


def test_nothing_counted_has_no_interval() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("k", "n"), [(3, 2), (-1, 4), (0, -1)])
def test_what_is_no_share_is_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        wilson(k, n)
