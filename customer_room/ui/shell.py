"""The frame of every page: header, navigation, theme, the live line, the main landmark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.devices.links import my_devices
from customer_room.ui.palette.palette import page_palette
from customer_room.ui.session import SessionState

# The theme is set before the first paint; a file of our own, because the policy allows no inline
# script that is not known at build time.
HEAD: tuple[rx.Component, ...] = (
    rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
    rx.el.link(rel="icon", href="/favicon.ico", sizes="48x48"),
    rx.el.script(src="/theme.js"),
)

# Only pages that exist.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Rooms", "/"),
    ("Decisions", "/decisions"),
    ("Promises", "/promises"),
    ("Customers", "/customers"),
    ("Stages", "/stages"),
    ("Competency", "/competency"),
)
SETTINGS = "/settings"
# What the palette leads to: words, address, whose.
FOUND: tuple[tuple[str, str, str], ...] = (
    *((words, address, "") for words, address in NAVIGATION),
    ("Settings", SETTINGS, "facilitator"),
)
MAIN = "main"
MENU = "menu"


def page(
    *children: rx.Component,
    current: str = "",
    room: rx.Var[str] | str = "",
    on_nudge: Any = None,
    main_class: str = "page",
    navigation: Sequence[tuple[str, str]] = NAVIGATION,
) -> rx.Component:
    """Frame a page.

    The page's State loads beside ``SessionState.load``; the title is the page's line in routes.

    Args:
        children: The content; the first heading is the page's ``h1``.
        current: Address of the navigation's current item.
        room: Id of the room the page shows, if it shows one.
        on_nudge: State handler that loads the page's views again, given the changed topics.
        main_class: Class of the main landmark.
        navigation: Words and address of the main sections.
    """
    return rx.fragment(
        opening(),
        header(current, navigation),
        rx.el.main(*children, id=MAIN, class_name=main_class, tab_index=-1),
        live(room=room, on_nudge=on_nudge),
    )


def live(*, room: rx.Var[str] | str = "", on_nudge: Any = None, view: str = "") -> rx.Component:
    """Mount the page's store; once per page."""
    return kit.live_bridge(
        room=room, on_nudge=on_nudge, view=view, signed_in=SessionState.signed_in
    )


def opening() -> rx.Component:
    """Begin a page that is not the wall's: the keyboard's way past the header, and warnings."""
    return rx.fragment(
        rx.el.a("Skip to the content", href=f"#{MAIN}", class_name="skip"),
        kit.plain_http(),
    )


def header(current: str, navigation: Sequence[tuple[str, str]] = NAVIGATION) -> rx.Component:
    """Draw brand, company, sections, theme and who I am."""
    return rx.el.header(
        brand(),
        rx.el.span(SessionState.company, class_name="co softer"),
        rx.cond(
            SessionState.signed_in,
            rx.el.nav(*_links(current, navigation), aria_label="Main"),
        ),
        rx.el.span(class_name="grow"),
        rx.cond(SessionState.signed_in, page_palette(FOUND, _runs())),
        rx.cond(SessionState.signed_in, kit.status_line()),
        theme_toggle(),
        rx.cond(SessionState.signed_in, who()),
        rx.cond(SessionState.signed_in, _phone_menu(current, navigation)),
        class_name="top noprint",
    )


def brand() -> rx.Component:
    """Draw the name with the door as its mark."""
    return rx.el.a(
        rx.el.svg(
            rx.el.path(custom_attrs={"d": "M3 3h18v18h-7v-8h-4v8H3z", "fill": "currentColor"}),
            rx.el.circle(custom_attrs={"cx": "12", "cy": "8", "r": "1.6", "fill": "var(--sheet)"}),
            custom_attrs={"viewBox": "0 0 24 24", "aria-hidden": "true"},
        ),
        "Customer Room",
        href="/",
        class_name="brand",
    )


def theme_toggle() -> rx.Component:
    """Switch between light and dark; theme.js does it and remembers."""
    return rx.el.button(
        rx.el.span(kit.icon("moon"), class_name="to-dark"),
        rx.el.span(kit.icon("sun"), class_name="to-light"),
        type="button",
        class_name="btn quiet s toggle-theme",
        aria_label="Switch light or dark",
        custom_attrs={"data-toggle-theme": "true"},
    )


def who() -> rx.Component:
    """Say as whom this browser is signed in."""
    state = SessionState
    return my_devices(
        rx.cond(
            state.function_code,
            kit.function_mark(state.function_code, state.function_name, state.function_shape),
        ),
        rx.el.span(state.name, class_name="co"),
    )


def _links(current: str, navigation: Sequence[tuple[str, str]]) -> list[rx.Component]:
    links = [_link(words, address, current) for words, address in navigation]
    return [*links, rx.cond(_runs(), _link("Settings", SETTINGS, current))]


def _runs() -> Any:
    return (SessionState.role == "facilitator") | (SessionState.role == "owner")


def _link(words: str, address: str, current: str) -> rx.Component:
    marked: dict[str, Any] = {"aria_current": "page"} if address == current else {}
    return rx.el.a(words, href=address, **marked)


def _phone_menu(current: str, navigation: Sequence[tuple[str, str]]) -> rx.Component:
    """Draw the phone's menu: a native popover, which needs no script."""
    return rx.fragment(
        rx.el.button(
            kit.icon("menu"),
            type="button",
            class_name="btn quiet s phone-only",
            aria_label="Menu",
            custom_attrs={"popoverTarget": MENU},
        ),
        rx.el.nav(
            *_links(current, navigation),
            id=MENU,
            class_name="phonenav",
            aria_label="Menu",
            custom_attrs={"popover": "auto"},
        ),
    )
