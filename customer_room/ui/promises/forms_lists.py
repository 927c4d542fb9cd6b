"""Short forms for lists of conditions: begun, changed condition by condition, used, retired."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.domain.guardrails import LAUNCH, MARKET
from customer_room.ui import kit
from customer_room.ui.kit import submit
from customer_room.ui.promises.forms import NAME, SHORT

USED_FOR = 120


def new_lists() -> rx.Component:
    """Begin with one of the two lists that are known to work."""
    return rx.el.div(
        _template("Take the five launch conditions", "Five launch conditions", "launch", LAUNCH),
        _template("Take the twelve customer requirements", "Twelve customer requirements",
                  "go-to-market", MARKET),
        class_name="row wrap noprint",
    )  # fmt: skip


def _template(label: str, name: str, for_what: str, rows: Any) -> rx.Component:
    conditions = [{"text": text, "proof_needed": needed} for text, needed in rows]
    values = {"id": kit.new_id(), "name": name, "applies_to": for_what, "conditions": conditions}
    return kit.button(label, command="guardrail.set", values=values)


def list_forms(one: Any) -> rx.Component:
    """Offer what this visitor may do with a list."""
    act, about = one.act, one.name
    return rx.cond(
        act.use | act.adopt | act.change,
        rx.el.div(
            rx.cond(
                act.adopt,
                kit.button("Let it bind from today", command="guardrail.adopt",
                           values={"id": act.id}, size="s"),
            ),
            rx.cond(
                act.use,
                kit.unfold(
                    "Hold something against it",
                    about,
                    kit.form(
                        kit.field("What is to be released", "used_for", key=act.id + "-use",
                                  max_length=USED_FOR, required=True),
                        submit("Open it"),
                        command="gate.open",
                        values={"id": kit.new_id(), "list_id": act.id},
                        label="Hold something against: " + about,
                        done=("reset", "fold"),
                    ),
                ),
            ),
            rx.cond(act.change, kit.unfold("Change the list", about, *_change(act, about))),
            rx.cond(act.retire, kit.unfold("Use it no more", about, _retire(act, about))),
            class_name="acts noprint",
        ),
    )  # fmt: skip


def _change(act: Any, about: Any) -> tuple[rx.Component, ...]:
    """Change the whole list in one form; add one condition, or take one out, with a form each."""
    return (
        rx.el.p("What is open keeps the conditions it began with.", class_name="soft"),
        kit.form(
            rx.el.div(
                kit.field("Name", "name", value=act.name, key=act.id + "-list", max_length=NAME,
                          required=True),
                kit.field("Before what", "applies_to", value=act.applies_to, key=act.id + "-list",
                          max_length=NAME, required=True),
                class_name="twofold",
            ),
            rx.foreach(act.held, lambda held: _condition(act, held)),
            submit("Save the list"),
            command="guardrail.set",
            values={"id": act.id},
            send="changed",
            label="Change the list: " + about,
            done=("fold",),
        ),
        rx.cond(act.more, kit.unfold("Add a condition", about, _add(act, about))),
        rx.cond(act.held.length() > 1, kit.unfold("Take a condition out", about, _take_out(act))),
    )  # fmt: skip


def _condition(act: Any, held: Any) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(held.says, class_name="small"),
        *_fields(act, held.at, held),
        class_name="stack",
        # Another number of conditions gets fresh fields: they stand at other places.
        key=act.id + held.at + "of" + act.place,
    )


def _fields(act: Any, at: Any, held: Any = None) -> tuple[Any, ...]:
    """Return the fields of one condition; those of a list that stands are sent all together."""
    key = act.id + "-held"

    def was(name: str) -> Any:
        return "" if held is None else getattr(held, name)

    def sent(name: str) -> dict[str, Any]:
        if held is None:
            return {}
        return {"data-together": "conditions", "data-expect": f"expect.{at}.{name}"}

    return (
        kit.field("What must hold", f"conditions.{at}.text", value=was("text"), key=key,
                  max_length=SHORT, required=True, custom_attrs=sent("text")),
        rx.el.div(
            kit.field("What shows it", f"conditions.{at}.proof_needed", value=was("proof_needed"),
                      key=key, max_length=NAME, custom_attrs=sent("proof_needed")),
            kit.select("Who says so", f"conditions.{at}.owner", act.owners, value=was("owner"),
                       key=key, empty="Anybody", custom_attrs=sent("owner")),
            class_name="twofold",
        ),
    )  # fmt: skip


def _add(act: Any, about: Any) -> rx.Component:
    return kit.form(
        *_fields(act, act.place),
        submit("Add it"),
        command="guardrail.set",
        values={"id": act.id, "conditions": act.all, "expect": act.all},
        label="Add a condition: " + about,
        done=("reset", "fold"),
    )


def _take_out(act: Any) -> rx.Component:
    def row(held: Any) -> rx.Component:
        return rx.el.li(
            rx.el.span(held.text),
            kit.button(
                "Take it out",
                command="guardrail.set",
                values={"id": act.id, "conditions": held.rest, "expect": act.all},
                confirm=act.id + "-out-" + held.at,
                size="s",
                aria_label="Take out: " + held.text,
                said="It is out of the list.",
            ),
            kit.confirm_dialog(
                act.id + "-out-" + held.at, "Take this condition out?",
                "Nothing new is held against it. The other conditions stay, and what is open keeps "
                "the conditions it began with.",
                about=held.text, yes="Take it out", no="Keep it in",
            ),
            class_name="row apart",
            key=act.id + held.at,
        )  # fmt: skip

    return rx.el.ul(rx.foreach(act.held, row), class_name="stack")


def _retire(act: Any, about: Any) -> rx.Component:
    return kit.form(
        rx.el.p("Nothing more is held against it. What was released or held stays on record."),
        submit("Use it no more", tone="danger"),
        command="guardrail.retire",
        values={"id": act.id},
        label="Use no more: " + about,
    )
