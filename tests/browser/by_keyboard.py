"""Going about without a mouse."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.browser.room_page import RoomPage

MOST_TABS = 80
FOCUS_SHOWS = """() => {
    const chain = [];
    let at = document.activeElement;
    for (; at && chain.length < 4; at = at.parentElement) chain.push(at);
    return chain.some((each) => {
        const look = getComputedStyle(each);
        return (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2)
            || look.boxShadow !== 'none';
    });
}"""


def tab_to(room: RoomPage, wanted: Locator, *, back: bool = False) -> None:
    """Press Tab, or Shift + Tab, until something has the focus."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("(each) => each === document.activeElement"):
            return
        room.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab does not lead to {wanted}")


def seen(room: RoomPage) -> bool:
    """Whether one can see where the focus is."""
    return bool(room.page.evaluate(FOCUS_SHOWS))
