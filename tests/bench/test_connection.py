"""The generator's own WebSocket client, against frames written by another implementation."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.frames import Frame, Opcode
from websockets.http11 import Request, Response

from customer_room.operations.bench.connection import (
    Connection,
    RefusedError,
    client_frame,
    connect,
    split_frames,
)

SIZES = [0, 1, 125, 126, 65_535, 65_536]


@pytest.mark.parametrize("size", SIZES)
def test_it_reads_a_frame_of_any_size(size: int) -> None:
    payload = b"x" * size
    written = Frame(Opcode.TEXT, payload).serialize(mask=False)
    assert split_frames(written) == ([(Opcode.TEXT, payload)], b"")


def test_it_keeps_the_beginning_of_a_frame_for_later() -> None:
    whole = Frame(Opcode.TEXT, b"first").serialize(mask=False)
    long = Frame(Opcode.TEXT, b"y" * 300).serialize(mask=False)
    for cut in range(1, len(long)):
        frames, left = split_frames(whole + long[:cut])
        assert frames == [(Opcode.TEXT, b"first")]
        assert split_frames(left + long[cut:]) == ([(Opcode.TEXT, b"y" * 300)], b"")


def talk_with(
    handler: Callable[[ServerConnection], Awaitable[None]],
    act: Callable[[Connection, list[bytes]], Awaitable[None]],
    **options: object,
) -> list[bytes]:
    """Run a server of the library and let our client act on it; return what it received."""
    received: list[bytes] = []

    async def run() -> None:
        async with serve(handler, "127.0.0.1", 0, **options) as server:  # type: ignore[arg-type]
            port = server.sockets[0].getsockname()[1]
            opened = await connect(
                f"http://127.0.0.1:{port}/x?room=r",
                {"Cookie": "a=b"},
                lambda _, b: received.append(b),
            )
            await act(opened, received)
            opened.close()

    asyncio.run(asyncio.wait_for(run(), 10))
    return received


async def echo(socket: ServerConnection) -> None:
    async for message in socket:
        await socket.send(message)


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_server_of_another_make_understands_its_frames(size: int) -> None:
    async def act(opened: Connection, received: list[bytes]) -> None:
        opened.send(b"z" * size)
        while not received:
            await asyncio.sleep(0)

    assert talk_with(echo, act) == [b"z" * size]


def test_it_answers_a_ping() -> None:
    answered = asyncio.Event()

    async def ping(socket: ServerConnection) -> None:
        await (await socket.ping())
        answered.set()
        await socket.wait_closed()

    async def act(opened: Connection, received: list[bytes]) -> None:
        await answered.wait()

    assert talk_with(ping, act) == []
    assert answered.is_set()


def test_it_notes_why_the_server_closed() -> None:
    codes: list[int | None] = []

    async def close(socket: ServerConnection) -> None:
        await socket.close(4408)

    async def act(opened: Connection, received: list[bytes]) -> None:
        while opened.closed_with is None:
            await asyncio.sleep(0)
        codes.append(opened.closed_with)

    talk_with(close, act)
    assert codes == [4408]


def test_it_shows_cookie_and_path_to_the_server() -> None:
    seen: list[tuple[str, str]] = []

    def note(socket: ServerConnection, request: Request) -> None:
        seen.append((request.path, request.headers["Cookie"]))

    async def act(opened: Connection, received: list[bytes]) -> None:
        return

    talk_with(echo, act, process_request=note)
    assert seen == [("/x?room=r", "a=b")]


def test_it_raises_when_the_server_does_not_open_the_socket() -> None:
    def refuse(socket: ServerConnection, request: Request) -> Response:
        return socket.respond(403, "no")

    async def act(opened: Connection, received: list[bytes]) -> None:
        return

    with pytest.raises(RefusedError, match="403"):
        talk_with(echo, act, process_request=refuse)


def test_its_frames_are_masked_as_the_standard_asks() -> None:
    assert client_frame(b"a")[1] & 0x80
