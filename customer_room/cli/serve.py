"""``customer-room serve``: the whole product in one process on one port, without Node."""

from __future__ import annotations

import gc
import os
import socket
import sys
import threading
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import FrameType

import click
import uvicorn

from customer_room import bootstrap, services
from customer_room.cli import options
from customer_room.operations.bench import UNTHROTTLED
from customer_room.operations.doctor import port_trouble
from customer_room.security import logs
from customer_room.security.headers import Application
from customer_room.settings import Settings
from customer_room.store.errors import StoreError

APPLICATION = "customer_room.customer_room"
GC_THRESHOLDS = (10_000, 20, 20)
SWITCH_SECONDS = 0.0005
EXIT_S = 10.0


@click.command()
@click.option("--host", metavar="ADDRESS", help="Address to listen on (default 127.0.0.1).")
@click.option("--port", type=int, help="Port to listen on (default 8000).")
@click.option("--insecure-lan", is_flag=True, default=None, help="Accept plain http on a network.")
@click.option("--unthrottled", is_flag=True, hidden=True)  # for `customer-room bench`
@options.data_dir
@options.database
def serve(unthrottled: bool, **given: object) -> None:
    """Serve the product until stopped."""
    chosen = options.load(**given)
    web = options.compiled_front_end()
    if not (web / "build" / "client" / "index.html").exists():
        raise options.Refused("the front end is not built: run `make setup`, or install the wheel")
    trouble = port_trouble(chosen)
    if trouble:
        raise options.Refused(f"{trouble}. Stop what listens there, or choose another --port")
    prepare(chosen, web)
    try:
        bootstrap.build(chosen, UNTHROTTLED if unthrottled else None)
    except StoreError as problem:
        raise options.Refused(str(problem)) from None
    config = uvicorn.Config(
        application,
        factory=True,
        host=chosen.host,
        port=chosen.port,
        log_config=logs.config(chosen.log_level, chosen.log_format),
        access_log=False,
        server_header=False,
        date_header=False,
        ws="customer_room.live.direct:DirectProtocol",
        ws_per_message_deflate=False,
        ws_max_size=262_144,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    with suppress(KeyboardInterrupt):
        Server(config).run()


class Server(uvicorn.Server):
    """uvicorn's server; the house takes leave before its sockets are closed."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take leave (P22), then close every connection with 1012 and end the application."""
        await services.current().take_leave()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end; after ten seconds the process is gone, whatever still holds it up.

        What was acknowledged is on the disk by then, and what was not is sent again.
        """
        last = threading.Timer(EXIT_S, os._exit, [1])
        last.daemon = True
        last.start()
        super().handle_exit(sig, frame)


def application() -> Application:
    """Make the application, then tune the interpreter for a writer beside a loop.

    The few hundred thousand objects of the imported libraries never become garbage: looking
    through them again and again would stop everybody for a tenth of a second each time. And the
    writer must not wait 5 ms, the default, for the loop to let go of the interpreter.
    """
    made: Application = import_module(APPLICATION).serve()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
    sys.setswitchinterval(SWITCH_SECONDS)
    return made


def prepare(chosen: Settings, web: Path) -> None:
    """Set up the process so that Reflex serves the compiled package and writes nothing into it.

    Reflex reads these variables while the application module is imported, and a ``rxconfig.py``
    of the working folder would win over the package: hence the change of folder.
    """
    data = chosen.data_dir
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ |= {
        "REFLEX_ENV_MODE": "prod",
        "__REFLEX_SKIP_COMPILE": "true",
        "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
        "REFLEX_BACKEND_ONLY": "true",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "REFLEX_WEB_WORKDIR": str(web),
        "REFLEX_STATES_WORKDIR": str(data / "states"),
        "REFLEX_UPLOADED_FILES_DIR": str(data / "uploads"),
        "REFLEX_DIR": str(data / "reflex"),
        "REFLEX_APP_NAME": "customer_room",
        "REFLEX_APP_MODULE_IMPORT": APPLICATION,
        "REFLEX_STATE_MANAGER_MODE": "memory",
        "REFLEX_CORS_ALLOWED_ORIGINS": ",".join(chosen.origins),
        "REFLEX_SOCKET_INTERVAL": "10",
        "REFLEX_SOCKET_TIMEOUT": "20",
        "REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE": "262144",
    }
    os.chdir(data)
