"""For every command: snapshot + patches == fresh snapshot, in Python and in JavaScript."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from customer_room.domain.command import REGISTRY
from customer_room.domain.operation import Change, apply
from customer_room.domain.policy import SYSTEM, Permission
from customer_room.store.store import Store
from tests.properties.client import Client
from tests.properties.company import GUEST
from tests.properties.ledger import Ledger
from tests.properties.replica import rows
from tests.properties.trials import MOMENTS, NEXT, Trials
from tests.properties.world import World

NODE = Path(sys.executable).with_name("node")
REPLAY = Path(__file__).with_name("replay.js")
VIEWERS = ("fay", "ann", "ben", "cem", "lea", "rea", "olga", GUEST)


@pytest.fixture(scope="module")
def trials(template: Path) -> Iterator[Trials]:
    store = Store(f"sqlite:///{template}")
    yield Trials(store)
    store.close()


@pytest.fixture(scope="module")
def recorded() -> list[dict[str, Any]]:
    """What clients were sent in the tests of this module, for the browser's own code."""
    return []


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_patches_lead_to_the_fresh_snapshot(
    name: str, trials: Trials, own_folder: Path, template: Path, recorded: list[dict[str, Any]]
) -> None:
    who, payload, now = _acceptable(trials, name)
    world = World(own_folder, template, Random(3))
    try:
        clients = [world.add(viewer) for viewer in VIEWERS] + [world.add("ann", present=True)]
        for step, moment in zip(NEXT, MOMENTS[1:], strict=True):
            if moment <= now:
                world.system(step[0], **step[1])
        ledger = Ledger(world)
        known = len(ledger.operations)
        world.now = now
        world.times.append(now)
        for client in clients:
            world.connect(client)
        world.settle()
        for client in clients:
            client.seen.clear()
        before = {id(client): _snapshot(world, client) for client in clients}
        if who == "system":
            world.system(name, **payload)
        else:
            author = next(client for client in clients if client.member_id == who)
            world.propose(author, name, payload)
        # What comes in now is read before anybody comes back from a session that has ended.
        for _ in range(150):
            world.turn(2)
            if world._is_quiet():
                break
        recorded += [_record(name, world, client, before[id(client)]) for client in clients
                     if client.online and world.signed_in(client)]  # fmt: skip
        world.settle()
        ledger.check()
        kinds = [op.kind for op in ledger.operations[known:]]
        assert ledger.forgot == (name == "room.forget")
        assert ledger.forgot or REGISTRY[name].done in kinds
    finally:
        world.close()


def test_the_browsers_code_agrees(recorded: list[dict[str, Any]], tmp_path: Path) -> None:
    if {case["name"] for case in recorded} != set(REGISTRY):
        pytest.skip("only after all commands, in one process")
    assert sum(len(case["frames"]) for case in recorded) > len(REGISTRY)
    assert _replayed(recorded, tmp_path) == []


def test_the_browsers_code_notices_a_lost_patch(tmp_path: Path) -> None:
    fresh = {"note": {"n": {"text": "b"}}}
    case = {"name": "note.edit", "before": {"note": {"n": {"text": "a"}}}, "fresh": fresh}
    patched = {"n": 1, "c": [["note", "n", {"text": "b"}]]}
    assert _replayed([{**case, "frames": [patched]}], tmp_path) == []
    assert _replayed([{**case, "frames": []}], tmp_path) == ["note.edit"]


def _acceptable(trials: Trials, name: str) -> tuple[str, dict[str, Any], str]:
    if REGISTRY[name].permission is Permission.SYSTEM:
        made = trials.accepted(name, SYSTEM)
        assert made is not None, f"no acceptable payload of {name} could be drawn"
        return "system", *made
    for who in ("ann", "fay", "cem", "olga", GUEST):
        made = trials.accepted(name, trials.actor(who))
        if made is not None:
            return who, *made
    raise AssertionError(f"no acceptable payload of {name} could be drawn")


def _snapshot(world: World, client: Client) -> dict[str, Any]:
    return json.loads(world.snapshot(client))["records"]


def _record(name: str, world: World, client: Client, before: dict[str, Any]) -> dict[str, Any]:
    """Keep what a client was sent, if patches alone bring it to the fresh snapshot."""
    sent = [json.loads(raw) for _, raw in client.seen]
    frames = [frame for frame in sent if "n" in frame]
    if any("reload" in frame or "hello" in frame for frame in frames):
        # The screen starts anew: from what it is sent then.
        return {"name": name, "before": _snapshot(world, client), "frames": [],
                "fresh": _snapshot(world, client)}  # fmt: skip
    tables = json.loads(json.dumps(before))
    apply(tables, [Change(*triple) for frame in frames for triple in frame.get("c", ())])
    fresh = _snapshot(world, client)
    assert rows(tables) == rows(fresh), f"{client.eyes} after {name}"
    return {"name": name, "before": before, "frames": frames, "fresh": fresh}


def _replayed(cases: list[dict[str, Any]], folder: Path) -> list[str]:
    """Let the browser's replica take the frames; return where it differs from the snapshot."""
    (folder / "cases.json").write_text(json.dumps(cases))
    ran = subprocess.run(
        [NODE, REPLAY, folder / "cases.json"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
