"""The page of promises as one visitor reads it (DOMAIN §3.3): counts first, then the rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from customer_room.domain.policy import Actor
from customer_room.domain.record import Read
from customer_room.domain.visibility import viewer_of
from customer_room.operations.names import Names
from customer_room.operations.promise_book import PromiseBook, promise_book
from customer_room.operations.workings import WorkingLine
from customer_room.ui.kit.choosing import Choice, unknown_quarter
from customer_room.ui.promises.acting import Acting
from customer_room.ui.promises.acts import Options, options_of
from customer_room.ui.promises.chart import Point, points
from customer_room.ui.promises.gates import GateLine, ListLine, gate_lines, list_lines
from customer_room.ui.promises.head import Head, head_of
from customer_room.ui.promises.looked import Tally, proofs_of, reviews_of
from customer_room.ui.promises.rows import ActionLine, actions_of
from customer_room.ui.promises.said import Said, said_of

FEW = 5
ALL, MINE, NOT_SHOWN = "all", "mine", "not-shown"


@dataclass(frozen=True)
class PromisesView:
    """The page. ``state``: loading, closed (not for this visitor), empty or shown.

    Attributes:
        unknown: That the address asks for a quarter there is not.
        coming: The quarter is the one that no room has judged yet.
        columns: The quarters of the table of what we say.
        red: Actions that are late, broken or still to come; ``rest`` are kept and fold away.
        left: Actions that left the set because a room stopped their decision.
    """

    state: str = "loading"
    quarter: str = ""
    unknown: str = ""
    coming: bool = False
    quarters: list[Choice] = field(default_factory=list[Choice])
    head: Head = field(default_factory=Head)
    points: list[Point] = field(default_factory=list[Point])
    path: str = ""
    chart: str = ""
    columns: list[str] = field(default_factory=list[str])
    said: list[Said] = field(default_factory=list[Said])
    said_note: str = ""
    selections: list[Choice] = field(default_factory=list[Choice])
    red: list[ActionLine] = field(default_factory=list[ActionLine])
    rest: list[ActionLine] = field(default_factory=list[ActionLine])
    left: list[WorkingLine] = field(default_factory=list[WorkingLine])
    gates: list[GateLine] = field(default_factory=list[GateLine])
    lists: list[ListLine] = field(default_factory=list[ListLine])
    proofs: Tally = field(default_factory=Tally)
    reviews: Tally = field(default_factory=Tally)
    options: Options = field(default_factory=Options)


def promises_view(read: Read, actor: Actor, asked: dict[str, str], now: str) -> PromisesView:
    """Return the page for one visitor.

    Args:
        read: The workspace.
        actor: Who looks; somebody held to one room reads nothing of the company here.
        asked: ``quarter`` and ``show`` of the address; the newest judged one otherwise.
        now: This moment.
    """
    if actor.waiting or actor.room_id:
        return PromisesView(state="closed")
    book, names = promise_book(read, viewer_of(actor), now), Names(read)
    if not book.anything:
        return PromisesView(state="empty", options=options_of(read, actor, names, now))
    quarter = _quarter(book, asked.get("quarter", ""))
    coming = quarter == book.coming
    actions, left = actions_of(read, book, names, quarter, now)
    shown = asked.get("show", ALL)
    chosen = _selected(actions, shown, actor)
    acting = Acting(read, actor, names, now)
    chosen = [acting.with_action(each, book) for each in chosen]
    drawn, path, words = points(book, quarter)
    columns = [*sorted(book.said)[-FEW + 1 :], book.coming]
    commitments, note = said_of(book, names, columns)
    kept = [each for each in chosen if each.tone == "kept"]
    return PromisesView(
        state="shown",
        quarter=quarter,
        unknown=unknown_quarter(asked, quarter),
        coming=coming,
        quarters=_quarters(book, quarter),
        head=head_of(read, book, names, quarter, now),
        points=drawn,
        path=path,
        chart=words,
        columns=columns,
        said=[acting.with_said(each, book) for each in commitments],
        said_note=note,
        selections=_selections(actions, shown, quarter, actor, coming=coming),
        red=[each for each in chosen if each.tone != "kept"],
        rest=kept,
        left=left,
        gates=[acting.with_gate(each, book) for each in gate_lines(book, names, quarter)],
        lists=[acting.with_list(each, book) for each in list_lines(book, names)],
        proofs=acting.with_proofs(proofs_of(read, book, names, quarter), book),
        reviews=acting.with_reviews(reviews_of(read, book, names, quarter), book),
        options=acting.options,
    )


def _quarter(book: PromiseBook, asked: str) -> str:
    """Return the quarter asked for, else the newest one in which anything was judged."""
    told = [q for q, found in book.said.items() if found.n]
    newest = told[-1] if told else book.coming
    return asked if asked in book.quarters else newest


def _quarters(book: PromiseBook, here: str) -> list[Choice]:
    return [
        Choice("To come" if each == book.coming else each,
               "/promises?" + urlencode({"quarter": each}), each == here)
        for each in book.quarters[-FEW - 1 :]
    ]  # fmt: skip


def _selected(actions: Sequence[ActionLine], show: str, actor: Actor) -> list[ActionLine]:
    match show:
        case "mine":
            return [each for each in actions if each.owner_id == actor.member_id]
        case "not-shown":
            return [each for each in actions if not each.shown]
        case _:
            return list(actions)


def _selections(
    actions: Sequence[ActionLine], here: str, quarter: str, actor: Actor, *, coming: bool
) -> list[Choice]:
    every = "Waiting" if coming else "Due this quarter"
    known = {ALL: every, MINE: "Mine", NOT_SHOWN: "Not shown"}
    chosen = here if here in known else ALL
    return [
        Choice(words, "/promises?" + urlencode({"quarter": quarter, "show": show}),
               show == chosen, str(len(_selected(actions, show, actor))))
        for show, words in known.items()
    ]  # fmt: skip
