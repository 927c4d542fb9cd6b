"""The projector: one picture for the whole room, live, without controls or notices."""

from __future__ import annotations

import reflex as rx

from customer_room.operations.door import Door
from customer_room.operations.leaders import Leaders
from customer_room.operations.projector import SignOff, StageFlow
from customer_room.operations.story import Story
from customer_room.ui import kit, shell
from customer_room.ui.present import ASSETS, PACKAGES
from customer_room.ui.present.state import PresentState


class PresentView(rx.NoSSRComponent):
    """The picture; notes, phases and presence come from the store, the rest from the State."""

    library = ASSETS["present.jsx"].importable_path
    tag = "PresentView"
    lib_dependencies: list[str] = PACKAGES
    room_id: rx.Var[str]
    door: rx.Var[Door]
    flow: rx.Var[StageFlow]
    signing: rx.Var[SignOff]
    leaders: rx.Var[Leaders]
    story: rx.Var[Story]


def present_page() -> rx.Component:
    """Show a room as everybody may see it, whoever opened it."""
    state = PresentState
    return rx.fragment(
        rx.el.main(
            PresentView.create(
                room_id=state.room,
                door=state.door,
                flow=state.flow,
                signing=state.signing,
                leaders=state.leaders,
                story=state.story,
            ),
            id=shell.MAIN,
            class_name="projector",
        ),
        # The page is behind the door: who sees it has a session, a projector's included.
        kit.live_bridge(
            room=state.room, view="present", signed_in=state.room != "", on_nudge=state.nudge
        ),
    )
