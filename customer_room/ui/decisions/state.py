"""Loading the decision log as the address asks for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from string import ascii_uppercase

import reflex as rx

from customer_room import services
from customer_room.domain.visibility import viewer_of
from customer_room.operations.log import DecisionLog, LogEntry
from customer_room.operations.names import day_in_words
from customer_room.operations.quarter import newest_balance, sentence
from customer_room.operations.standing import replacements
from customer_room.store.reads import SqlRead
from customer_room.ui.decisions import view
from customer_room.ui.decisions.view import Counts, Group
from customer_room.ui.session import Visitor, visitor

TOPICS = {"decision", "stance", "dissent", "comment", "function", "member", "stage", "step", "*"}


@dataclass(frozen=True)
class Need:
    """The one thing that needs me; ``number`` is empty when nothing does."""

    number: str = ""
    by: str = ""
    one_line: str = ""
    function: str = ""


@dataclass(frozen=True)
class LogView:
    """The page. ``state``: loading, waiting, empty, none (nothing fits) or shown."""

    state: str = "loading"
    quarter: str = ""
    sentence: str = ""
    need: Need = field(default_factory=Need)
    counts: Counts = field(default_factory=Counts)
    groups: list[Group] = field(default_factory=list[Group])
    found: int = 0
    more: int = 0
    more_link: str = ""


class DecisionsState(rx.State):
    """The list of decisions."""

    log: LogView = LogView()

    @rx.event
    async def load(self) -> None:
        """Load what the address asks for."""
        self.log = await asyncio.to_thread(_view, self)

    @rx.event
    async def nudged(self, topics: list[str]) -> None:
        """Load again when something listed has changed."""
        if TOPICS & set(topics):
            self.log = await asyncio.to_thread(_view, self)


def _view(state: rx.State) -> LogView:
    here = visitor(state)
    if here is None or here.actor.waiting:
        return LogView(state="waiting")
    house = services.current()
    with house.store.reading(here.caller.workspace_id) as read:
        return log_view(read, here, state.router.url.query, house.now())


def log_view(read: SqlRead, here: Visitor, query: str, now: str) -> LogView:
    """Return the page for one visitor."""
    actor = here.actor
    asked = view.read_query(query, actor)
    log = DecisionLog(read, viewer_of(actor), now)
    entries = log.entries()
    standing = [stage for stage in log.stages.values() if stage.removed_at is None]
    letters = {stage.id: ascii_uppercase[place] for place, stage in enumerate(standing)}
    found = view.chosen(entries, asked, actor)
    # Somebody held to one room reads no figures of the company (operations/card.py).
    balance = None if actor.room_id else newest_balance(read, asked.filters.quarter)
    quarter = asked.filters.quarter or (balance.quarter if balance else "")
    shown = found[: asked.rows]
    return LogView(
        state="shown" if found else "none" if entries else "empty",
        quarter=quarter,
        sentence=sentence(balance, [e for e in entries if e.quarter == quarter or not quarter]),
        need=_need(entries, here, log),
        counts=view.counts(
            entries, log.names, {s.id: s.name for s in standing}, actor, asked.filters.quarter
        ),
        groups=view.groups(shown, log.names, letters, replacements(entries), now),
        found=len(found),
        more=len(found) - len(shown),
        more_link=_more(query, asked.rows),
    )


def _need(entries: list[LogEntry], here: Visitor, log: DecisionLog) -> Need:
    """Return the unsigned window of mine that closes first."""
    waiting = [entry for entry in entries if view.waits_for(entry, here.actor)]
    if not waiting:
        return Need()
    first = min(waiting, key=lambda entry: (entry.seal_due or "", entry.number))
    return Need(first.number, day_in_words(first.seal_due), first.one_line,
                log.names.function(here.actor.function_id))  # fmt: skip


def _more(query: str, rows: int) -> str:
    kept = [part for part in query.split("&") if part and not part.startswith("rows=")]
    return "/decisions?" + "&".join([*kept, f"rows={rows + view.PAGE}"])
