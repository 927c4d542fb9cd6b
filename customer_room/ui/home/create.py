"""Creating a room: quarter, title, length and day."""

from __future__ import annotations

from typing import Any, cast

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.home.state import HomeState
from customer_room.ui.kit.controls import Size, Tone
from customer_room.ui.kit.forms import submit

DIALOG = "create-room"
KEY = "new-room"
LENGTHS = (("90", "90 minutes, eight phases"), ("180", "180 minutes, with a break"))


def create_opener(tone: Tone, size: Size) -> rx.Component:
    """Draw the button that opens the dialog."""
    return kit.dialog_opener(DIALOG, "Create a room", tone=tone, size=size)


def create_dialog() -> rx.Component:
    """Hold the form that prepares a room with its agenda and goes there."""
    return kit.dialog(
        DIALOG,
        "Create a room",
        kit.form(
            *_fields(),
            kit.form_status(),
            rx.el.div(
                submit("Create the room"),
                kit.button(
                    "Not now", custom_attrs={"commandfor": DIALOG, "command": "close"}, tone="quiet"
                ),
                class_name="row wrap",
            ),
            command="room.create",
            values={"id": kit.new_id()},
            label="Create a room",
            goto="/room/{id}",
        ),
    )


def _fields() -> list[rx.Component]:
    quarters = cast("Any", HomeState.quarters)
    return [
        kit.select(
            "Quarter it looks back on",
            "quarter",
            quarters,
            value=quarters[0][0],
            key=KEY,
        ),
        kit.field(
            "Title",
            "title",
            value="Customer room",
            hint="What people see when they join. The question of the day fits here.",
            key=KEY,
            max_length=80,
            required=True,
        ),
        kit.select(
            "Length",
            "mode",
            LENGTHS,
            value="90",
            key=KEY,
            custom_attrs={"data-type": "int"},
        ),
        kit.field(
            "Day",
            "scheduled_at",
            kind="date",
            hint="May stay empty.",
            key=KEY,
            custom_attrs={"data-type": "optional"},
        ),
    ]
