"""The page of declared writes (forms.html): its first form, and what the server says to it."""

from typing import Any

from playwright.sync_api import Locator, Page


def note(page: Page) -> Locator:
    return page.get_by_role("form", name="Note")


def answer(page: Page, result: dict[str, Any]) -> None:
    page.evaluate("result => { window.answer = () => result; }", result)


def refusal(code: str, message: str, **more: Any) -> dict[str, Any]:
    return {"ok": False, "error": {"code": code, "message": message, "retry": False} | more}
