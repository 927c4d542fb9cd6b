"""My devices and private links as Reflex components."""

from __future__ import annotations

import reflex as rx

from customer_room.ui.devices import ASSETS, PACKAGES

Text = str | rx.Var[str]


class MyDevices(rx.NoSSRComponent):
    """Who I am, as a button: bring in my phone, or sign out here."""

    library = ASSETS["my_devices.jsx"].importable_path
    tag = "MyDevices"
    lib_dependencies: list[str] = PACKAGES


class PrivateLink(rx.NoSSRComponent):
    """Makes somebody's private link and shows it once."""

    library = ASSETS["private_link.jsx"].importable_path
    tag = "PrivateLink"
    lib_dependencies: list[str] = PACKAGES
    member_id: rx.Var[str]
    name: rx.Var[str]


def my_devices(*shown: rx.Component) -> rx.Component:
    """Offer what concerns my own devices.

    Args:
        shown: What the button says: my function's mark and my title.
    """
    return MyDevices.create(*shown)


def private_link(member_id: Text, name: Text) -> rx.Component:
    """Offer to make a member's private link or to stop it.

    Args:
        member_id: Whom the link lets in.
        name: How he is called on the screen.
    """
    return PrivateLink.create(member_id=member_id, name=name)
