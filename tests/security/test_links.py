import logging

import pytest

from customer_room.domain.errors import LinkInvalid
from customer_room.domain.room import CODE_ALPHABET, CODE_LENGTH
from customer_room.security.limits import SlowDown
from customer_room.security.links import (
    Lockout,
    RedactTokens,
    new_link,
    read_code,
    redact,
)  # fmt: skip


def test_a_link_holds_its_token_in_a_path_that_is_exchanged() -> None:
    link = new_link("https://room.example.org")
    assert link.url == f"https://room.example.org/enter/{link.token}"
    assert len(link.token) >= 40


def test_a_code_is_six_of_thirty_two_characters_nobody_confuses() -> None:
    assert (CODE_LENGTH, len(CODE_ALPHABET)) == (6, 32)
    assert not set("0O1I") & set(CODE_ALPHABET)


def test_a_code_may_be_typed_small_and_in_groups() -> None:
    assert read_code(" abc-d2 3") == "ABCD23"


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFG", "ABCDE0", "ÄBCDEF", "A" * 10_000])
def test_what_cannot_be_a_code_is_refused_like_a_wrong_one(typed: str) -> None:
    with pytest.raises(LinkInvalid):
        read_code(typed)


def test_thirty_wrong_tries_a_minute_are_free_then_each_waits_a_second() -> None:
    now = [0.0]
    lockout = Lockout(lambda: now[0])
    for _ in range(30):
        assert lockout.wait() == 0
        lockout.wrong()
    assert [lockout.wait() for _ in range(3)] == [1, 2, 3]


def test_ten_tries_may_queue_and_the_next_is_told_to_come_back() -> None:
    now = [0.0]
    lockout = Lockout(lambda: now[0])
    for _ in range(30):
        lockout.wrong()
    assert [lockout.wait() for _ in range(10)] == list(range(1, 11))
    for _ in range(100):
        with pytest.raises(SlowDown) as refused:
            lockout.wait()
        assert refused.value.retry
    now[0] = 1.0
    assert lockout.wait() == 10
    with pytest.raises(SlowDown):
        lockout.wait()


def test_after_a_quiet_minute_tries_are_free_again() -> None:
    now = [0.0]
    lockout = Lockout(lambda: now[0])
    for _ in range(40):
        lockout.wrong()
    now[0] = 61.0
    assert lockout.wait() == 0


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/enter/s3cret", "/enter/[removed]"),
        ("GET /read/s3cret?x=1 HTTP/1.1", "GET /read/[removed]?x=1 HTTP/1.1"),
        ("/join/ABC234", "/join/[removed]"),
        ("/room/r1/console", "/room/r1/console"),
    ],
)
def test_tokens_and_codes_are_taken_out_of_paths(path: str, shown: str) -> None:
    assert redact(path) == shown


def test_tokens_are_taken_out_of_log_arguments(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("planted")
    logger.addFilter(RedactTokens())
    with caplog.at_level(logging.INFO, "planted"):
        logger.info("%s answered %d", "/enter/s3cret", 303)
    assert caplog.messages == ["/enter/[removed] answered 303"]
