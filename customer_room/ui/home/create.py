"""Creating a room: quarter, title, length and day."""

from __future__ import annotations

from typing import Any, cast

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.home.state import HomeState
from customer_room.ui.kit.controls import Size, Tone
from customer_room.ui.kit.forms import submit

DIALOG = "create-room"
REHEARSE = "rehearse"
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
            rx.el.div(submit("Create the room"), _not_now(DIALOG), class_name="row wrap"),
            command="room.create",
            values={"id": kit.new_id()},
            label="Create a room",
            goto="/room/{id}",
        ),
    )


def rehearse_opener(size: Size) -> rx.Component:
    """Draw the button that offers to try everything out first."""
    return kit.dialog_opener(REHEARSE, "Rehearse first", tone="quiet", size=size)


def rehearse_dialog() -> rx.Component:
    """Say what a rehearsal is, and begin one."""
    return kit.dialog(
        REHEARSE,
        "Rehearse first",
        rx.el.p(
            "A rehearsal runs like a real room, with your own people and map: phones, projector, "
            "every phase. When you close it, all of it is gone: notes, dots, decisions, names, the "
            "log. Until then the map, the figures and the settings stay as they are."
        ),
        kit.form(
            kit.select(
                "Length",
                "mode",
                LENGTHS,
                value="90",
                key=REHEARSE,
                custom_attrs={"data-type": "int"},
            ),
            kit.form_status(),
            rx.el.div(submit("Start the rehearsal"), _not_now(REHEARSE), class_name="row wrap"),
            command="room.create",
            values={
                "id": kit.new_id(),
                "kind": "rehearsal",
                "title": "Dry run",
                "quarter": HomeState.opening.quarter,
            },
            label="Rehearse first",
            goto="/room/{id}",
        ),
    )


def _not_now(dialog: str) -> rx.Component:
    return kit.button(
        "Not now", custom_attrs={"commandfor": dialog, "command": "close"}, tone="quiet"
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
