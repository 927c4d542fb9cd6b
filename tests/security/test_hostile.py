"""One hostile client: the others go on, memory stays, and nothing of it is logged as a failure."""

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed

from customer_room.security.sessions import PLAIN_NAME
from tests.client import Person
from tests.security.furnished import furnished, person, token_of
from tests.serving import Served

MORE_MIB = 64
FLOOD = 5_000
PATIENCE_S = 30.0


@pytest.fixture(scope="module")
def served(frontend: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with furnished(tmp_path_factory.mktemp("hostile")) as running:
        yield running


def resident_mib(served: Served) -> float:
    status = Path(f"/proc/{served.process.pid}/status")
    if not status.exists():
        pytest.skip("memory is measured by /proc")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


@pytest.fixture
def others(served: Served) -> Iterator[None]:
    """Before and after the attack two people see each other's changes; memory stays."""
    ben, cem = person(served, "ben"), person(served, "cem")
    before = resident_mib(served)
    with cem.live("r1") as screen:
        yield
        note = ben.frame("note.add", id=f"n{ben.client_id}", room_id="r1", lane="WHO", text="here")
        assert ben.post("/api/commands", note).json()["ok"]
        while f"n{ben.client_id}" not in json.dumps(screen.until("c", PATIENCE_S)):
            pass
    assert resident_mib(served) - before <= MORE_MIB
    written = served.log.read_text()
    assert "Traceback" not in written
    assert "canary" not in written
    ben.close()
    cem.close()


def flood(ann: Person, frames: list[str]) -> int | None:
    """Send all frames as fast as the server takes them; return the code it ends with, if any."""
    with ann.live("r1") as live:
        with suppress(ConnectionClosed):
            for frame in frames:
                live.send(frame)
            live.send('{"ping":1}')
            while True:
                if '"pong"' in str(live.socket.recv(PATIENCE_S)):
                    return None
        return live.socket.close_code


@pytest.mark.usefixtures("others")
def test_a_flood_of_changes_is_slowed_down_and_ended(served: Served) -> None:
    ann = person(served, "ann")
    note = {"room_id": "r1", "lane": "WHO", "text": "canary"}
    frames = [json.dumps(ann.frame("note.add", id=f"f{n}", **note)) for n in range(FLOOD)]
    assert flood(ann, frames) == 4429
    written = [id for id in ann.snapshot("r1")["records"]["note"] if id.startswith("f")]
    assert 0 < len(written) < FLOOD / 2
    ann.close()


@pytest.mark.usefixtures("others")
@pytest.mark.parametrize("raw", ["{}", "canary", '{"presence":{"view":"board"}}', '{"ping":1.5}'])
def test_a_flood_of_nonsense_ends_only_itself(served: Served, raw: str) -> None:
    ann = person(served, "ann")
    assert flood(ann, [raw] * FLOOD) in (None, 4429)
    ann.close()


@pytest.mark.usefixtures("others")
def test_a_frame_of_a_megabyte_ends_only_its_line(served: Served) -> None:
    ann = person(served, "ann")
    with ann.live("r1") as live:
        with suppress(ConnectionClosed):
            live.send("x" * 2**20)
        assert live.closed() == 1009
    ann.close()


@pytest.mark.usefixtures("others")
def test_absurd_depth_is_answered(served: Served) -> None:
    ann = person(served, "ann")
    deep = "[" * 100_000 + "]" * 100_000
    with ann.live("r1") as live:
        live.send(deep)
        assert live.until("error")["error"]["code"] == "bad_json"
    assert ann.post("/api/commands", deep).status_code == 413
    ann.close()


@pytest.mark.usefixtures("others")
def test_who_never_reads_costs_no_memory(served: Served) -> None:
    address = urlsplit(served.url)
    lines: list[socket.socket] = []
    for _ in range(6):
        line = socket.create_connection((address.hostname or "", address.port or 80))
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.sendall(
            f"GET /live?room=r1 HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nOrigin: {served.url}\r\n"
            f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            f"Cookie: {PLAIN_NAME}={token_of('lea')}\r\n\r\n".encode()
        )
        lines.append(line)
    writers = [person(served, who) for who in ("fay", "olga", "ben")]
    for n in range(40):
        for writer in writers:
            rows = [{"lane": "WHO", "text": "y" * 280}] * 5
            answer = writer.do("notes.load", room_id="r1", rows=rows)
            assert answer.get("ok") or answer["error"]["code"] == "slow_down", n
    for closing in (*lines, *writers):
        closing.close()
