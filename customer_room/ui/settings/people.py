"""The people of the settings page: place in the team, private link, devices."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.devices.links import private_link
from customer_room.ui.kit.forms import submit
from customer_room.ui.merging.dialog import merge_button
from customer_room.ui.settings.rows import adding, changing, remade
from customer_room.ui.settings.state import SettingsState

BOXES = (
    ("seat", "Has a seat: signs decisions", True),
    ("is_chief_executive", "Is the chief executive", False),
    ("is_customer_leader", "Leads for the customers", False),
    ("acting", "Only until somebody is named", False),
)


def person(line: Any) -> rx.Component:
    """Draw a member as a line that opens to his form, link and devices."""
    key = "member-" + line.id
    summary = rx.fragment(
        rx.cond(line.code, kit.function_mark(line.code, line.function, line.shape)),
        rx.el.span(
            rx.el.b(line.name),
            rx.cond(line.title, rx.el.span(", ", line.title)),
        ),
        rx.el.span(line.says, class_name="softer"),
    )
    return changing(
        summary,
        rx.cond(
            line.locked,
            rx.el.p(line.locked, class_name="soft"),
            rx.fragment(
                _form(line, key=key, values={"id": line.id}, roles=line.roles, label="Save"),
                rx.el.div(
                    private_link(line.id, line.name),
                    merge_button(line.id, line.name, SettingsState.view.everybody),
                    class_name="row wrap",
                ),
            ),
        ),
        _devices(line),
        key=key,
    )


def new_person() -> rx.Component:
    """Draw the form for one more member."""
    return adding(
        "Add a person",
        _form(
            None,
            key="new-member",
            values={"id": kit.new_id()},
            roles=SettingsState.roles,
            label="Add the person",
        ),
    )


def _form(line: Any, *, key: Any, values: Any, roles: Any, label: str) -> rx.Component:
    new = line is None
    view: Any = SettingsState.view
    role = "leader" if new else line.role
    function = "" if new else line.function_id
    return kit.form(
        rx.el.div(
            kit.field("Name", "name", value="" if new else line.name, key=key, required=True,
                      max_length=80, auto_complete="off"),
            kit.field("Title", "title", value="" if new else line.title, key=key, max_length=80,
                      hint="As others call the job, such as Head of Sales."),
            class_name="twofold",
        ),
        rx.el.div(
            remade(
                function,
                kit.select("Function", "function_id", view.function_options, value=function,
                           key=key, required=True),
            ),
            remade(role, kit.select("Role", "role", roles, value=role, key=key)),
            class_name="twofold",
        ),
        rx.el.div(*(_box(each, line, key) for each in BOXES), class_name="twofold boxes"),
        _more(line, key),
        kit.form_status(),
        submit(label),
        command="member.set",
        values=values,
        done=("reset",) if new else (),
        label=label,
    )  # fmt: skip


def _box(box: tuple[str, str, bool], line: Any, key: Any) -> rx.Component:
    name, words, first = box
    checked: Any = first if line is None else getattr(line, name)
    return remade(checked, kit.checkbox(words, name, checked=checked, key=key))


def _more(line: Any, key: Any) -> rx.Component:
    """Draw what is rarely needed; somebody new has no deputy yet."""
    new = line is None
    deputy = (
        []
        if new
        else [
            remade(
                line.deputy_id,
                kit.select(
                    "Deputy",
                    "deputy_id",
                    line.deputies,
                    value=line.deputy_id,
                    empty="Nobody",
                    key=key,
                ),
            )
        ]
    )
    return rx.el.details(
        rx.el.summary("Time in office" if new else "Deputy, and time in office"),
        rx.el.div(
            *deputy,
            kit.field("In office from", "active_from", kind="date", key=key,
                      value="" if new else line.active_from,
                      custom_attrs={"data-type": "optional"}),
            kit.field("In office to", "active_to", kind="date", key=key,
                      value="" if new else line.active_to,
                      custom_attrs={"data-type": "optional"},
                      hint="Afterwards nothing opens any more; what was signed stays."),
            class_name="threefold inside",
        ),
        class_name="more",
    )  # fmt: skip


def _devices(line: Any) -> rx.Component:
    return rx.cond(
        line.devices.length() > 0,
        rx.el.div(
            rx.el.h3("Signed in on"),
            rx.el.ul(
                rx.foreach(line.devices, lambda each: _device(each, line)), class_name="devices"
            ),
        ),
    )


def _device(device: Any, line: Any) -> rx.Component:
    return rx.el.li(
        rx.el.span(device.words),
        rx.cond(
            device.here,
            rx.fragment(),
            kit.button(
                "Sign out",
                command="session.end",
                values={"id": device.id},
                said=line.name + " is signed out there.",
                size="s",
                aria_label="Sign " + line.name + " out: " + device.words,
            ),
        ),
        class_name="row wrap",
    )
