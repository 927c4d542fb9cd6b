"""The page of declared writes, served to a real Chromium without the product behind it."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tools import chromium

ROOT = Path(__file__).resolve().parents[2]
PLACES = {"/sync/": ROOT / "customer_room/ui/sync", "/assets/": ROOT / "assets"}


class _Quiet(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        for prefix, folder in PLACES.items():
            if path.startswith(prefix):
                return str(folder / path.removeprefix(prefix))
        return str(Path(__file__).with_name("forms.html"))

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with chromium.running() as browser:
        yield browser.new_page()


@pytest.fixture
def page(tab: Page, address: str) -> Page:
    tab.goto(address)
    tab.wait_for_function("window.isReady")
    return tab
