"""Which pages may post to this server or open its socket: an exact list, no patterns."""

from collections.abc import Collection
from urllib.parse import urlsplit

from customer_room.domain.errors import NotAllowed

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
GUARD_HEADER = "x-customer-room"


def check_origin(origin: str | None, host: str | None, allowed: Collection[str]) -> None:
    """Refuse a request that a foreign page has sent.

    Args:
        origin: The Origin header; browsers always send one with a POST and a socket.
        host: The Host header.
        allowed: The exact origins of the settings.

    Raises:
        NotAllowed: The origin is absent, foreign or malformed.
    """
    if origin is not None and (origin in allowed or _is_own_loopback(origin, host)):
        return
    raise NotAllowed(
        "This request came from another address than the one this server is set up for. "
        "Nothing was changed. Open the room at the address you were given."
    )


def _is_own_loopback(origin: str, host: str | None) -> bool:
    """Tell whether a browser on this machine talks to this very server by a loopback name.

    The Host must say so too: else a page on somebody's own machine could reach a public server.
    """
    try:
        parts = urlsplit(origin)
        name = parts.hostname
    except ValueError:
        return False
    return (
        parts.scheme == "http"
        and name in LOOPBACK_NAMES
        and parts.netloc == host
        and origin == f"http://{host}"
    )
