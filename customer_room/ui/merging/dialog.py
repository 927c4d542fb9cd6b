"""Merging people as a Reflex component, for pages without a board."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui.merging import ASSETS, PACKAGES

Text = str | rx.Var[str]


class MergeButton(rx.NoSSRComponent):
    """Opens the question who of two stays, with what merging them would do."""

    library = ASSETS["merge_dialog.jsx"].importable_path
    tag = "MergeButton"
    lib_dependencies: list[str] = PACKAGES
    member_id: rx.Var[str]
    name: rx.Var[str]
    people: rx.Var[list[tuple[str, str]]]


def merge_button(member_id: Text, name: Text, people: Any) -> rx.Component:
    """Offer to merge somebody with another entry of the same person.

    Args:
        member_id: The one of the two that goes, unless the other is chosen.
        name: How he is called on the screen.
        people: Everybody who can be chosen: id and name.
    """
    return MergeButton.create(member_id=member_id, name=name, people=people)
