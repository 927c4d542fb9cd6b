"""The Reflex application: pages, gate, plain routes and headers on one port."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from pathlib import Path

import reflex as rx
from reflex_components_core.base.error_boundary import error_boundary

from customer_room import api, services
from customer_room.frontend import INLINE_SCRIPT_HASHES
from customer_room.live.standing import Caller
from customer_room.security import headers, logs
from customer_room.ui import door, gate, styles
from customer_room.ui.routes import PAGES
from customer_room.ui.shell import HEAD

log = logging.getLogger(__name__)


def build() -> rx.App:
    """Put the application together.

    The connection banner and toasts of Reflex are left out: the product has one status line.
    """
    made = rx.App(
        app_wraps={(55, "ErrorBoundary"): _broken_page},
        toaster=None,
        html_lang="en",
        stylesheets=list(styles.EVERYWHERE),
        head_components=list(HEAD),
        backend_exception_handler=_log_failure,
    )
    for page in PAGES:
        made.add_page(
            styles.wearing(page.draw, page.styles),
            route=page.route,
            title=page.title,
            on_load=page.on_load,
        )
    return made


def serve() -> headers.Application:
    """Make what the server runs: headers, plain routes, door, gate, then the pages.

    ``services.current()`` must be there; a build of the front end never comes this way.
    """
    house = services.current()
    routes = {page.route for page in PAGES}
    public = frozenset(page.route for page in PAGES if page.public)

    async def caller_of(cookie: str) -> Caller | None:
        return await asyncio.to_thread(house.caller, cookie)

    gate.install(app, caller_of, public)
    pages = door.stand_at(app(), gate.matcher(app, routes - public), caller_of)
    hashes = Path(os.environ["REFLEX_WEB_WORKDIR"]) / "backend" / INLINE_SCRIPT_HASHES
    policy = headers.content_security_policy(
        json.loads(hashes.read_text()),
        [origin.replace("http", "ws", 1) for origin in house.settings.origins],
    )
    return headers.guard(api.in_front(pages, house), policy, is_secure=house.settings.is_secure)


def _broken_page(_stateful: bool) -> rx.Component:
    return error_boundary(
        on_error=rx.noop(),
        fallback_render=rx.el.main(
            rx.el.h1("This page could not be shown"),
            rx.el.p("Nothing you saved is lost. Reload the page to go on."),
        ),
    )


def _log_failure(exception: Exception) -> None:
    log.error("page.failed", extra=logs.failure(exception))


app = build()
