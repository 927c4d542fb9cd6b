"""The town hall of the benchmark notices a dot that is lost, doubled or misplaced."""

import pytest

from customer_room.operations.bench.hall import miscounted

SENT = {"dot0": "a", "dot1": "a", "dot2": "b"}


@pytest.mark.parametrize(
    ("shown", "wrong"),
    [
        (SENT, 0),
        ({"dot0": "a", "dot2": "b"}, 1),
        ({**SENT, "dot3": "b"}, 1),
        ({**SENT, "dot2": "a"}, 1),
        ({"dot0": "a", "dot1": "a", "other": "b"}, 2),
        ({}, 3),
    ],
)
def test_every_dot_counts_once(shown: dict[str, str], wrong: int) -> None:
    assert miscounted(SENT, shown) == wrong
