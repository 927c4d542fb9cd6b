"""What Reflex sends of a page to somebody's tab, up to the moment when the page is ready."""

import json
from typing import Any
from uuid import uuid4

from websockets.sync.client import ClientConnection, connect

from customer_room.security.sessions import PLAIN_NAME
from tests.security.test_reflex_gate import STATE, address, event
from tests.serving import Served

READY = '"is_hydrated_rx_state_":true'
REFUSED = "44"
PATIENCE_S = 10


def state(module: str, name: str) -> str:
    """Return the name by which events call a page's State."""
    return f"{STATE}.customer_room___ui___{module}___state____{name}"


def deltas(
    served: Served,
    token: str,
    path: str,
    then: tuple[str, str, dict[str, Any]] | None = None,
    tab: str | None = None,
) -> str:
    """Return all that Reflex sends of a page; ``44…`` where it does not let somebody in.

    Args:
        served: The running server.
        token: The secret of somebody's session.
        path: The page's address, with its query.
        then: A State, its handler and a payload: what a tap calls once the page is ready.
        tab: The id of a tab that was open before; a new one if None.
    """
    cookie = {"Cookie": f"{PLAIN_NAME}={token}"}
    url = address(served, token=f"token={tab or uuid4()}&")
    with connect(url, origin=served.url, additional_headers=cookie) as socket:
        socket.recv(PATIENCE_S)
        plain = path.partition("?")[0]
        opening = event(page=plain)
        opening["router_data"]["asPath"] = path
        socket.send(f"40/_event,{json.dumps({'event': opening})}")
        raw = str(socket.recv(PATIENCE_S))
        if raw.startswith(REFUSED):
            return raw
        raw += _until(socket, READY)
        if then is not None:
            called, handler, payload = then
            asked = event(f"{called}.{handler}", page=plain, **payload)
            socket.send(f"42/_event,{json.dumps(['event', asked])}")
            raw += _until(socket, f'"{called}"')
    return raw


def _until(socket: ClientConnection, mark: str) -> str:
    raw = ""
    while mark not in raw:
        raw += str(socket.recv(PATIENCE_S))
    return raw
