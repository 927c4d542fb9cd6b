import pytest

from customer_room.security.limits import (
    BadCharacters,
    BadJson,
    Bucket,
    Buckets,
    ChangeLimits,
    Limits,
    OpTooLarge,
    SlowDown,
    is_deeper,
    read_json,
)  # fmt: skip


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_json_is_read() -> None:
    assert read_json(b'{"a":[1,"\xc3\xa4"]}', 100) == {"a": [1, "ä"]}
    assert read_json('"ä"', 100) == "ä"


def test_size_counts_bytes() -> None:
    assert read_json('"ää"', 6) == "ää"
    with pytest.raises(OpTooLarge) as refused:
        read_json('"ää"', 5)
    assert (refused.value.limit, refused.value.actual) == (5, 6)


@pytest.mark.parametrize("text", ["", "{", "nan", "NaN", "{'a':1}", "\x00", "[1,]", "Infinity"])
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(BadJson):
        read_json(text, 100)


def test_bytes_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(BadCharacters):
        read_json(b'"\xff"', 100)


@pytest.mark.parametrize("text", ['"\\ud800"'])
def test_halves_of_characters_are_refused_as_text(text: str) -> None:
    with pytest.raises(BadCharacters):
        read_json(text, 100)


def test_depth_is_limited() -> None:
    assert read_json(nested(32), 1000) is not None
    with pytest.raises(BadJson):
        read_json(nested(33), 1000)


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_absurd_depth_is_refused_without_recursion(depth: int) -> None:
    with pytest.raises(BadJson):
        read_json(nested(depth), 10**6)
    with pytest.raises(BadJson):
        read_json('{"a":' * depth + "1" + "}" * depth, 10**7)


def test_depth_counts_objects_and_lists() -> None:
    assert not is_deeper({"a": [{"b": 1}]}, 3)
    assert is_deeper({"a": [{"b": 1}]}, 2)
    assert not is_deeper("x", 0)


def test_a_bucket_refills_steadily_up_to_its_burst() -> None:
    bucket = Bucket(rate=2, burst=3, left=3, at=0)
    assert [bucket.take(0) for _ in range(4)] == [True, True, True, False]
    assert bucket.take(0.5)
    assert not bucket.take(0.6)
    assert [bucket.take(100) for _ in range(4)] == [True, True, True, False]


def test_buckets_are_kept_per_key_and_the_least_used_are_forgotten() -> None:
    buckets = Buckets(rate=0, burst=1, clock=lambda: 0.0)
    assert buckets.take("a")
    assert not buckets.take("a")
    for n in range(10_000):
        buckets.take(str(n))
    assert buckets.take("a")


def test_a_session_has_60_changes_at_once_then_20_a_second() -> None:
    now = [0.0]
    limits = ChangeLimits(Limits(), lambda: now[0])
    for _ in range(60):
        limits.check("s1", "r1")
    with pytest.raises(SlowDown) as refused:
        limits.check("s1", "r1")
    assert refused.value.retry
    limits.check("s2", "r1")
    now[0] = 1.0
    for _ in range(20):
        limits.check("s1", "r1")
    with pytest.raises(SlowDown):
        limits.check("s1", "r1")


def test_a_room_has_300_changes_a_second_however_many_people_write() -> None:
    now = [0.0]
    limits = ChangeLimits(Limits(room_change_burst=300), lambda: now[0])
    for n in range(300):
        limits.check(f"s{n}", "r1")
    with pytest.raises(SlowDown):
        limits.check("s300", "r1")
    limits.check("s301", "r2")
    now[0] = 1.0
    limits.check("s300", "r1")
