"""Home: why it matters, which room to open, and the rooms by quarter."""

from __future__ import annotations

from typing import Any, cast

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.home.create import (
    create_dialog,
    create_opener,
    rehearse_dialog,
    rehearse_opener,
)
from customer_room.ui.home.state import HomeState
from customer_room.ui.home.welcome import welcome

HEADS: tuple[tuple[str, Any], ...] = (
    ("Quarter", ""),
    ("Held", ""),
    ("Came", "n"),
    ("Left", "n"),
    ("Net customers", "net-head"),
    ("Joint decisions", "n"),
    ("", "n"),
)


def home_page() -> rx.Component:
    """Show the rooms of whoever is signed in, and to others what this is."""
    return shell.page(
        rx.cond(
            HomeState.ready,
            rx.cond(HomeState.signed_in, _rooms(), welcome()),
            rx.el.p("Opening …", class_name="sr", role="status"),
        ),
        current="/",
        on_nudge=HomeState.nudge,
        main_class="page home",
    )


def _rooms() -> rx.Component:
    return rx.fragment(
        rx.cond(HomeState.opening.headline, _opening(), _nothing_counted()),
        rx.cond(HomeState.rooms.length() > 0, _by_quarter()),
        rx.cond(HomeState.may_create, rx.fragment(create_dialog(), rehearse_dialog())),
    )


def _opening() -> rx.Component:
    opening, lost = HomeState.opening, cast("Any", HomeState.lost)
    return rx.el.section(
        rx.el.div(
            rx.el.p(opening.eyebrow, class_name="eyebrow"),
            rx.el.h1(
                opening.headline,
                rx.cond(
                    opening.marked,
                    rx.fragment(" ", rx.el.span(opening.marked, class_name="marker")),
                ),
                id="story",
            ),
            _doors(),
        ),
        rx.cond(lost.stages.length() > 0, _losses()),
        class_name="home-hero",
        aria_labelledby="story",
    )


def _doors() -> rx.Component:
    opening = HomeState.opening
    words = rx.cond(opening.is_sample, "Open the sample room", "Open the room")
    return rx.el.p(
        rx.cond(
            opening.room,
            rx.el.a(
                words,
                kit.icon("arrow-right"),
                href="/room/" + opening.room,
                class_name="btn primary big",
            ),
        ),
        rx.cond(
            HomeState.may_create, rx.fragment(create_opener("", "big"), rehearse_opener("big"))
        ),
        class_name="row wrap",
    )


def _nothing_counted() -> rx.Component:
    return rx.el.section(
        rx.el.h1("Rooms", class_name="home-title"),
        kit.empty_state(
            "A customer room is where the heads of every function walk through their customers’ "
            "lives, stage by stage, and decide together. It starts with one room for one quarter: "
            "you name the stages in your customers’ words, count who came and who left, and raise "
            "the first decision.",
            rx.cond(
                HomeState.may_create,
                rx.el.p(
                    kit.link_button("Set up your team", "/settings", tone="primary", size="big"),
                    create_opener("", "big"),
                    class_name="row wrap",
                ),
                rx.el.p("Your facilitator creates the first room.", class_name="softer"),
            ),
            example="“Keep us warm this first winter”",
        ),
        class_name="home-first",
    )


def _losses() -> rx.Component:
    lost = HomeState.lost
    return rx.el.figure(
        rx.el.h2(lost.title),
        rx.el.ul(rx.foreach(lost.stages, _stage), class_name="plainlist losses"),
        rx.el.figcaption(
            rx.cond(lost.was, rx.el.span(rx.el.i(class_name="was"), lost.was, class_name="row")),
            rx.el.span(rx.el.i(class_name="now"), lost.now, class_name="row"),
            class_name="softer row wrap",
        ),
        class_name="lossfig",
    )


def _stage(stage: Any) -> rx.Component:
    return rx.el.li(
        rx.el.span(stage.stage),
        rx.el.span(
            rx.cond(
                HomeState.lost.was,
                rx.el.span(
                    _bar("was", stage.was_percent),
                    stage.was,
                    rx.el.span(" before, ", class_name="sr"),
                ),
            ),
            rx.el.span(
                _bar("now", stage.now_percent),
                rx.el.b(stage.now),
                rx.el.span(" now", class_name="sr"),
            ),
            class_name="bars",
        ),
        class_name="lossrow",
    )


def _bar(name: str, percent: rx.Var[int]) -> rx.Component:
    return rx.el.i(class_name=name, custom_attrs={"style": _width(percent)})


def _width(percent: rx.Var[int]) -> dict[str, Any]:
    return {"width": percent.to_string() + "%"}


def _by_quarter() -> rx.Component:
    return rx.el.section(
        rx.el.h2("Rooms by quarter", id="rooms"),
        rx.el.p("Who came and who left: all customers, of every kind.", class_name="softer small"),
        rx.el.div(
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(
                        *(
                            rx.el.th(words, scope="col", class_name=name)
                            if words
                            else rx.el.td(rx.el.span("Open or read", class_name="sr"))
                            for words, name in HEADS
                        )
                    )
                ),
                rx.el.tbody(rx.foreach(HomeState.rooms, _line)),
                aria_labelledby="rooms",
            ),
            class_name="rooms",
            tab_index=0,
            role="region",
            aria_label="Rooms by quarter",
        ),
    )


def _line(line: Any) -> rx.Component:
    return rx.fragment(_room_row(line), rx.cond(line.message, _message_row(line)))


def _message_row(line: Any) -> rx.Component:
    """What the room told the company, under its figures."""
    said = rx.el.td(
        rx.el.span("Told the company: ", class_name="sr"), "“" + line.message + "”", col_span=6
    )
    return rx.el.tr(rx.el.td(), said, class_name="toldrow")


def _room_row(line: Any) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            rx.el.a(line.quarter, href="/room/" + line.id),
            rx.cond(line.kind, rx.el.small(line.kind)),
            scope="row",
        ),
        rx.el.td(line.held, class_name="softer held"),
        rx.cond(
            line.came,
            rx.fragment(
                _figure("Came", line.came),
                _figure("Left", line.left),
                rx.el.td(_net(line), class_name="balance", custom_attrs={"data-label": "Net"}),
                _figure("Joint decisions", line.joint),
            ),
            rx.el.td(line.sentence, col_span=4, class_name="soft said"),
        ),
        rx.el.td(_way_in(line), class_name="n"),
    )


def _figure(label: str, shown: Any) -> rx.Component:
    """Draw a figure that brings the head of its column along, for phones."""
    return rx.el.td(shown, class_name="n", custom_attrs={"data-label": label})


def _net(line: Any) -> rx.Component:
    bar = rx.el.i(custom_attrs={"style": _width(line.net_percent)})
    return rx.el.div(
        rx.el.span(rx.cond(line.gains, "", rx.fragment(line.net, bar)), class_name="neg left-c"),
        rx.el.span(rx.cond(line.gains, rx.fragment(bar, line.net), "")),
        class_name="net",
    )


def _way_in(line: Any) -> rx.Component:
    name = rx.el.span(" " + line.title, class_name="sr")
    return rx.cond(
        line.status == "closed",
        rx.el.a(
            "Read",
            rx.el.span(" the decisions of " + line.quarter, class_name="sr"),
            href="/decisions?quarter=" + line.quarter,
            class_name="softer",
        ),
        rx.el.span(
            rx.cond(
                HomeState.may_create & (line.kind == "Rehearsal") & (line.status == "prepared"),
                kit.button(
                    "Remove",
                    command="room.forget",
                    values={"id": line.id},
                    tone="quiet",
                    size="s",
                    aria_label="Remove the rehearsal",
                ),
            ),
            rx.el.a("Open room", name, href="/room/" + line.id, class_name="btn s"),
            class_name="row wrap ways",
        ),
    )
