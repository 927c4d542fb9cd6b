"""Pieces of the page: choosing, the picture, the table, the reasons, the money."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.customers import forms
from customer_room.ui.customers.state import CustomersState
from customer_room.ui.customers.view import Bar, Line, Why
from customer_room.ui.customers.worth import Figure
from customer_room.ui.importing.dialog import import_button
from customer_room.ui.kit.choosing import chooser, not_there
from customer_room.ui.kit.workings import opened

VIEW: Any = CustomersState.view


def choosers() -> rx.Component:
    """Choose a quarter and a kind of customer; both stand in the address."""
    return rx.el.div(
        chooser("Quarter", VIEW.quarters),
        chooser("Kind of customer", VIEW.segments),
        not_there(VIEW),
        class_name="choosers noprint",
    )


def picture() -> rx.Component:
    """Draw the last quarters as two bars each: who came, who left; the numbers are the picture."""
    return rx.cond(
        VIEW.bars.length() > 0,
        rx.el.table(
            rx.el.caption("Came and left, quarter by quarter", class_name="eyebrow"),
            rx.el.thead(
                rx.el.tr(
                    rx.el.th("Quarter", scope="col"),
                    rx.el.th("Came", scope="col", class_name="n", col_span=2),
                    rx.el.th("Left", scope="col", class_name="n", col_span=2),
                    rx.el.th("Net", scope="col", class_name="n"),
                )
            ),
            rx.el.tbody(rx.foreach(VIEW.bars, _bar)),
            class_name="camebars num",
        ),
    )  # fmt: skip


def _bar(bar: rx.Var[Bar]) -> rx.Component:
    shown: Any = bar
    return rx.el.tr(
        rx.el.th(shown.quarter, scope="row"),
        rx.el.td(shown.came, class_name="n"),
        rx.el.td(_wide(shown.came_wide), class_name="bar came"),
        rx.el.td(shown.left, class_name="n left-c"),
        rx.el.td(_wide(shown.left_wide), class_name="bar left"),
        rx.el.td(shown.net, class_name="n"),
        class_name=rx.cond(shown.here, "here", ""),
    )


def _wide(percent: Any) -> rx.Component:
    return rx.el.i(custom_attrs={"style": {"width": percent.to_string() + "%"}})


def by_segment() -> rx.Component:
    """List the kinds of customers; each figure opens, each line can be changed."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2("Who they were"),
            rx.cond(VIEW.may_enter, import_button("Import a sheet", "counts")),
            class_name="row wrap sectionhead",
        ),
        rx.cond(
            VIEW.closed,
            rx.el.p(
                "This quarter is closed: its figures stay as the room saw them. A correction is "
                "kept beside them with its reason; scores stay as they were.",
                class_name="soft small",
            ),
        ),
        rx.el.ul(rx.foreach(VIEW.lines, _line), class_name="segments"),
    )


def _line(line: rx.Var[Line]) -> rx.Component:
    shown: Any = line
    return rx.el.li(
        rx.el.div(
            rx.el.h3(shown.name),
            rx.cond(shown.entered, _people(shown)),
            class_name="segmenthead",
        ),
        rx.el.div(
            rx.cond(shown.entered, opened(_share(shown), shown.rate)),
            rx.el.p(
                rx.cond(shown.agreed, kit.icon("circle-check"), kit.icon("circle-alert")),
                rx.el.span(shown.standing),
                class_name=rx.cond(shown.agreed, "row soft small", "row warn-c small"),
            ),
            rx.cond(shown.versions.length() > 0, _versions(shown)),
            class_name="segmentfacts",
        ),
        rx.cond(VIEW.may_enter, forms.changing(shown)),
    )


def _people(shown: Any) -> rx.Component:
    def pair(label: str, value: Any, tone: str = "") -> rx.Component:
        return rx.el.div(rx.el.dt(label), rx.el.dd(value, class_name=tone))

    return rx.el.dl(
        pair("At the start", shown.opening),
        pair("Came", shown.gained),
        pair("Won back", shown.won_back),
        pair("Left", shown.lost, "left-c"),
        pair("Net", shown.net),
        pair("At the end", shown.closing),
        class_name="people num",
    )


def _share(shown: Any) -> rx.Component:
    return rx.el.span(rx.el.b(shown.rate[0].shown), " of those here at the start left")


def _versions(shown: Any) -> rx.Component:
    return rx.el.div(
        rx.el.b("Two versions of the truth, kept:"),
        rx.el.ul(rx.foreach(shown.versions, lambda words: rx.el.li(words))),
        class_name="versions small",
    )


def reasons() -> rx.Component:
    """Say why they left; those nobody asked are never left out."""
    return rx.cond(
        VIEW.reasons.length() > 0,
        rx.el.section(
            rx.el.h2("Why they left"),
            rx.el.ul(rx.foreach(VIEW.reasons, _reason), class_name="why num"),
        ),
    )


def _reason(why: rx.Var[Why]) -> rx.Component:
    shown: Any = why
    return rx.el.li(
        rx.el.span(shown.words, class_name=rx.cond(shown.asked, "words", "words unasked")),
        rx.el.b(shown.people),
        rx.el.span(_wide(shown.wide), class_name="bar"),
        class_name=rx.cond(shown.asked, "", "never"),
    )


def worth() -> rx.Component:
    """Say what they were worth: counts have been read by now, money comes after."""
    return rx.el.section(
        rx.el.h2("What they were worth"),
        rx.el.p(
            "Yearly contribution, not revenue. Those who leave are often worth more than those who "
            "come: a steady number of customers can hide it.",
            class_name="soft",
        ),
        rx.el.ul(rx.foreach(VIEW.worth, _figure), class_name="worth"),
    )


def _figure(figure: rx.Var[Figure]) -> rx.Component:
    shown: Any = figure
    return rx.el.li(
        opened(
            rx.fragment(rx.el.b(shown.shown, class_name="num"), " ", rx.el.span(shown.says)),
            shown.lines,
        )
    )
