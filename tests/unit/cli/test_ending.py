"""A server that was asked to end is gone after a while, whatever holds it up."""

import os
import signal
import threading

import pytest
import uvicorn

from customer_room.cli import serve


def test_the_process_ends_even_when_something_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    codes: list[int] = []
    monkeypatch.setattr(serve, "EXIT_S", 0.0)
    monkeypatch.setattr(os, "_exit", lambda code: (codes.append(code), ended.set()))
    server = serve.Server(uvicorn.Config("nowhere:app"))
    server.handle_exit(signal.SIGTERM, None)
    assert server.should_exit
    assert ended.wait(10)
    assert codes == [1]
