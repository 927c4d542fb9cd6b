"""The page of declared writes (forms.html): its first form, and what the server says to it."""

from typing import Any

from playwright.sync_api import Locator, Page

KEPT = "Kept from before: not sent yet."


def note(page: Page) -> Locator:
    return page.get_by_role("form", name="Note")


def answer(page: Page, result: dict[str, Any]) -> None:
    page.evaluate("result => { window.answer = () => result; }", result)


def refusal(code: str, message: str, **more: Any) -> dict[str, Any]:
    return {"ok": False, "error": {"code": code, "message": message, "retry": False} | more}


def come(page: Page, address: str, who: str, before: str = "before") -> None:
    """Open the page as somebody, while the view says this of the note."""
    page.goto("about:blank")
    page.goto(f"{address}?as={who}&before={before}")
    page.wait_for_function("window.isReady")


def leave_unanswered(page: Page) -> None:
    """Let the server answer only when `finish` is called."""
    page.evaluate(
        "() => { window.answer = () => new Promise((done) => { window.finish = done; }); }"
    )


def finish(page: Page) -> None:
    page.evaluate("finish({ok: true, op: 'o'})")


def becomes(page: Page, who: str) -> None:
    """Let somebody else be signed in under the open page."""
    page.evaluate("who => { history.replaceState({}, '', `?as=${who}`); heard(); }", who)
