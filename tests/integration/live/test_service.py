"""The write path without a network: groups, imports, restarts, links."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from customer_room import bootstrap, services
from customer_room.domain.decisions import Decision
from customer_room.domain.errors import BadField, LinkInvalid, NotFound
from customer_room.domain.notes import Note
from customer_room.domain.policy import SYSTEM, Actor, Role
from customer_room.domain.sessions import Session
from customer_room.live.jobs import Answer, Step
from customer_room.live.protocol import Proposal
from customer_room.live.standing import Caller, system
from customer_room.security.links import LinkKind
from customer_room.security.sessions import hash_token
from customer_room.services import NotBuilt, Services
from customer_room.settings import Settings
from customer_room.store.log import Transaction
from tests.running import ROOM, W, furnish

ANN = Actor("ann", Role.LEADER, "sales", seat=True, admitted=True)
AS_ANN = Caller(W, actor=ANN)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Services]:
    made = bootstrap.build(Settings(data_dir=tmp_path))
    furnish(made)
    yield made
    made.store.close()
    services.install(None)


def note(seq: int, text: str = "x", client: str = "c") -> Proposal:
    payload = {"id": f"n{seq}", "room_id": ROOM, "lane": "WHO", "text": text}
    return Proposal(f"op{seq}", client, seq, "note.add", payload)


def live(house: Services, act: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run something between start and stop."""

    async def run() -> Any:
        await house.start()
        try:
            return await act()
        finally:
            await house.stop()

    return asyncio.run(run())


def texts(house: Services) -> dict[str, str]:
    with house.store.reading(W) as read:
        return {n.id: n.text for n in read.find(Note)}


def codes(answers: list[Answer]) -> list[str | None]:
    return [a.refusal.code if a.refusal else None for a in answers]


def test_commands_that_wait_share_one_commit(house: Services) -> None:
    begin, opened = house.store.begin, threading.Semaphore(0)
    commits: list[str] = []

    def counted(workspace_id: str) -> Any:
        commits.append(workspace_id)
        opened.acquire(timeout=5)
        return begin(workspace_id)

    async def act() -> list[Answer]:
        house.store.begin = counted  # type: ignore[method-assign]
        waiting = [asyncio.create_task(house.service.submit(AS_ANN, note(n))) for n in range(1, 31)]
        await asyncio.sleep(0.05)
        opened.release(10)
        return await asyncio.gather(*waiting)

    assert codes(live(house, act)) == [None] * 30
    assert len(texts(house)) == 30
    assert len(commits) <= 3


def test_one_command_that_breaks_the_store_does_not_take_its_group_along(
    house: Services, written: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Transaction.append

    def broken(self: Transaction, kind: str, op_id: str, *rest: Any) -> Any:
        if op_id == "op2":
            raise RuntimeError("text that must not be logged")
        return append(self, kind, op_id, *rest)

    monkeypatch.setattr(Transaction, "append", broken)

    async def act() -> list[Answer]:
        waiting = [house.service.submit(AS_ANN, note(n)) for n in (1, 2, 3)]
        return await asyncio.gather(*waiting)

    answers = live(house, act)
    assert codes(answers) == [None, "temporarily_unavailable", None]
    assert answers[1].refusal.retry
    assert sorted(texts(house)) == ["n1", "n3"]
    assert "must not be logged" not in written()
    assert '"error": "RuntimeError"' in written()


def test_a_full_queue_is_answered_at_once(house: Services) -> None:
    answers: list[Answer] = []
    for n in range(1, 5_002):
        house.service.propose(AS_ANN, note(n), answers.append)
    assert codes(answers) == ["temporarily_unavailable"]


def test_what_is_queued_at_the_end_is_still_written(house: Services) -> None:
    async def act() -> None:
        for n in range(1, 200):
            house.service.propose(AS_ANN, note(n), lambda _: None)

    live(house, act)
    assert len(texts(house)) == 199


def test_a_session_is_looked_up_anew_for_every_command(house: Services) -> None:
    link = house.invitations.new_link(W, "ann")
    caller = house.entrance.caller(house.entrance.enter(link.token, "", None).token)
    assert caller is not None

    async def act() -> list[Answer]:
        first = await house.service.submit(caller, note(1))
        end = Proposal("e", "c", 2, "session.end", {"id": caller.session_id})
        return [first, *await asyncio.gather(
            house.service.submit(caller, end), house.service.submit(caller, note(3))
        )]  # fmt: skip

    assert codes(live(house, act)) == [None, None, "login_required"]


def test_nobody_leaves_office_and_goes_on_writing(house: Services) -> None:
    link = house.invitations.new_link(W, "ann")
    caller = house.entrance.caller(house.entrance.enter(link.token, "", None).token)
    assert caller is not None
    gone = {"id": "ann", "name": "Ann", "role": "leader", "function_id": "sales",
            "active_to": "2020-01-01"}  # fmt: skip
    house.service.submit_all(W, [Step(SYSTEM, "member.set", gone, house.now())])
    answer = live(house, lambda: house.service.submit(caller, note(1)))
    assert codes([answer]) == ["login_required"]


def test_commands_of_the_server_itself_keep_their_own_clock(house: Services) -> None:
    at = "2025-03-01T10:00:00.000Z"
    write = Step(ANN, "note.add", note(1).payload, at)
    assert house.service.submit_all(W, [write]) == 1
    with house.store.reading(W) as read:
        assert read.history(limit=1)[0].at == at


def test_an_import_is_all_or_nothing_when_asked(house: Services) -> None:
    steps = [Step(ANN, "note.add", note(n).payload, house.now()) for n in range(1, 40)]
    bad = Step(ANN, "note.add", {**note(50).payload, "lane": "NOWHERE"}, house.now())
    with pytest.raises(BadField):
        house.service.submit_all(W, [*steps, bad], batch=None)
    assert texts(house) == {}
    with pytest.raises(BadField):
        house.service.submit_all(W, [*steps, bad], batch=10)
    assert len(texts(house)) == 30


def test_system_commands_are_for_the_system(house: Services) -> None:
    async def act() -> list[Answer]:
        payload = {"id": "s1", "member_id": "ann", "how": "owner link"}
        asked = Proposal("o", "c", 1, "session.open", payload)
        made = Proposal("o2", "c", 1, "session.open", payload)
        return [
            await house.service.submit(AS_ANN, asked),
            await house.service.submit(system(W), made),
        ]

    assert codes(live(house, act)) == ["not_allowed", None]


def test_a_decision_whose_time_has_come_is_sealed_at_the_start(house: Services) -> None:
    at = "2025-03-01T10:00:00.000Z"
    raised = {"id": "d1", "one_line": "Call every new customer", "made_in": "outside"}
    house.service.submit_all(
        W, [Step(ANN, "decision.raise", raised, at), Step(ANN, "decision.decide", {"id": "d1"}, at)]
    )

    async def nothing() -> None:
        return None

    live(house, nothing)
    with house.store.reading(W) as read:
        (decision,) = read.find(Decision)
        assert (decision.status, decision.sealed_at) == ("in force", "2025-03-04T10:00:00.000Z")


def test_an_expired_link_and_an_expired_session_open_nothing(house: Services) -> None:
    link = house.invitations.new_link(W, "ann", LinkKind.OWN_DEVICE)
    clock = house.entrance._now
    house.entrance._now = lambda: "2999-01-01T00:00:00.000Z"
    with pytest.raises(LinkInvalid):
        house.entrance.enter(link.token, "", None)
    house.entrance._now = clock
    opened = house.entrance.enter(link.token, "", None)
    assert house.entrance.caller(opened.token) is not None
    house.entrance._now = lambda: "2999-01-01T00:00:00.000Z"
    assert house.entrance.caller(opened.token) is None


def test_a_second_device_reaches_no_more_rooms_than_the_first(house: Services) -> None:
    at = "2026-03-01T10:00:00.000Z"
    for id, room_id in (("s1", ROOM), ("s2", None)):
        first = {"id": id, "member_id": "ann", "how": "private link", "room_id": room_id}
        house.service.submit_all(W, [Step(SYSTEM, "session.open", first, at)])
        link = house.invitations.device_link(Caller(W, id))
        opened = house.entrance.enter(link.token, "", None)
        caller = house.entrance.caller(opened.token)
        assert caller is not None
        with house.store.reading(W) as read:
            session = read.get(Session, caller.session_id or "")
        assert session is not None
        assert (session.how, session.room_id) == ("own device", room_id)


def test_only_hashes_of_secrets_are_stored(house: Services, tmp_path: Path) -> None:
    link = house.invitations.new_link(W, "ann")
    opened = house.entrance.enter(link.token, "", None)
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    for token in (link.token, opened.token):
        assert token.encode() not in stored
        assert hash_token(token).encode() in stored


def test_an_empty_database_gets_a_workspace_and_a_link_for_its_owner(tmp_path: Path) -> None:
    made = bootstrap.build(Settings(data_dir=tmp_path))
    first, second = made.invitations.first_link(), made.invitations.first_link()
    assert first is not None
    assert second is not None
    with pytest.raises(LinkInvalid):
        made.entrance.enter(first.token, "", None)
    opened = made.entrance.enter(second.token, "", None)
    assert made.entrance.caller(opened.token) is not None
    assert made.invitations.first_link() is None
    made.store.close()


def test_a_link_for_nobody_is_not_made(house: Services) -> None:
    with pytest.raises(NotFound):
        house.invitations.new_link(W, "nobody")


def test_services_must_be_built_before_they_are_asked_for() -> None:
    services.install(None)
    with pytest.raises(NotBuilt):
        services.current()
