"""The bad network is as bad as it says, and the account of the boards notices a difference."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from tests.network.proxy import HOTEL, FaultProxy, Line
from tests.participants import Participant, agree
from tests.serving import free_port


def through(act: Callable[[FaultProxy], Awaitable[None]]) -> None:
    """Run something beside a proxy before a server that echoes."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionResetError):
            while chunk := await reader.read(100):
                writer.write(chunk)
        writer.close()

    async def run() -> None:
        port, behind = free_port(), free_port()
        proxy = FaultProxy(port, behind, Random(1))
        server = await asyncio.start_server(echo, "127.0.0.1", behind)
        await proxy.start()
        try:
            await act(proxy)
        finally:
            await proxy.stop()
            server.close()

    asyncio.run(run())


async def ask(proxy: FaultProxy, text: bytes = b"GET / HTTP/1.1\r\n\r\n") -> Any:
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    writer.write(text)
    return reader, writer


def test_a_slow_line_keeps_the_order() -> None:
    async def act(proxy: FaultProxy) -> None:
        proxy.profile = HOTEL
        reader, writer = await ask(proxy, b"one two ")
        await asyncio.sleep(0.01)
        writer.write(b"three")
        assert await reader.readexactly(13) == b"one two three"
        writer.close()

    through(act)


def test_a_login_page_answers_in_two_ways() -> None:
    async def act(proxy: FaultProxy) -> None:
        proxy.become(Line.CAPTIVE)
        for status in (b"HTTP/1.1 200", b"HTTP/1.1 302"):
            reader, writer = await ask(proxy)
            assert (await reader.read()).startswith(status)
            writer.close()

    through(act)


def test_a_line_that_is_gone_says_nothing_until_it_is_back() -> None:
    async def act(proxy: FaultProxy) -> None:
        reader, writer = await ask(proxy, b"x")
        await reader.readexactly(1)
        proxy.become(Line.GONE)
        late, later = await ask(proxy, b"y")
        for silent in (reader, late):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(silent.readexactly(1), 0.05)
        proxy.become(Line.OPEN)
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await reader.readexactly(1)
        writer.close()
        later.close()

    through(act)


def test_a_board_that_differs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def board(_self: Participant, _url: str = "") -> dict[str, Any]:
        return {"records": {"note": {"n1": {"text": "theirs"}}}}

    async def compare(text: str) -> None:
        person = Participant("http://room.test", 0, "", Random(1), 0.0)
        person.replica.take({"records": {"note": {"n1": {"text": text}}}})
        try:
            await agree([person], "", patience_s=0.2)
        finally:
            await person.close()

    monkeypatch.setattr(Participant, "snapshot", board)
    asyncio.run(compare("theirs"))
    with pytest.raises(AssertionError, match="the board of 0 differs"):
        asyncio.run(compare("mine"))
