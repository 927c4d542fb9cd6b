"""Home for somebody without a session: what this is, and the two ways in."""

import reflex as rx

from customer_room.ui import kit


def welcome() -> rx.Component:
    """Say what the product is, how to join, and where the facilitator's link comes from."""
    return rx.el.section(
        rx.el.h1("Walk through your customers’ lives, and decide together"),
        rx.el.p(
            "A customer room brings the heads of every function together once a quarter. They see "
            "how customers come in, where they are passed on and where they leave, and make the "
            "few decisions that no single function can make alone.",
            class_name="lead",
        ),
        rx.el.p(
            kit.link_button("Join a room with a code", "/join", tone="primary", size="big"),
            class_name="row wrap",
        ),
        rx.el.dl(
            rx.el.div(
                rx.el.dt("You are in the room"),
                rx.el.dd("The code is in large type on the screen at the front. No account."),
            ),
            rx.el.div(
                rx.el.dt("You lead a function"),
                rx.el.dd("Your facilitator has sent you a private link. Open it on any device."),
            ),
            rx.el.div(
                rx.el.dt("You facilitate"),
                rx.el.dd(
                    "The server printed your link when it first started. ",
                    rx.el.code("customer-room link"),
                    " prints a new one.",
                ),
            ),
            class_name="waysin",
        ),
        class_name="welcome",
    )
