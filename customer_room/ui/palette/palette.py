"""The palette of a page as a Reflex component."""

from __future__ import annotations

from collections.abc import Sequence

import reflex as rx

from customer_room.ui.palette import ASSETS, PACKAGES


class PagePalette(rx.NoSSRComponent):
    """A button, and Ctrl + K: pages, decisions, and what concerns this device."""

    library = ASSETS["page_palette.jsx"].importable_path
    tag = "PagePalette"
    lib_dependencies: list[str] = PACKAGES
    pages: rx.Var[list[list[str]]]
    runs: rx.Var[bool]


def page_palette(pages: Sequence[tuple[str, str, str]], runs: rx.Var[bool]) -> rx.Component:
    """Offer to find pages and decisions.

    Args:
        pages: Words and address of the main sections, and whose they are: ``facilitator`` or "".
        runs: Whether this is a facilitator or the owner.
    """
    return PagePalette.create(pages=[list(each) for each in pages], runs=runs)
