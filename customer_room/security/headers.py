"""Security headers and cache rules on every answer, as plain ASGI around the whole product."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

_ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-robots-tag", b"noindex, nofollow"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
)
# What a page loads into itself obeys the page's own policy; these are all it needs to carry, and
# the policy with its hashes would weigh as much as a small script.
_OF_A_PART = frozenset({b"x-content-type-options", b"cross-origin-resource-policy",
                        b"strict-transport-security", b"cache-control"})  # fmt: skip
_PARTS = (b"text/javascript", b"application/javascript", b"text/css", b"font/")
_TWO_YEARS = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")
_HASHED = (b"cache-control", b"public, max-age=31536000, immutable")
_REVALIDATE = (b"cache-control", b"no-cache")


def content_security_policy(script_hashes: Iterable[str], sockets: Iterable[str]) -> str:
    """Write the policy: everything from this origin, no inline script but the built ones.

    Args:
        script_hashes: ``sha256-…`` of each inline script of the compiled pages.
        sockets: ``ws://`` or ``wss://`` origins; some browsers do not count them as 'self'.
    """
    scripts = " ".join(["'self'", *(f"'{value}'" for value in sorted(script_hashes))])
    rules = {
        "default-src": "'self'",
        "script-src": scripts,
        "script-src-attr": "'none'",
        "style-src": "'self'",
        # React writes computed positions and widths as style attributes.
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": " ".join(["'self'", *sockets]),
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def guard(application: Application, policy: str, *, is_secure: bool) -> Application:
    """Wrap an application so that each of its answers carries the headers.

    Scripts, styles and fonts carry those that concern them only. A header that the application
    sets itself is left alone.

    Args:
        application: Any ASGI application.
        policy: The Content-Security-Policy.
        is_secure: Whether people come by https, so that browsers are told to keep to it.
    """
    fixed = (*_ALWAYS, (b"content-security-policy", policy.encode()))
    if is_secure:
        fixed = (*fixed, _TWO_YEARS)

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        caching = _HASHED if str(scope["path"]).startswith("/assets/") else _REVALIDATE

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                is_found = message["status"] in (200, 206, 304)
                wanted = (*fixed, caching if is_found else _REVALIDATE)
                message["headers"] = _completed(message.get("headers", ()), wanted)
            await send(message)

        await application(scope, receive, send_with_headers)

    return guarded


def _completed(present: Iterable[Header], wanted: Iterable[Header]) -> list[Header]:
    headers = list(present)
    known = {name.lower(): value for name, value in headers}
    is_part = known.get(b"content-type", b"").startswith(_PARTS)
    return headers + [
        header
        for header in wanted
        if header[0] not in known and (not is_part or header[0] in _OF_A_PART)
    ]
