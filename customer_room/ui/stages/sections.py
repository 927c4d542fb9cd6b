"""One stage opened: who answers for it, what we know, who passes customers on, its figures."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit.workings import opened
from customer_room.ui.stages import forms, forms_figures, forms_seams
from customer_room.ui.stages.acts import Claim
from customer_room.ui.stages.rows import Figure, Heard, Kind, Seam, Value
from customer_room.ui.stages.state import StagesState
from customer_room.ui.stages.view import StageView

VIEW: Any = StagesState.view


def stages() -> rx.Component:
    """List the stages, each in a fold of its own that its address opens."""
    return rx.el.section(
        rx.el.h2("Stage by stage"),
        rx.el.div(rx.foreach(VIEW.stages, _stage), class_name="stagelist"),
        class_name="stack",
    )


def spare() -> rx.Component:
    """Name the hand-offs that stand, although no counted customer crosses them."""
    return rx.cond(
        VIEW.spare.length() > 0,
        rx.el.section(
            rx.el.h2("Agreed or named, but no counted customer crosses it"),
            rx.el.ul(rx.foreach(VIEW.spare, _seam), class_name="seams"),
            class_name="stack",
        ),
    )


def _stage(stage: rx.Var[StageView]) -> rx.Component:
    shown: Any = stage
    return rx.el.details(
        rx.el.summary(
            rx.el.span(shown.letter, class_name="letter num", aria_hidden="true"),
            rx.el.h3(shown.name, class_name="theirs"),
            rx.el.span(shown.answered.words, class_name="soft small"),
            kit.icon("chevron-down"),
        ),
        rx.el.div(
            _who(shown),
            _known(shown),
            _passed_on(shown),
            _figures(shown),
            class_name="stageparts",
        ),
        id=shown.anchor,
        key=shown.id,
        class_name="stage",
    )


def _part(title: str, shown: Any, *inside: Any) -> rx.Component:
    return rx.el.div(
        rx.el.h4(title, rx.el.span(": ", shown.name, class_name="sr")), *inside, class_name="stack"
    )


def _who(shown: Any) -> rx.Component:
    return _part(
        "Who answers for it",
        shown,
        rx.cond(
            shown.claims.length() > 0,
            rx.el.ul(rx.foreach(shown.claims, _claim), class_name="claims"),
            rx.el.p("Nobody’s stage. Nobody has claimed it.", class_name="left-c"),
        ),
        rx.el.p(
            rx.cond(
                shown.partners != "",
                rx.fragment("Partner: ", rx.el.b(shown.partners), shown.partners_lack, ". "),
                "No partner from another function yet. ",
            ),
            shown.serving,
        ),
        rx.el.p(
            shown.confirmed,
            ".",
            rx.cond(shown.ours, " It is in our words: what would a customer say here?", ""),
            class_name=rx.cond(shown.ours, "warn-c", "soft"),
        ),
        forms.answering(shown),
    )


def _claim(claim: rx.Var[Claim]) -> rx.Component:
    shown: Any = claim
    return rx.el.li(
        kit.function_mark(shown.mark.code, shown.mark.name, shown.mark.shape),
        rx.el.span(rx.el.b(shown.who), " ", shown.says),
        forms.claim_buttons(shown),
        class_name="row wrap",
        key=shown.who,
    )


def _known(shown: Any) -> rx.Component:
    return _part(
        "What we know",
        shown,
        rx.el.div(rx.foreach(shown.kinds, lambda kind: _kind(kind, shown)), class_name="kinds"),
        rx.cond(VIEW.options.may, forms.new_evidence(shown)),
    )


def _kind(kind: rx.Var[Kind], stage: Any) -> rx.Component:
    shown: Any = kind
    return rx.el.div(
        rx.el.h5(
            shown.title,
            rx.cond(
                shown.says != "",
                rx.el.span(
                    " ", shown.says, class_name=rx.cond(shown.tone == "warn", "warn-c num", "num")
                ),
            ),
        ),
        rx.cond(shown.teaches != "", rx.el.p(shown.teaches, class_name="soft small")),
        rx.el.ul(rx.foreach(shown.rows, lambda row: _heard(row, stage)), class_name="heard"),
        key=shown.title,
    )


def _heard(row: rx.Var[Heard], stage: Any) -> rx.Component:
    shown: Any = row
    return rx.el.li(
        rx.el.p(shown.text, class_name=rx.cond(shown.theirs, "theirs", "")),
        rx.el.p(
            rx.cond(shown.said_by != "", rx.fragment(shown.said_by, " · ")),
            shown.about,
            rx.cond(shown.stale, rx.el.span(" · stale", class_name="warn-c")),
            class_name="soft small num",
        ),
        rx.cond(
            shown.against != "",
            rx.el.p(kit.icon("equal-not"), rx.el.span("Speaks against: ", shown.against),
                    class_name="row warn-c small"),
        ),
        rx.foreach(
            shown.answered,
            lambda words: rx.el.p(kit.icon("equal-not"),
                                  rx.el.span("Spoken against: ", words),
                                  class_name="row warn-c small"),
        ),
        rx.cond(
            shown.link != "",
            rx.el.a("Where it is from", href=shown.link, class_name="small",
                    rel="noopener noreferrer", target="_blank"),
        ),
        forms.put_on_the_wall(shown),
        rx.cond(VIEW.options.may, forms.change_evidence(shown, stage)),
        key=shown.id,
    )  # fmt: skip


def _passed_on(shown: Any) -> rx.Component:
    return _part(
        "Who passes the customer on",
        shown,
        rx.cond(
            shown.leaving.length() + shown.entering.length() == 0,
            rx.el.p(
                "No counted customer goes from one function to another here. Hand-offs come from "
                "the moves on the map.",
                class_name="soft",
            ),
        ),
        rx.el.ul(rx.foreach(shown.leaving, _seam), class_name="seams"),
        rx.cond(
            shown.entering.length() > 0,
            rx.fragment(
                rx.el.h5("They come here from"),
                rx.el.ul(rx.foreach(shown.entering, _seam), class_name="seams"),
            ),
        ),
    )


def _seam(row: rx.Var[Seam]) -> rx.Component:
    shown: Any = row
    return rx.el.li(
        rx.el.p(
            rx.cond(
                shown.customers != "",
                rx.fragment(rx.el.b(shown.customers, class_name="num"), " "),
            ),
            shown.steps,
        ),
        rx.el.p(
            rx.cond(shown.between != "", shown.between + ". ", ""),
            rx.el.span(
                shown.says,
                class_name=rx.match(shown.tone, ("left", "left-c"), ("warn", "warn-c"), "stay-c"),
            ),
            class_name="small",
        ),
        rx.cond(
            shown.standard != "",
            rx.el.p("What is handed over: ", rx.el.b(shown.standard), class_name="small"),
        ),
        rx.cond(shown.met != "", rx.el.p(shown.met, class_name="soft small num")),
        rx.cond(shown.entry.key != "", forms_seams.hand_off(shown)),
        key=shown.id,
    )


def _figures(shown: Any) -> rx.Component:
    return _part(
        "Figures",
        shown,
        rx.cond(
            shown.figures.length() == 0,
            rx.el.p(
                "Nobody measures this stage. A figure has a base, a target and a day: “callers "
                "helped with one call, 60 % now, 80 % by June”.",
                class_name="soft",
            ),
        ),
        rx.el.ul(rx.foreach(shown.figures, _figure), class_name="figures"),
        rx.cond(
            (VIEW.luck != "") & (shown.figures.length() > 0),
            rx.el.p(VIEW.luck, class_name="softer small"),
        ),
        rx.cond(VIEW.options.may, forms_figures.new_figure(shown)),
    )


def _figure(row: rx.Var[Figure]) -> rx.Component:
    shown: Any = row

    def pair(label: str, value: Any) -> rx.Component:
        return rx.el.div(rx.el.dt(label), rx.el.dd(value))

    return rx.el.li(
        rx.el.p(
            rx.el.b(shown.name),
            rx.el.span(" ", shown.way, class_name="soft small"),
            rx.cond(
                shown.survey,
                rx.el.span(kit.icon("flag"), "A survey score: raising it is not the job",
                           class_name="row warn-c small"),
            ),
        ),
        rx.el.dl(
            pair("Base", shown.base), pair("Newest", shown.newest), pair("Target", shown.target),
            class_name="basetarget num",
        ),
        opened(
            rx.el.span("Noise or news? ", rx.el.b(shown.news),
                       class_name=rx.cond(shown.tone == "warn", "warn-c", "")),
            shown.lines,
        ),
        rx.cond(
            shown.readings.length() > 0,
            rx.el.ul(rx.foreach(shown.readings, _value), class_name="readings num small"),
        ),
        rx.cond(VIEW.options.may, forms_figures.change_figure(shown)),
        key=shown.id,
    )  # fmt: skip


def _value(row: rx.Var[Value]) -> rx.Component:
    shown: Any = row
    return rx.el.li(
        rx.el.span(shown.day, class_name="soft"),
        rx.el.b(shown.shown),
        rx.el.span(shown.cases, class_name="soft"),
        rx.el.span(shown.source, class_name="softer"),
        rx.cond(VIEW.options.may, forms_figures.drop_reading(shown)),
        key=shown.id,
    )
