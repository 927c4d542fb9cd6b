"""Whether every screen holds what the server would send it now."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page

from tests.properties.replica import rows
from tests.rehearse.checks import Check
from tests.rehearse.room import Room

PATIENCE_S = 10.0
# The records a page draws from are in no global: they are found where React keeps what its parts
# have read. Of several, all are the same moment's.
HELD = """() => {
    const seen = new Set();
    const found = (fiber) => {
        for (let hook = fiber.memoizedState; hook && typeof hook === "object"; hook = hook.next) {
            const value = hook.memoizedState;
            if (value?.records?.room) return value.records;
            if (!("next" in hook)) break;
        }
        return null;
    };
    const walk = (fiber) => {
        while (fiber && !seen.has(fiber)) {
            seen.add(fiber);
            const records = found(fiber) ?? walk(fiber.child);
            if (records) return records;
            fiber = fiber.sibling;
        }
        return null;
    };
    for (const each of document.querySelectorAll("main, main *")) {
        const key = Object.keys(each).find((name) => name.startsWith("__reactFiber$"));
        if (!key) continue;
        let top = each[key];
        while (top.return) top = top.return;
        // Of the two trees that React keeps, the one that is drawn.
        const records = walk(top.stateNode.current);
        return records && JSON.parse(JSON.stringify(records));
    }
    return null;
}"""


def agreement(room: Room, when: str) -> Check:
    """Compare every board, browser or not, with a fresh snapshot for the same eyes."""
    said: list[str] = []
    screens = [(name, page) for name, page in room.screens() if not page.is_closed()]
    for name, page in screens:
        wrong = _until_agreed(page, room.id)
        said += [f"{name}: {wrong}"] * bool(wrong)
    for name, leader in room.leaders.items():
        give_up = time.monotonic() + PATIENCE_S
        while not (fine := leader.agrees()) and time.monotonic() < give_up:
            time.sleep(0.1)
        said += [f"{name} differs"] * (not fine)
    count = len(screens) + len(room.leaders)
    return Check(f"Every screen shows what the server holds, {when}", not said,
                 "; ".join(said) or f"{count} of {count}")  # fmt: skip


def _until_agreed(page: Page, room_id: str) -> str:
    give_up = time.monotonic() + PATIENCE_S
    while (wrong := _differs(page, room_id)) and time.monotonic() < give_up:
        page.wait_for_timeout(200)
    return wrong


def _differs(page: Page, room_id: str) -> str:
    held: dict[str, Any] | None = page.evaluate(HELD)
    if held is None:
        return "no board was found on the page"
    view = "?view=present" if "/present" in page.url else ""
    answer = page.request.get(f"/api/rooms/{room_id}/snapshot{view}")
    if not answer.ok:
        return f"its session reads nothing ({answer.status})"
    mine, server = rows(held), rows(answer.json()["records"])
    wrong = [table for table in mine.keys() | server.keys() if mine.get(table) != server.get(table)]
    return f"other rows in {', '.join(sorted(wrong))}" if wrong else ""
