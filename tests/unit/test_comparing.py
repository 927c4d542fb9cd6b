"""The comparison with published figures notices every kind of difference."""

from tests.comparing import differences


def test_the_comparison_notices() -> None:
    wanted = {"a": {"exact": "1/2", "raw": 0.5, "shown": "0.5"}, "b": [1, 2], "c": True}
    assert differences({**wanted, "a": {"exact": "2/4", "raw": 0.5, "shown": "0.5"}}, wanted) == []
    for found in (
        {**wanted, "a": {"exact": "1/3", "raw": 0.5, "shown": "0.5"}},
        {**wanted, "a": {"exact": "1/2", "raw": 0.500001, "shown": "0.5"}},
        {**wanted, "a": {"exact": "1/2", "raw": None, "shown": "0.5"}},
        {**wanted, "b": [1]},
        {**wanted, "c": 1},
        {**wanted, "d": 0},
        {"a": wanted["a"], "b": wanted["b"]},
    ):
        assert len(differences(found, wanted)) == 1
