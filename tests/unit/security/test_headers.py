"""Headers and cache rules around any application."""

from __future__ import annotations

import asyncio
from typing import Any

from customer_room.security.headers import content_security_policy, guard


def answer(
    path: str, status: int = 200, own: list[tuple[bytes, bytes]] | None = None, **options: Any
) -> dict[str, str]:
    async def application(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": own or []})
        await send({"type": "http.response.body", "body": b""})

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    guarded = guard(application, "default-src 'self'", is_secure=options.get("is_secure", False))
    asyncio.run(guarded({"type": "http", "path": path}, None, send))  # type: ignore[arg-type]
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_every_answer_carries_the_headers() -> None:
    headers = answer("/api/commands", status=400)
    assert headers["content-security-policy"] == "default-src 'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "noindex" in headers["x-robots-tag"]


def test_parts_of_a_page_carry_only_what_concerns_them_and_documents_everything() -> None:
    for kind in (b"text/javascript; charset=utf-8", b"text/css", b"font/woff2"):
        part = answer("/assets/a", own=[(b"content-type", kind)], is_secure=True)
        assert part["x-content-type-options"] == "nosniff"
        assert "strict-transport-security" in part
        assert "content-security-policy" not in part
    for kind in (b"text/html", b"image/svg+xml", b"application/json", b"text/plain"):
        assert "content-security-policy" in answer("/x", own=[(b"content-type", kind)])


def test_hashed_files_are_kept_for_ever_and_pages_are_not() -> None:
    assert "immutable" in answer("/assets/root-abc.js")["cache-control"]
    assert answer("/")["cache-control"] == "no-cache"


def test_a_missing_hashed_file_is_not_kept() -> None:
    assert answer("/assets/root-old.js", status=404)["cache-control"] == "no-cache"


def test_a_header_of_the_application_wins() -> None:
    headers = answer("/api/snapshot", own=[(b"Cache-Control", b"no-store")])
    assert headers["Cache-Control"] == "no-store"
    assert "cache-control" not in headers


def test_browsers_are_told_to_keep_to_https_only_when_people_come_by_https() -> None:
    assert "strict-transport-security" in answer("/", is_secure=True)
    assert "strict-transport-security" not in answer("/")


def test_sockets_pass_untouched() -> None:
    seen: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        seen.append((scope, receive, send))

    scope, receive, send = {"type": "websocket", "path": "/live"}, object(), object()
    asyncio.run(guard(application, "", is_secure=False)(scope, receive, send))  # type: ignore[arg-type]
    assert seen == [(scope, receive, send)]


def test_policy_allows_built_scripts_and_no_other_inline_code() -> None:
    policy = content_security_policy(["sha256-bb", "sha256-aa"], ["ws://127.0.0.1:8000"])
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["script-src"] == "'self' 'sha256-aa' 'sha256-bb'"
    assert rules["style-src"] == "'self'"
    assert rules["connect-src"] == "'self' ws://127.0.0.1:8000"
    assert rules["frame-ancestors"] == "'none'"
    assert "unsafe-eval" not in policy
