"""How far the programme is, and saying with a reason that it is elsewhere (DOMAIN §2)."""

from collections.abc import Iterator
from typing import Literal, cast

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField
from customer_room.domain.people import WORKSPACE, Workspace
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.values import Text200
from customer_room.scoring.programme import Phase, phase_of, programme_year


@command("programme.set_phase", Permission.SETTINGS, done="programme.phase_set")
class SetPhase(Command):
    """Say that the programme is in another phase than its years, and why; None: go by the years."""

    phase: Literal["early", "mature"] | None
    reason: Text200 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        workspace = one(read, Workspace, WORKSPACE)
        if self.phase is None:
            yield workspace.with_(phase="early", phase_reason=None)
            return
        if not self.reason:
            raise BadField("Say why; it may well take longer than three years.", field="reason")
        yield workspace.with_(phase=self.phase, phase_reason=self.reason)


def year_on(workspace: Workspace | None, day: str) -> int | None:
    """Return the programme's year on a day, from 1 on; None before it starts."""
    return programme_year(workspace.programme_started if workspace else None, day)


def phase_on(workspace: Workspace | None, day: str) -> Phase:
    """Return the phase: as the team has said with a reason, else by the years."""
    said = cast("Phase", workspace.phase) if workspace and workspace.phase_reason else None
    return phase_of(year_on(workspace, day), said)
