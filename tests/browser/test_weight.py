"""The room arrives light: script and style as they are transferred."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.room_page import PETRA, ROOM_PATH

pytestmark = pytest.mark.browser

LIMIT_BYTES = 300_000
COUNTED = {"Script", "Stylesheet"}


def test_room_page_transfers_no_more_than_300_kb_of_script_and_style(visit: Visit) -> None:
    room = visit(PETRA)
    watcher = room.page.context.new_cdp_session(room.page)
    kinds: dict[str, tuple[str, str]] = {}
    sizes: dict[str, float] = {}

    def begun(event: Any) -> None:
        kinds[event["requestId"]] = (event["type"], event["response"]["url"])

    def ended(event: Any) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    watcher.on("Network.responseReceived", begun)
    watcher.on("Network.loadingFinished", ended)
    watcher.send("Network.enable")
    watcher.send("Network.setCacheDisabled", {"cacheDisabled": True})
    with room.page.expect_response(lambda answer: "/lane" in answer.url):
        room.page.goto(ROOM_PATH)
    expect(room.page.get_by_role("main", name="Board")).to_be_visible()
    room.page.wait_for_load_state("networkidle")

    counted = {
        kinds[id][1]: size for id, size in sizes.items() if id in kinds and kinds[id][0] in COUNTED
    }
    assert any(url.endswith(".js") for url in counted)
    assert any(url.endswith(".css") for url in counted)
    total = sum(counted.values())
    largest = sorted(counted.items(), key=lambda each: -each[1])[:6]
    assert total <= LIMIT_BYTES, f"{total:.0f} bytes: {largest}"
    print(f"script and style: {total:.0f} bytes in {len(counted)} files; largest {largest}")
