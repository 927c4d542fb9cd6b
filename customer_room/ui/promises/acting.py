"""The lines of the page with what this visitor may do with each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from customer_room.domain.policy import Actor
from customer_room.domain.record import Read
from customer_room.operations.names import Names
from customer_room.operations.promise_book import PromiseBook
from customer_room.ui.promises.acts import (
    Options,
    action_acts,
    gate_acts,
    list_acts,
    may_promise,
    options_of,
    proof_checks,
    review_checks,
    said_acts,
)
from customer_room.ui.promises.gates import GateLine, ListLine
from customer_room.ui.promises.looked import Tally
from customer_room.ui.promises.rows import ActionLine
from customer_room.ui.promises.said import Said


@dataclass
class Acting:
    """One visitor at one moment; who may do nothing is offered nothing."""

    read: Read
    actor: Actor
    names: Names
    now: str
    options: Options = field(init=False)

    def __post_init__(self) -> None:
        """Find out once whether he may act at all."""
        self.may = may_promise(self.actor)
        self.options = options_of(self.read, self.actor, self.names, self.now)

    def with_action(self, line: ActionLine, book: PromiseBook) -> ActionLine:
        """Return an action with its forms."""
        if not self.may:
            return line
        proofs = book.proofs.get(line.id, ())
        act = action_acts(
            self.read, self.actor, book.actions[line.id], proofs, self.names, self.now
        )
        return replace(line, act=act)

    def with_said(self, line: Said, book: PromiseBook) -> Said:
        """Return what we say with its forms."""
        if not self.may:
            return line
        row = next(each for each in book.commitments if each.id == line.id)
        return replace(line, act=said_acts(self.read, self.actor, row, self.names, self.now))

    def with_gate(self, line: GateLine, book: PromiseBook) -> GateLine:
        """Return a use of a list with its forms."""
        act = gate_acts(self.read, self.actor, book.gates[line.id], self.now)
        return replace(line, act=act) if self.may else line

    def with_list(self, line: ListLine, book: PromiseBook) -> ListLine:
        """Return a list with its forms."""
        act = list_acts(self.read, self.actor, book.lists[line.id], self.names, self.now)
        return replace(line, act=act) if self.may else line

    def with_proofs(self, tally: Tally, book: PromiseBook) -> Tally:
        """Return proofs with the form for looking at one."""
        if not self.may:
            return tally
        rows = {proof.id: proof for found in book.proofs.values() for proof in found}
        lines = [
            replace(line, checks=proof_checks(self.read, self.actor, rows[line.id], self.now))
            for line in tally.lines
        ]
        return replace(tally, lines=lines)

    def with_reviews(self, tally: Tally, book: PromiseBook) -> Tally:
        """Return reviews with the form for giving one its level."""
        if not self.may:
            return tally
        waiting = {review.id: review for review in book.unchecked}
        lines = [
            replace(line, checks=review_checks(self.read, self.actor, waiting[line.id], self.now))
            if line.id in waiting
            else line
            for line in tally.lines
        ]
        return replace(tally, lines=lines)
