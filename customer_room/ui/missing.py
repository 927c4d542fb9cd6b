"""What is shown at an address that leads nowhere."""

from __future__ import annotations

import reflex as rx

from customer_room.ui import kit, shell


def missing_page() -> rx.Component:
    """Say so and show the way home; it knows no visitor, so anybody may read it."""
    return rx.fragment(
        rx.el.header(shell.brand(), rx.el.span(class_name="grow"), shell.theme_toggle(),
                     class_name="top"),
        rx.el.main(
            rx.el.h1("There is nothing at this address", class_name="home-title"),
            rx.el.p("The address is wrong, or what was here is gone.", class_name="lead"),
            rx.el.p(kit.link_button("Go to the rooms", "/", tone="primary")),
            id=shell.MAIN,
            class_name="page welcome",
        ),
    )  # fmt: skip
