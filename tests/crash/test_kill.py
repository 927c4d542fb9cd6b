"""The real server, killed at random under twenty writers: nothing lost, nothing twice (R1)."""

import asyncio
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from customer_room.operations.bench.company import ROOM_ID, WORKSPACE_ID, found
from customer_room.store.store import Store
from tests.serving import COMMAND, environment, free_port, serving
from tests.writers import Writer, doubled, lost

KILLS, WRITERS, ACKNOWLEDGED = 20, 20, 4_000
MOST_KILLS = 60


@dataclass
class Told:
    """What the kills came to."""

    kills: int = 0
    in_flight: int = 0
    writers: list[Writer] = field(default_factory=list)

    @property
    def acked(self) -> set[str]:
        return set[str]().union(*(writer.acked for writer in self.writers))


def logged(database: str) -> tuple[Counter[str], dict[str, str]]:
    """Return how often each operation stands in the log, and what the notes say."""
    store = Store(database)
    with store.reading(WORKSPACE_ID) as read:
        operations = Counter(op.op_id for op in read.operations())
        notes = {id: row["text"] for id, row in read.rows("note", room_id=ROOM_ID).items()}
    store.close()
    return operations, notes


async def kill_again_and_again(folder: Path, chance: Random, told: Told) -> None:
    database, port = f"sqlite:///{folder}/customer-room.db", free_port()
    url = f"http://127.0.0.1:{port}"
    company = await asyncio.to_thread(found, database, WRITERS, 1)
    told.writers = [Writer(n, cookie, chance) for n, cookie in enumerate(company.cookies)]
    writing = [asyncio.create_task(writer.write(url)) for writer in told.writers]
    while told.kills < KILLS or (len(told.acked) < ACKNOWLEDGED and told.kills < MOST_KILLS):
        before = told.acked
        with serving(folder, port=port) as server:
            operations, _ = await asyncio.to_thread(logged, database)
            assert lost(before, operations) == []
            assert doubled(operations) == []
            # The moment is drawn, but some writing has to come before it.
            while len(told.acked) < len(before) + ACKNOWLEDGED // KILLS - 20:
                await asyncio.sleep(0.02)
            await asyncio.sleep(chance.uniform(0.0, 0.3))
            told.in_flight += sum(len(writer.outbox) for writer in told.writers)
            server.process.kill()
            server.process.wait()
        told.kills += 1
    with serving(folder, port=port):
        for writer in told.writers:
            writer.writing = False
        await asyncio.wait_for(asyncio.gather(*writing), 30)


# 40 s alone; a server that starts beside other work takes several times as long.
@pytest.mark.timeout(420)
@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_nothing_is_done_twice(
    frontend: None, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    told = Told()
    asyncio.run(kill_again_and_again(tmp_path, Random(20261122), told))
    operations, notes = logged(f"sqlite:///{tmp_path}/customer-room.db")
    sent = set[str]().union(*(writer.sent for writer in told.writers))
    for name in ("kills", "in_flight"):
        record_property(name, getattr(told, name))
    record_property("acknowledged", len(told.acked))
    print(f"{told.kills} kills, {len(told.acked)} acknowledged, {told.in_flight} on their way")
    assert told.kills >= KILLS
    assert len(told.acked) >= ACKNOWLEDGED
    assert told.in_flight > KILLS, "nobody was writing when the server was killed"
    assert [refused for writer in told.writers for refused in writer.unexpected] == []
    assert told.acked == sent
    assert lost(sent, operations) == []
    assert doubled(operations) == []
    for writer in told.writers:
        assert {id: notes[id] for id in writer.texts} == writer.texts
    checked = subprocess.run(
        [COMMAND, "check"], env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_account_notices_what_is_lost_or_doubled() -> None:
    operations = Counter({"a": 1, "b": 2})
    assert lost(["a", "c"], operations) == ["c"]
    assert doubled(operations) == ["b"]
