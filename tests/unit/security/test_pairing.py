"""Codes of projectors: ten minutes, once, for the browser that asked (PROTOCOL P23)."""

import itertools
from dataclasses import dataclass, field

import pytest

from customer_room.domain.errors import LinkInvalid
from customer_room.security.limits import SlowDown
from customer_room.security.links import WRONG_TRIES, Lockout
from customer_room.security.pairing import (
    AT_ONCE,
    FROM_ONE_ADDRESS,
    PAIR_SECONDS,
    Grant,
    Pairings,
)

GRANT = Grant("main", "r1", "fay")


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Wall:
    """Pairings with a clock and codes that can be told apart."""

    clock: Clock = field(default_factory=Clock)
    drawn: "itertools.count[int]" = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.pairings = Pairings(self.clock, self.draw, Lockout(self.clock))

    def draw(self, alphabet: str, length: int) -> str:
        number, base = next(self.drawn), len(alphabet)
        return "".join(alphabet[number // base**place % base] for place in range(length))


@pytest.fixture
def wall() -> Wall:
    return Wall()


def test_a_typed_code_gives_its_screen_the_room_once(wall: Wall) -> None:
    shown = wall.pairings.show("10.0.0.1")
    assert wall.pairings.collect(shown.claim) is None
    wall.pairings.grant(f"{shown.code[:3]} {shown.code[3:]}".lower(), GRANT)
    assert wall.pairings.collect(shown.claim) == GRANT
    with pytest.raises(LinkInvalid):
        wall.pairings.collect(shown.claim)


def test_a_code_works_once(wall: Wall) -> None:
    shown = wall.pairings.show("10.0.0.1")
    wall.pairings.grant(shown.code, GRANT)
    with pytest.raises(LinkInvalid):
        wall.pairings.grant(shown.code, Grant("main", "r2", "fay"))
    assert wall.pairings.collect(shown.claim) == GRANT


def test_nobody_else_collects_the_session(wall: Wall) -> None:
    mine, other = wall.pairings.show("10.0.0.1"), wall.pairings.show("10.0.0.2")
    wall.pairings.grant(mine.code, GRANT)
    assert wall.pairings.collect(other.claim) is None
    for claim in (None, "", mine.code, "guessed"):
        with pytest.raises(LinkInvalid):
            wall.pairings.collect(claim)
    assert wall.pairings.collect(mine.claim) == GRANT


def test_code_and_claim_live_ten_minutes(wall: Wall) -> None:
    shown = wall.pairings.show("10.0.0.1")
    wall.clock.now = PAIR_SECONDS - 1
    assert wall.pairings.collect(shown.claim) is None
    wall.clock.now = PAIR_SECONDS
    with pytest.raises(LinkInvalid):
        wall.pairings.grant(shown.code, GRANT)
    with pytest.raises(LinkInvalid):
        wall.pairings.collect(shown.claim)


def test_asking_again_ends_the_code_before(wall: Wall) -> None:
    first = wall.pairings.show("10.0.0.1")
    second = wall.pairings.show("10.0.0.1", first.claim)
    with pytest.raises(LinkInvalid):
        wall.pairings.grant(first.code, GRANT)
    wall.pairings.grant(second.code, GRANT)


def test_one_network_keeps_few_screens_and_takes_none_of_others(wall: Wall) -> None:
    elsewhere = wall.pairings.show("10.0.0.1")
    shown = [wall.pairings.show("10.0.0.2") for _ in range(FROM_ONE_ADDRESS + 2)]
    for late in shown[:2]:
        with pytest.raises(LinkInvalid):
            wall.pairings.collect(late.claim)
    for each in (elsewhere, *shown[2:]):
        assert wall.pairings.collect(each.claim) is None


def test_the_server_keeps_so_many_screens_and_no_more(wall: Wall) -> None:
    for place in range(AT_ONCE):
        wall.pairings.show(f"10.0.{place // 250}.{place % 250}")
    with pytest.raises(SlowDown):
        wall.pairings.show("10.9.9.9")
    wall.clock.now = PAIR_SECONDS
    assert wall.pairings.show("10.9.9.9").code


def test_no_two_screens_show_the_same_code(wall: Wall) -> None:
    first = wall.pairings.show("10.0.0.1")
    wall.drawn = itertools.chain([0, 0], itertools.count(1))  # type: ignore[assignment]
    assert wall.pairings.show("10.0.0.2").code != first.code


def test_wrong_codes_are_slowed_down_like_room_codes(wall: Wall) -> None:
    for _ in range(WRONG_TRIES):
        assert wall.pairings.wait() == 0
        with pytest.raises(LinkInvalid):
            wall.pairings.grant("ZZZZZZ", GRANT)
    assert wall.pairings.wait() == 1


def test_what_is_kept_is_neither_code_nor_claim(wall: Wall) -> None:
    shown = wall.pairings.show("10.0.0.1")
    kept = repr(wall.pairings)
    assert shown.code not in kept
    assert shown.claim not in kept
