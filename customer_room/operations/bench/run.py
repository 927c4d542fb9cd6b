"""``customer-room bench``: the whole benchmark, from empty databases to judged goals."""

from __future__ import annotations

import asyncio
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from customer_room.operations.bench.company import Company, found
from customer_room.operations.bench.disk import commit_times
from customer_room.operations.bench.figures import Figure, ratio, spread, spreads
from customer_room.operations.bench.goals import judge
from customer_room.operations.bench.hall import town_hall
from customer_room.operations.bench.hostile import attacking
from customer_room.operations.bench.joining import joined
from customer_room.operations.bench.process import Running, running
from customer_room.operations.bench.product_talk import ProductTalk
from customer_room.operations.bench.relay_talk import RelayTalk
from customer_room.operations.bench.rounds import (
    Plan,
    Report,
    Say,
    Side,
    compare,
    even_load,
    full_load,
)

RELAY = (sys.executable, "-m", "customer_room.operations.bench.relay", "{port}")
PRODUCT = (sys.executable, "-m", "customer_room", "serve", "--unthrottled", "--port", "{port}")
IDLE_S = 1.0
T = TypeVar("T")
_runs = count()


@dataclass(frozen=True)
class Prepared:
    """A data folder with a company in it, ready to be served."""

    folder: Path
    company: Company


def run(plan: Plan, say: Say) -> Report:
    """Measure everything; takes about a minute for each round.

    Args:
        plan: How much.
        say: Told what is going on, a line at a time.

    Returns:
        JSON values: environment, figures as min/median/max over the rounds, ratios taken within
        a round, and the goals with whether they were met.

    Raises:
        RuntimeError: A server did not start.
        IncompleteError: Changes were lost or refused.
    """
    with tempfile.TemporaryDirectory(prefix="customer-room-bench-") as name:
        small, large = (_prepare(Path(name) / str(n), n, plan) for n in plan.notes)
        report: Report = {"environment": _environment(plan)}
        say("start")
        report["start"] = _starts(small, plan)
        say("disk")
        report["disk"] = _disk(small, plan)
        report |= _against_the_relay(small, plan, say)
        report |= _by_board_size(small, large, plan, say)
        report |= _under_attack(small, plan, say)
        report["town_hall"] = _town_halls(Path(name), plan, say)
    report["goals"] = judge(report)
    return report


def _prepare(folder: Path, notes: int, plan: Plan) -> Prepared:
    folder.mkdir()
    url = f"sqlite:///{folder / 'customer-room.db'}"
    # One more than ever talks: the last is the hostile one, whose limits must not be a talker's.
    return Prepared(folder, found(url, max(*plan.clients, plan.room) + 1, notes))


def _starts(prepared: Prepared, plan: Plan) -> Report:
    runs: list[dict[str, Figure]] = []
    for _ in range(plan.rounds):
        with _product(prepared) as server:
            time.sleep(IDLE_S)
            runs.append({"ready_s": server.ready_s, "idle_mb": server.memory_mb()})
    return dict(spreads(runs))


def _disk(prepared: Prepared, plan: Plan) -> Report:
    file = prepared.folder / "disk.db"
    return dict(spreads([commit_times(file, plan.per_second) for _ in range(plan.rounds)]))


def _against_the_relay(prepared: Prepared, plan: Plan, say: Say) -> Report:
    log = prepared.folder / "relay.log"
    with _product(prepared) as product, running(RELAY, {}, log, "/") as relay:
        mine = _side("product", product, prepared)
        theirs = Side("relay", relay, lambda: RelayTalk(relay.url))
        fan_out: Report = {}
        for clients in plan.clients:
            say(f"fan-out to {clients}")
            measure = even_load(clients, plan)
            fan_out[str(clients)] = _wait(compare(measure, mine, theirs, plan.rounds, say))
        say("sustained")
        measure = full_load(plan.room, plan)
        sustained = _wait(compare(measure, mine, theirs, plan.rounds, say))
    return {"fan_out": fan_out, "sustained": sustained}


def _by_board_size(small: Prepared, large: Prepared, plan: Plan, say: Say) -> Report:
    with _product(small) as one, _product(large) as other:
        few = _side(str(plan.notes[0]), one, small)
        many = _side(str(plan.notes[1]), other, large)
        companies = {few.name: small.company, many.name: large.company}

        async def join(side: Side) -> dict[str, Figure]:
            return await joined(side.server, companies[side.name], _next_run(), plan.room)

        say("board size")
        measure = even_load(plan.room, plan)
        board_size = _wait(compare(measure, many, few, plan.rounds, say))
        say("join")
        return {
            "board_size": board_size,
            "join": _wait(compare(join, many, few, plan.rounds, say)),
        }


def _under_attack(prepared: Prepared, plan: Plan, say: Say) -> Report:
    """Compare a room in which somebody is hostile with itself, under the limits of a real one."""
    even = even_load(plan.room, plan)

    async def measure(side: Side) -> dict[str, Figure]:
        if side.name == "calm":
            return await even(side)
        before = side.server.memory_mb()
        with attacking(side.server, prepared.company):
            figures = await even(side)
        after = side.server.memory_mb()
        return {**figures, "grown_mb": None if before is None or after is None else after - before}

    say("hostile client")
    with _product(prepared, throttled=True) as server:
        calm, attacked = (_side(name, server, prepared) for name in ("calm", "attacked"))
        return {"hostile": _wait(compare(measure, attacked, calm, plan.rounds, say))}


def _town_halls(folder: Path, plan: Plan, say: Say) -> Report:
    """Let a hall vote, under the limits of a real room; each time in a room of its own."""
    runs: list[dict[str, Figure]] = []
    for place in range(plan.rounds):
        say(f"town hall, round {place + 1} of {plan.rounds}")
        own = folder / f"hall{place}"
        own.mkdir()
        url = f"sqlite:///{own / 'customer-room.db'}"
        prepared = Prepared(own, found(url, 1, plan.notes[0], plan.hall))
        with _product(prepared, throttled=True) as server:
            voting = town_hall(server, prepared.company, plan.hall_s, Random(place))  # noqa: S311
            runs.append(_wait(voting))
    against = {name: spread(ratio(run[f"shown_{name}"], run[f"refetch_{name}"]) for run in runs)
               for name in ("cpu_s", "max_s")}  # fmt: skip
    return {**spreads(runs), "ratio": against}


@contextmanager
def _product(prepared: Prepared, *, throttled: bool = False) -> Generator[Running]:
    # What the operator's own server is told must not reach the measured one.
    environment = {
        "PUBLIC_URL": "",
        "CUSTOMER_ROOM_DATABASE_URL": "",
        "CUSTOMER_ROOM_DATA_DIR": str(prepared.folder),
        "CUSTOMER_ROOM_HOST": "127.0.0.1",
        "CUSTOMER_ROOM_INSECURE_LAN": "false",
        "CUSTOMER_ROOM_LOG_LEVEL": "warning",
    }
    command = [each for each in PRODUCT if not (throttled and each == "--unthrottled")]
    with running(command, environment, prepared.folder / "product.log", "/healthz") as server:
        yield server


def _side(name: str, server: Running, prepared: Prepared) -> Side:
    return Side(name, server, lambda: ProductTalk(server, prepared.company, _next_run()))


def _next_run() -> str:
    return f"run{next(_runs)}"


def _wait(work: Coroutine[Any, Any, T]) -> T:
    # The generator shares the machine with what it measures: the quicker loop costs it less.
    try:
        from uvloop import new_event_loop
    except ImportError:
        new_event_loop = asyncio.new_event_loop
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        return runner.run(work)


def _environment(plan: Plan) -> Report:
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "load": list(os.getloadavg()),
        "sqlite": sqlite3.sqlite_version,
        **{name: _version(name) for name in ("customer-room", "uvicorn", "uvloop", "websockets")},
        "rounds": plan.rounds,
        "seconds": plan.seconds,
        "changes_per_s": plan.per_second,
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
