"""The rounds of one benchmark: product and relay by turns, so that both meet the same noise."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from customer_room.operations.bench.figures import Figure, ratios, spreads
from customer_room.operations.bench.load import Pace, Talk, flat_out, paced
from customer_room.operations.bench.process import Running

Report = dict[str, object]
Measure = Callable[["Side"], Awaitable[dict[str, Figure]]]
Say = Callable[[str], None]


@dataclass(frozen=True)
class Side:
    """One of the two that are compared.

    Attributes:
        name: product or relay.
        server: Its process.
        talk: Makes the clients of one run.
    """

    name: str
    server: Running
    talk: Callable[[], Talk]


@dataclass(frozen=True)
class Plan:
    """How much is measured.

    Attributes:
        rounds: Runs of everything; at least 3 for figures that are to be believed.
        seconds: Length of one run.
        clients: Sizes of the room for fan-out.
        room: Clients where the size of the room is not the question.
        per_second: Changes a second of the even load; within the limits of a real room.
        window: Changes on their way when measuring what is sustained.
        notes: Sizes of the board.
        hall: People in a town hall.
        hall_s: Seconds within which all of them vote.
    """

    rounds: int = 3
    seconds: float = 3.0
    clients: tuple[int, ...] = (10, 30, 50, 100)
    room: int = 30
    per_second: float = 100.0
    window: int = 120
    notes: tuple[int, int] = (300, 2_000)
    hall: int = 200
    hall_s: float = 4.0


async def compare(
    measure: Measure, product: Side, yardstick: Side, rounds: int, say: Say
) -> Report:
    """Measure both sides in every round, the order swapped from round to round.

    Returns:
        The spread of each side's figures, and of their ratios taken round by round.
    """
    found: dict[str, list[dict[str, Figure]]] = {product.name: [], yardstick.name: []}
    for place in range(rounds):
        sides: Sequence[Side] = (product, yardstick) if place % 2 == 0 else (yardstick, product)
        for side in sides:
            say(f"  round {place + 1} of {rounds}: {side.name}")
            found[side.name].append(await measure(side))
    mine, theirs = found[product.name], found[yardstick.name]
    return {
        product.name: spreads(mine),
        yardstick.name: spreads(theirs),
        "ratio": ratios(mine, theirs),
    }


def even_load(clients: int, plan: Plan) -> Measure:
    """Return the measurement of fan-out in a room of a size."""
    pace = Pace(clients, plan.per_second, plan.seconds)

    async def measure(side: Side) -> dict[str, Figure]:
        return await paced(side.server, side.talk(), pace)

    return measure


def full_load(clients: int, plan: Plan) -> Measure:
    """Return the measurement of what is sustained in a room of a size."""

    async def measure(side: Side) -> dict[str, Figure]:
        return await flat_out(side.server, side.talk(), clients, plan.seconds, plan.window)

    return measure
