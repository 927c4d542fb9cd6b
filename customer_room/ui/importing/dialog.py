"""The import dialog as a Reflex component."""

from __future__ import annotations

import reflex as rx

from customer_room.ui.importing import ASSETS, PACKAGES


class ImportDialog(rx.NoSSRComponent):
    """Opens when the page hears ``import-figures``; needs the room's store on the page."""

    library = ASSETS["import_dialog.jsx"].importable_path
    tag = "ImportDialog"
    lib_dependencies: list[str] = PACKAGES
    room_id: rx.Var[str]
    kinds: rx.Var[list[str]]
    label: rx.Var[str]


def import_dialog(room_id: rx.Var[str] | str) -> rx.Component:
    """Hold the import of a room's page.

    Args:
        room_id: Whose board gets the notes, and whose quarter the steps.
    """
    return ImportDialog.create(room_id=room_id)


def import_button(label: str, *kinds: str) -> rx.Component:
    """Draw the button that opens an import of some kinds on a page without a room."""
    return ImportDialog.create(room_id="", kinds=list(kinds), label=label)
