"""Every page of the product with an address in the sample company, and how it is measured."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.room_page import ROOM_PATH

MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8").strip()
# Route -> who looks at it (a stranger, or the facilitator), and where it is.
STRANGER, SIGNED_IN = "a stranger", "the facilitator"
PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "/": ((STRANGER, "/"), (SIGNED_IN, "/")),
    "/join": ((STRANGER, "/join"),),
    "/join/[code]": ((STRANGER, "/join/{code}"),),
    "/wall": ((STRANGER, "/wall"),),
    "/room/[room_id]": ((SIGNED_IN, ROOM_PATH),),
    "/room/[room_id]/console": ((SIGNED_IN, f"{ROOM_PATH}/console"),),
    "/room/[room_id]/present": ((SIGNED_IN, f"{ROOM_PATH}/present"),),
    "/decisions": ((SIGNED_IN, "/decisions"),),
    "/decisions/[number]": ((SIGNED_IN, "/decisions/2026Q1-01"),),
    "/promises": ((SIGNED_IN, "/promises"),),
    "/customers": ((SIGNED_IN, "/customers"),),
    "/stages": ((SIGNED_IN, "/stages"),),
    "/competency": ((SIGNED_IN, "/competency"),),
    "/settings": ((SIGNED_IN, "/settings"),),
    "404": ((STRANGER, "/nowhere"),),
}
WALL = "/room/[room_id]/present"  # has no controls, and is never a phone
ALL = [(who, path) for places in PLACES.values() for who, path in places]
TOUCHED = [(who, path) for who, path in ALL if not path.endswith("/present")]


def opened(page: Page, path: str) -> Page:
    """Open a page and wait until it is drawn."""
    page.goto(path)
    expect(page.get_by_role("heading").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def measured(page: Page, what: str) -> list[str]:
    """Measure a page; an empty list is well.

    Args:
        page: As it is drawn now.
        what: ``small`` targets, ``covered`` ones, what makes it scroll ``sideways``, or is
            ``moving``: see measures.js.
    """
    return page.evaluate(f"() => {MEASURES}.{what}()")
