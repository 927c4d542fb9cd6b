"""What the competency rests on, as the page shows it: a table of all stages, then each opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from customer_room.domain.policy import Actor
from customer_room.domain.record import Read
from customer_room.operations.names import Names
from customer_room.operations.stages import Known, StageBook, stage_book
from customer_room.scoring.noise import BY_LUCK
from customer_room.scoring.wording import listed
from customer_room.ui.kit.choosing import Choice, unknown_quarter
from customer_room.ui.stages.acts import Acting, Claim, Options, StageActs
from customer_room.ui.stages.entries import SeamEntry
from customer_room.ui.stages.rows import (
    Figure,
    Kind,
    Seam,
    figures_of,
    kinds_of,
    seams_of,
    spare_of,
)
from customer_room.ui.stages.words import (
    LETTERS,
    Cell,
    answered,
    figured,
    headline,
    heard,
    lead,
    passed_on,
    standing,
)

FEW = 6


@dataclass(frozen=True)
class StageView:
    """One stage: its line of the table, and its section.

    Attributes:
        anchor: The section's id in the address.
        confirmed: How many seats stand behind its name.
        serving: Which functions serve its steps.
        ours: Its name is in our words, not the customer's.
    """

    id: str = ""
    anchor: str = ""
    link: str = ""
    letter: str = ""
    name: str = ""
    answered: Cell = field(default_factory=Cell)
    heard: Cell = field(default_factory=Cell)
    passed_on: Cell = field(default_factory=Cell)
    figured: Cell = field(default_factory=Cell)
    claims: list[Claim] = field(default_factory=list[Claim])
    partners: str = ""
    partners_lack: str = ""
    confirmed: str = ""
    serving: str = ""
    ours: bool = False
    kinds: list[Kind] = field(default_factory=list[Kind])
    leaving: list[Seam] = field(default_factory=list[Seam])
    entering: list[Seam] = field(default_factory=list[Seam])
    figures: list[Figure] = field(default_factory=list[Figure])
    acts: StageActs = field(default_factory=StageActs)


@dataclass(frozen=True)
class StagesView:
    """The page. ``state``: loading, closed (not for this visitor), empty or shown.

    Attributes:
        marked: The part of the headline that matters most; ``rest`` follows it.
        unknown: That the address asks for a quarter there is not.
        counted: Of which quarter the moves are, where it is not the one shown.
        back: Address of the open quarter, while an earlier one is looked at.
        luck: A warning, where more than one figure was tested.
        spare: Hand-offs that stand although no counted customer crosses them.
    """

    state: str = "loading"
    quarter: str = ""
    marked: str = ""
    rest: str = ""
    lead: str = ""
    standing: str = ""
    back: str = ""
    newest: str = ""
    unknown: str = ""
    counted: str = ""
    luck: str = ""
    quarters: list[Choice] = field(default_factory=list[Choice])
    stages: list[StageView] = field(default_factory=list[StageView])
    spare: list[Seam] = field(default_factory=list[Seam])
    options: Options = field(default_factory=Options)


def stages_view(read: Read, actor: Actor, asked: dict[str, str], now: str) -> StagesView:
    """Return the page for one visitor.

    Args:
        read: The workspace.
        actor: Who looks; somebody held to one room reads nothing of the company here.
        asked: ``quarter`` of the address; the open one otherwise.
        now: This moment.
    """
    if actor.waiting or actor.room_id:
        return StagesView(state="closed")
    book = stage_book(read, asked.get("quarter", ""), now)
    if not book.stages and book.open:
        return StagesView(state="empty", quarter=book.quarter)
    names = Names(read)
    acting = Acting(read, actor, book, names, now)
    options = acting.options()
    marked, rest = headline(book)
    tested = sum(m.news.z is not None or m.news.welch is not None
                 for each in book.stages for m in each.measures)  # fmt: skip
    return StagesView(
        state="shown",
        quarter=book.quarter,
        marked=marked,
        rest=rest,
        lead=lead(book),
        standing=standing(book),
        back="" if book.open else "/stages",
        newest=book.quarters[-1],
        unknown=unknown_quarter(asked, book.quarter),
        counted="" if book.counted == book.quarter else book.counted,
        luck=f"{tested} figures were tested. {BY_LUCK}" if tested > 1 else "",
        quarters=_choices(book),
        stages=[_stage(book, names, acting, options, place) for place in range(len(book.stages))],
        spare=spare_of(
            book, names, lambda rule: acting.known_seam(rule, f"spare-{rule.id}", options)
        ),
        options=options,
    )


def _choices(book: StageBook) -> list[Choice]:
    return [
        Choice(f"{each}, open" if each == book.quarters[-1] else each,
               "/stages?" + urlencode({"quarter": each}), each == book.quarter)
        for each in book.quarters[-FEW:]
    ]  # fmt: skip


def _stage(
    book: StageBook, names: Names, acting: Acting, options: Options, place: int
) -> StageView:  # fmt: skip
    known = book.stages[place]
    anchor = f"stage-{known.stage.id}"

    return StageView(
        id=known.stage.id,
        anchor=anchor,
        link=f"/stages?quarter={book.quarter}#{anchor}",
        letter=LETTERS[place] if place < len(LETTERS) else "",
        name=known.stage.name,
        answered=answered(known, names),
        heard=heard(known, book.weights.kinds_wanted),
        passed_on=passed_on(known),
        figured=figured(known),
        claims=acting.claims(known, options),
        partners=listed([names.who(each.id).short for each in known.led.partners]),
        partners_lack="" if known.led.partner else ", but nobody of another function",
        confirmed=f"{known.confirmed_by} of {book.seats} seats stand behind this name",
        serving=_serving(known, names),
        ours=not known.outside_in,
        kinds=kinds_of(book, known),
        leaving=seams_of(book, names, known.leaving, lambda move: acting.seam(move, options)),
        entering=seams_of(book, names, known.entering, lambda _: SeamEntry()),
        figures=figures_of(book, known),
        acts=acting.stage(known, options),
    )


def _serving(known: Known, names: Names) -> str:
    if not known.led.serving:
        return "It has no steps yet."
    found = dict.fromkeys(known.led.serving)
    serve = listed([names.function(id) for id in found if id])
    steps, by_nobody = len(known.led.serving), sum(id is None for id in known.led.serving)
    if not serve:
        return "Nobody serves any of its steps."
    open_ones = f" Nobody serves {by_nobody} of the {steps}." if by_nobody else ""
    return f"Its steps are served by {serve}.{open_ones}"
