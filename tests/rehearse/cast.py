"""Who comes to the rehearsed room: the sample company, and who of it holds which device."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.room_page import FACILITATOR, PETRA, THEO

ROSA, DANA, MAREN = "Rosa Delgado", "Dana Whitlock", "Maren Voss"
IDRIS, JUN, AMAL = "Idris Kallan", "Jun Sato", "Amal Haddad"


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom the sample company does not have yet: one more seat."""

    id: str
    name: str
    title: str
    function_id: str


MORE = (
    Newcomer("ida-brandt", "Ida Brandt", "Head of Field Service", "operations"),
    Newcomer("omar-nasri", "Omar Nasri", "Head of Billing", "finance"),
    Newcomer("lena-hoffmann", "Lena Hoffmann", "Head of Digital", "product"),
    Newcomer("sean-byrne", "Sean Byrne", "Head of Partners", "sales"),
    Newcomer("yuki-tanaka", "Yuki Tanaka", "Head of Brand", "marketing"),
    Newcomer("clara-nunes", "Clara Nunes", "Head of Logistics", "operations"),
)


@dataclass(frozen=True)
class Cast:
    """Who sits where.

    Attributes:
        newcomers: Seats that are made for this room.
        phones: Who is on a phone, by name; ``laptops`` who is on a laptop, ``sockets`` who is
            there without a browser.
    """

    newcomers: tuple[Newcomer, ...]
    phones: tuple[str, ...]
    laptops: tuple[str, ...]
    sockets: tuple[str, ...]
    facilitator: str = FACILITATOR

    @property
    def leaders(self) -> tuple[str, ...]:
        """Everybody with a seat."""
        return (*self.phones, *self.laptops, *self.sockets)


FULL = Cast(MORE, (THEO, ROSA, DANA), (PETRA, MAREN),
            (IDRIS, JUN, AMAL, *(each.name for each in MORE)))  # fmt: skip
FEW = Cast((), (ROSA,), (PETRA,), (IDRIS, JUN, AMAL, THEO, DANA, MAREN))
