"""The ten parts of the decision card, and what one tap opens beneath them."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.decision.state import DecisionState, Line
from customer_room.ui.decision.view import Fact, Owner, Words
from customer_room.ui.decision_panel.signing import seats
from customer_room.ui.kit import submit

CARD: Any = DecisionState.card
LINES: Any = DecisionState.lines


def head() -> rx.Component:
    """Number, date, status, label with its reason; the decision in one line."""
    return rx.el.header(
        rx.el.div(
            rx.el.b(CARD.number),
            rx.el.span(CARD.made_on),
            rx.el.span(CARD.status),
            rx.cond(CARD.restricted, rx.el.span(kit.icon("lock"), "Seats only", class_name="tag")),
            rx.el.span(class_name="grow"),
            rx.el.span(
                rx.cond(CARD.is_joint, kit.icon("circle-check"), kit.icon("circle-alert")),
                rx.el.span(CARD.label, rx.cond(CARD.reason != "", f": {CARD.reason}", "")),
                class_name=rx.cond(CARD.is_joint, "tag label", "tag label left-c"),
            ),
            class_name="row wrap num facts",
        ),
        rx.el.h1(rx.el.span(CARD.one_line, class_name="marker")),
        rx.cond(CARD.chosen != "", rx.el.p(CARD.chosen, class_name="lead chosen")),
        rx.cond(
            CARD.successor != "",
            rx.el.p(
                "Replaced by ",
                rx.el.a(CARD.successor, href=f"/decisions/{CARD.successor}"),
                ".",
                class_name="lead",
            ),
        ),
        rx.cond(
            CARD.predecessor != "",
            rx.el.p(
                "Replaces ",
                rx.el.a(CARD.predecessor, href=f"/decisions/{CARD.predecessor}"),
                ".",
                class_name="lead",
            ),
        ),
        rx.cond(
            CARD.erratum != "",
            rx.el.p(rx.el.b("Erratum. "), CARD.erratum, class_name="lead"),
        ),
    )


def part(label: Any, shown: Any, *children: rx.Component) -> rx.Component:
    """Draw one part with its label; left out when there is nothing to say."""
    return rx.cond(
        shown,
        rx.el.div(rx.el.dt(label), rx.el.dd(*children), class_name="part"),
    )


def ten() -> rx.Component:
    """Draw the parts in their order."""
    return rx.el.dl(
        part("Where", CARD.strip.length() > 0, _where()),
        part("Why", (CARD.why != "") | (CARD.quote != ""), _why()),
        part("Who", (CARD.owners.length() > 0) | (CARD.blocks.length() > 0), _who()),
        part("Dissent", CARD.dissent.length() > 0, rx.foreach(CARD.dissent, _dissent)),
        part("Overruled", CARD.written != "", _written()),
        part(CARD.over, (CARD.others.length() > 0) | (CARD.pays != ""), _others()),
        part("Expected", CARD.expected != "", _expected()),
        part("Our people may", CARD.permits != "", rx.el.b(CARD.permits, class_name="permits")),
        part("Added later", CARD.added.length() > 0, _added()),
        part(
            "Still needs",
            CARD.lacking.length() > 0,
            rx.el.ul(rx.foreach(CARD.lacking, lambda what: rx.el.li(what)), class_name="plainlist"),
        ),
    )


def mark(shown: Any, size: int | None = None) -> rx.Component:
    """Draw a function's mark."""
    return kit.function_mark(shown.code, shown.name, shown.shape, size)


def _where() -> rx.Component:
    return rx.fragment(
        rx.el.div(rx.foreach(CARD.strip, _stage), class_name="strip journey"),
        rx.el.p(CARD.here, class_name="striplabel"),
        rx.el.p(CARD.where),
    )


def _stage(stage: Any) -> rx.Component:
    return rx.el.span(
        stage.name,
        rx.cond(stage.here, rx.el.span(" (here)", class_name="sr")),
        class_name=rx.cond(stage.here, "on", ""),
    )


def _why() -> rx.Component:
    return rx.fragment(
        rx.el.p(CARD.why),
        rx.cond(CARD.quote != "", rx.el.blockquote(CARD.quote)),
    )


def _who() -> rx.Component:
    return rx.fragment(
        rx.el.div(rx.foreach(CARD.owners, _owner), class_name="row wrap owners"),
        rx.el.div(
            kit.sign_bar(CARD.blocks, CARD.signed),
            rx.el.span(CARD.signed),
            class_name="row signed small",
        ),
        rx.el.details(
            rx.el.summary("Who signed, when and how", kit.icon("chevron-down")),
            seats(CARD.sign.seats),
            class_name="fold noprint",
        ),
    )


def _owner(owner: Owner) -> rx.Component:
    return rx.el.span(mark(owner.mark), owner.words, class_name="row")


def _dissent(said: Words) -> rx.Component:
    return rx.el.div(
        mark(said.mark, 28),
        rx.el.p(
            said.text,
            " ",
            rx.el.span(
                f"{said.who}.", rx.cond(said.more != "", f" {said.more}", ""), class_name="soft"
            ),
        ),
        class_name="dissent",
    )


def _written() -> rx.Component:
    return rx.el.p(
        f"“{CARD.written}” ",
        rx.el.span(f"{CARD.written_by}, in writing.", class_name="soft"),
    )


def _others() -> rx.Component:
    def other(option: Any) -> rx.Component:
        return rx.el.li(rx.cond(CARD.chosen != "", rx.el.s(option), option))

    return rx.fragment(
        rx.el.ul(rx.foreach(CARD.others, other), class_name="struck"),
        rx.cond(CARD.pays != "", rx.el.p(CARD.pays, class_name="soft")),
    )


def _expected() -> rx.Component:
    scale = CARD.scale
    return rx.fragment(
        rx.cond(
            scale.start != "",
            rx.el.div(
                rx.el.span(
                    rx.el.span(scale.start), class_name="from", custom_attrs=_at(scale.start_at)
                ),
                rx.el.span(rx.el.span(scale.aim), class_name="to", custom_attrs=_at(scale.aim_at)),
                class_name="scale",
            ),
        ),
        rx.el.p(CARD.expected),
    )


def _at(place: Any) -> dict[str, Any]:
    return {"style": rx.Var.create({"--at": place})}


def more() -> rx.Component:
    """What one tap opens: arithmetic, history, evidence."""
    return rx.el.div(
        _fold("Arithmetic", rx.el.dl(rx.foreach(CARD.facts, _fact), class_name="facts")),
        _fold(
            "History",
            rx.cond(
                LINES.length() > 0,
                rx.el.ol(rx.foreach(LINES, _line), class_name="history"),
                rx.el.p("Reading the history…", class_name="soft"),
            ),
            on_click=DecisionState.tell_history,
        ),
        _fold(
            "Evidence",
            rx.cond(
                CARD.evidence.length() > 0,
                rx.el.ul(rx.foreach(CARD.evidence, _source), class_name="plainlist"),
                rx.el.p("It came from no note on the board.", class_name="soft"),
            ),
        ),
        class_name="folds noprint",
    )


def _fold(words: str, *children: rx.Component, **events: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary(words, kit.icon("chevron-down"), **events), *children, class_name="fold"
    )


def _fact(fact: Fact) -> rx.Component:
    return rx.el.div(rx.el.dt(fact.term), rx.el.dd(fact.text))


def _line(line: Line) -> rx.Component:
    return rx.el.li(
        rx.el.span(line.when, class_name="softer num"),
        rx.el.span(rx.el.b(line.who), " ", line.did),
    )


def _source(source: Words) -> rx.Component:
    return rx.el.li(
        mark(source.mark),
        rx.el.span(source.text, class_name=rx.cond(source.who == "customers said", "theirs", "")),
        rx.el.span(source.who, class_name="softer small"),
        class_name="row",
    )


def comments() -> rx.Component:
    """Show the remarks beside the decision, with a line to add one."""
    return rx.el.section(
        rx.cond(CARD.comments.length() > 0, rx.el.h2("Comments", class_name="label")),
        rx.el.ul(rx.foreach(CARD.comments, _comment), class_name="plainlist"),
        rx.cond(
            CARD.may_comment,
            kit.form(
                kit.field("Comment", "text", key=f"{CARD.id}-comment", required=True,
                          max_length=160, auto_complete="off"),
                submit("Add comment", tone=""),
                command="comment.add",
                label="Add a comment",
                values={"id": kit.new_id(), "decision_id": CARD.id},
                done=["reset"],
                class_name="noprint comment",
            ),
        ),
        class_name="comments",
        aria_label="Comments",
    )  # fmt: skip


def _added() -> rx.Component:
    return rx.fragment(
        rx.el.ul(rx.foreach(CARD.added, _comment), class_name="plainlist"),
        rx.el.p("Beside its room, after that had closed. Nothing above was rewritten.",
                class_name="softer small"),
    )  # fmt: skip


def adding() -> rx.Component:
    """Let whoever runs rooms put a line beside the closed room this was made in."""
    return rx.cond(
        CARD.may_add,
        rx.el.details(
            rx.el.summary("Add a line after the room has closed", kit.icon("chevron-down")),
            kit.form(
                kit.textarea("What somebody wrote too late, or what was wrong", "text",
                             key=f"{CARD.room_id}-added", required=True, max_length=280,
                             hint="It stands on the card of every decision of that room."),
                submit("Add it for good, in my name"),
                command="addendum.add",
                label="Add a line after the room has closed",
                values={"id": kit.new_id(), "room_id": CARD.room_id},
                done=["reset", "fold"],
            ),
            class_name="fold noprint",
        ),
    )  # fmt: skip


def _comment(said: Words) -> rx.Component:
    return rx.el.li(
        mark(said.mark),
        rx.el.span(
            said.text, " ", rx.el.span(f"{said.who}, {said.more}", class_name="softer small")
        ),
        class_name="row",
    )
