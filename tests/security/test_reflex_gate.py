"""Reflex's own socket: who may open it and what it accepts, against the running server."""

from __future__ import annotations

import json
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.serving import Served

STATE = "reflex___state____state"
HYDRATE = f"{STATE}.hydrate_and_load"


def event(name: str = HYDRATE, page: str = "/", **payload: Any) -> dict[str, Any]:
    return {"name": name, "payload": payload, "router_data": {"pathname": page, "asPath": page}}


def address(served: Served, token: str = "token=11111111-2222-4333-8444-555555555555&") -> str:
    return served.url.replace("http", "ws", 1) + f"/_event/?{token}EIO=4&transport=websocket"


def opened(served: Served, first: dict[str, Any] | None, **options: Any) -> str:
    """Open the socket with a first event; give the server's verdict: ``40`` in, ``44`` refused."""
    origin = options.get("origin", served.url)
    url = options.get("url", address(served))
    with connect(url, origin=origin, additional_headers=options.get("headers")) as socket:
        assert str(socket.recv(5)).startswith("0{")
        auth = {} if first is None else {"event": first}
        socket.send(f"40/_event,{json.dumps(auth)}")
        return str(socket.recv(5))[:2]


def test_a_visitor_without_session_sees_a_public_page(served: Served) -> None:
    assert opened(served, event(page="/")) == "40"


@pytest.mark.parametrize("page", ["/decisions", "/room/1", "/nowhere", "/../decisions"])
def test_a_visitor_without_session_sees_no_other_page(served: Served, page: str) -> None:
    assert opened(served, event(page=page)) == "44"


def test_a_made_up_session_is_refused(served: Served) -> None:
    cookie = {"Cookie": "session=made-up; customer_room=made-up; __Host-session=made-up"}
    assert opened(served, event(page="/decisions"), headers=cookie) == "44"


@pytest.mark.parametrize(
    "name",
    [
        f"{STATE}.setvar",
        f"{STATE}.set_is_hydrated",
        f"{STATE}.reflex___state____update_vars_internal_state.update_vars_internal",
        f"{STATE}.no_such_state.no_such_handler",
        "",
    ],
)
def test_an_undeclared_event_is_refused(served: Served, name: str) -> None:
    assert opened(served, event(name)) == "44"


@pytest.mark.parametrize(
    "first",
    [
        None,
        {},
        {"name": 5},
        {"name": HYDRATE},
        {"name": HYDRATE, "router_data": "x"},
        {"name": HYDRATE, "router_data": {"pathname": 5}},
        {"name": HYDRATE, "router_data": {"pathname": "/"}, "payload": [1]},
    ],
)
def test_a_malformed_first_event_is_refused(served: Served, first: dict[str, Any] | None) -> None:
    assert opened(served, first) == "44"


def test_a_socket_without_token_is_refused(served: Served) -> None:
    assert opened(served, event(), url=address(served, token="")) == "44"


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
def test_a_foreign_origin_is_refused(served: Served, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        opened(served, event(), origin=origin)
    assert refused.value.response.status_code in (400, 403)


def test_an_undeclared_event_after_the_first_is_dropped_and_not_logged(served: Served) -> None:
    with connect(address(served), origin=served.url) as socket:
        socket.recv(5)
        socket.send(f"40/_event,{json.dumps({'event': event()})}")
        assert str(socket.recv(5)).startswith("40/_event")
        planted = event(f"{STATE}.setvar", var_name="is_hydrated", value="canary-7f3a")
        socket.send(f"42/_event,{json.dumps(['event', planted])}")
        socket.send(f"42/_event,{json.dumps(['ping'])}")
        received = [str(socket.recv(5))]
        while '["ping"' not in received[-1]:
            received.append(str(socket.recv(5)))
    assert not [frame for frame in received if "canary-7f3a" in frame]
    assert "canary-7f3a" not in served.log.read_text()
    assert "11111111-2222" not in served.log.read_text()
