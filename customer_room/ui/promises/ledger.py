"""The ledger itself: actions, lists and gates, proofs, reviews; each line opens to its rows."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit.verdicts import verdict
from customer_room.ui.kit.workings import opened
from customer_room.ui.promises.forms import proof_check, review_check
from customer_room.ui.promises.forms_lists import list_forms, new_lists
from customer_room.ui.promises.forms_said import gate_forms
from customer_room.ui.promises.gates import GateLine, ListLine
from customer_room.ui.promises.lines import action_line, decision_link
from customer_room.ui.promises.looked import Looked
from customer_room.ui.promises.state import PromisesState

VIEW: Any = PromisesState.view


def actions() -> rx.Component:
    """List what leaders said they would do: red first, and never folded away."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2("What leaders said they would do"),
            rx.el.nav(
                rx.foreach(VIEW.selections, _selection), class_name="row wrap noprint",
                aria_label="Which promises",
            ),
            class_name="row wrap sectionhead",
        ),
        rx.cond(
            (VIEW.red.length() == 0) & (VIEW.rest.length() == 0),
            rx.el.p(
                "Nothing here. A promise names one person, one thing and one day; it is made with "
                "a decision.",
                class_name="soft",
            ),
        ),
        rx.el.ul(rx.foreach(VIEW.red, _action), class_name="promised"),
        rx.cond(
            VIEW.rest.length() > 0,
            rx.el.details(
                rx.el.summary(
                    rx.cond(VIEW.coming, "Shown already: ", "Kept: "),
                    rx.el.b(VIEW.rest.length().to_string(), class_name="num"),
                    kit.icon("chevron-down"),
                ),
                rx.el.ul(rx.foreach(VIEW.rest, _action), class_name="promised"),
                class_name="fold promisefold",
                open=True,
            ),
        ),
        rx.cond(
            VIEW.left.length() > 0,
            opened("Left the set, because a room stopped their decision", VIEW.left),
        ),
        id="actions",
    )  # fmt: skip


def _selection(one: Any) -> rx.Component:
    inside = (one.words, rx.el.b(one.count))
    return rx.cond(
        one.here,
        rx.el.a(*inside, href=one.link, class_name="chip", aria_current="true"),
        rx.el.a(*inside, href=one.link, class_name="chip"),
    )


def _action(one: Any) -> rx.Component:
    return action_line(one, VIEW.options)


def gates() -> rx.Component:
    """List what was held against a list of conditions, and the lists."""
    return rx.el.section(
        rx.el.h2("What must hold before we act"),
        rx.cond(
            VIEW.lists.length() > 0,
            rx.fragment(),
            rx.el.p(
                "No list of conditions yet. Before a launch: can the field explain it, have "
                "customers tried it, can we undo it within a day?",
                class_name="soft",
            ),
        ),
        rx.cond(VIEW.options.make_list & (VIEW.lists.length() == 0), new_lists()),
        rx.el.ul(rx.foreach(VIEW.gates, _gate), class_name="promised"),
        rx.cond(
            VIEW.lists.length() > 0,
            rx.fragment(
                rx.el.h3("The lists"),
                rx.el.ul(rx.foreach(VIEW.lists, _list), class_name="promised"),
            ),
        ),
        id="gates",
    )


def _gate(one: rx.Var[GateLine]) -> rx.Component:
    shown: Any = one
    return rx.el.li(
        opened(
            rx.el.span(
                verdict(shown.tone, shown.verdict),
                rx.el.span(shown.used_for, class_name="what"),
                rx.el.span(rx.el.b(shown.met, class_name="num"), " · ", shown.list_name,
                           class_name="small"),
                rx.el.span(shown.when, class_name="soft small"),
                class_name="promise",
            ),
            shown.lines,
        ),
        decision_link(shown.decision),
        gate_forms(shown),
        key=shown.id,
    )  # fmt: skip


def _list(one: rx.Var[ListLine]) -> rx.Component:
    shown: Any = one
    return rx.el.li(
        opened(
            rx.el.span(rx.el.b(shown.name), " ", rx.el.span(shown.says, class_name="soft small")),
            shown.lines,
        ),
        list_forms(shown),
        key=shown.id,
    )


def proofs() -> rx.Component:
    """List what shows that it was done, with its level and who looked."""
    return _looked(
        "What shows it",
        "proofs",
        VIEW.proofs,
        "No proof in this quarter. Something is shown by a document, a number, or the words of "
        "customers or employees; somebody of another function looks at it.",
        proof_check,
    )


def reviews() -> rx.Component:
    """List what decisions came to, with the level of their proof."""
    return _looked(
        "What decisions came to",
        "reviews",
        VIEW.reviews,
        "No review in this quarter. On its day, who owns a decision says what it came to, and "
        "somebody of another function gives it a level from 0 to 4.",
        review_check,
    )


def _looked(title: str, id: str, tally: Any, nothing: str, check: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title),
        rx.cond(
            tally.says != "",
            opened(tally.says, tally.counts),
            rx.el.p(nothing, class_name="soft"),
        ),
        rx.el.ul(rx.foreach(tally.lines, lambda one: _look(one, check)), class_name="promised"),
        id=id,
    )


def _look(one: rx.Var[Looked], check: Any) -> rx.Component:
    shown: Any = one
    said = rx.el.span(
        verdict(shown.tone, shown.verdict),
        rx.el.span(
            shown.text,
            rx.cond(shown.of != "", rx.el.small(" ", shown.of, class_name="soft")),
            class_name="what",
        ),
        rx.el.span(shown.says, class_name="soft small wide"),
        class_name="promise",
    )
    return rx.el.li(
        rx.cond(shown.lines.length() > 0, opened(said, shown.lines), rx.el.div(said)),
        decision_link(shown.decision),
        rx.cond(
            shown.checks.length() > 0,
            rx.el.div(rx.foreach(shown.checks, lambda one: check(one)), class_name="acts noprint"),
        ),
        key=shown.id,
    )
