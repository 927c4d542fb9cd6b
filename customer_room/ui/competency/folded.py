"""The folded parts below: the programme, what to be wary of, competencies, where one reports."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.competency.below import Share, StripRow, Variable
from customer_room.ui.competency.state import CompetencyState
from customer_room.ui.kit.workings import opened

BELOW: Any = CompetencyState.view.below


def parts() -> rx.Component:
    """Show the four parts, each closed until somebody wants it."""
    return rx.el.div(
        _part("The programme, and how its decisions are spread", _programme()),
        _part("What to be wary of when reading this", _wary()),
        _part("The five competencies, as leaders rate themselves", _strip()),
        _part("Where the customer leader should report", _reporting()),
        class_name="folded noprint",
    )


def _part(title: str, *content: rx.Component) -> rx.Component:
    return rx.el.details(
        rx.el.summary(rx.el.h2(title)), rx.el.div(*content, class_name="stack"), class_name="part"
    )


def _programme() -> rx.Component:
    return rx.fragment(
        rx.el.p(rx.el.b(BELOW.phase), ". ", BELOW.decisions, "."),
        rx.cond(BELOW.phase_reason != "", rx.el.p("Why this phase: ", BELOW.phase_reason)),
        _shares("By what they are for", BELOW.tags),
        _shares("By stage; a decision on two stages counts for both", BELOW.stages),
    )


def _wary() -> rx.Component:
    return rx.fragment(
        rx.el.p(
            "None of this is scored. It is what would flatter a record: ",
            BELOW.decisions,
            ".",
            class_name="soft",
        ),
        _shares("Of the decisions", BELOW.watched),
        _shares("What they want to move, in customers, the fewest first", BELOW.aims),
        _shares("Easy words", BELOW.easy),
        _shares("What each function put into them: notes, options and words under a name",
                BELOW.given),
    )  # fmt: skip


def _strip() -> rx.Component:
    return rx.cond(
        BELOW.strip.length() > 0,
        rx.fragment(
            rx.el.p(
                "Once a year, 0 to 4, in secret: the middle answer, and the lowest to the highest. "
                "Only “align around experience” has a record besides: it is the page above.",
                class_name="soft",
            ),
            rx.el.div(
                rx.el.table(
                    rx.el.caption("Five competencies by year", class_name="sr"),
                    rx.el.thead(
                        rx.el.tr(
                            rx.el.th("Competency", scope="col"),
                            rx.foreach(
                                BELOW.years,
                                lambda year: rx.el.th(year, scope="col", class_name="n"),
                            ),
                        )
                    ),
                    rx.el.tbody(rx.foreach(BELOW.strip, _competency)),
                    class_name="num",
                ),
                class_name="scroll-x",
                tab_index=0,
                role="region",
                aria_label="Five competencies by year",
            ),
        ),
        _unasked("Leaders have not rated the five competencies yet."),
    )


def _competency(row: rx.Var[StripRow]) -> rx.Component:
    shown: Any = row
    return rx.el.tr(
        rx.el.th(rx.cond(shown.recorded, rx.el.b(shown.name), shown.name), scope="row"),
        rx.foreach(shown.years, lambda said: rx.el.td(said, class_name="n")),
    )


def _reporting() -> rx.Component:
    return rx.cond(
        BELOW.outcome != "",
        rx.fragment(
            rx.el.p(rx.el.b(BELOW.outcome), " ", BELOW.backing, class_name="lead"),
            rx.el.ul(rx.foreach(BELOW.variables, _variable), class_name="variables"),
            rx.cond(
                BELOW.split,
                rx.el.p("Leaders disagree on some statements: talk about those first."),
            ),
            _shares("What the record shows beside it", BELOW.beside),
            _areas(),
            rx.el.p("Asked in the room of ", BELOW.asked_in, ".", class_name="softer small"),
        ),
        _unasked("Leaders have not been asked yet how committed, how united and how far across "
                 "functions they are."),
    )  # fmt: skip


def _areas() -> rx.Component:
    return rx.cond(
        BELOW.areas.length() > 0,
        rx.el.div(
            rx.el.h3("Where it could sit instead: who has the influence", class_name="eyebrow"),
            rx.el.ul(rx.foreach(BELOW.areas, rx.el.li), class_name="variables"),
        ),
    )


def _variable(variable: rx.Var[Variable]) -> rx.Component:
    shown: Any = variable
    return rx.el.li(rx.el.b(shown.name, ": ", shown.level), " ", rx.el.span(shown.said))


def _shares(title: str, shares: Any) -> rx.Component:
    return rx.cond(
        shares.length() > 0,
        rx.el.div(
            rx.el.h3(title, class_name="eyebrow"),
            rx.el.ul(rx.foreach(shares, _share), class_name="shares"),
        ),
    )


def _share(share: rx.Var[Share]) -> rx.Component:
    shown: Any = share
    return rx.el.li(
        opened(
            rx.fragment(rx.el.b(shown.shown, class_name="num"), " ", rx.el.span(shown.name)),
            shown.lines,
        )
    )


def _unasked(words: str) -> rx.Component:
    return rx.el.p(kit.icon("info"), rx.el.span(words), class_name="row soft")
