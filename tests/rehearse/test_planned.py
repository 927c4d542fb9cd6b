"""Every length that can be rehearsed is a room that the product prepares."""

from __future__ import annotations

from pathlib import Path

import pytest

from customer_room.domain.room import Phase, Room
from customer_room.sample.loading import load
from tests.loaded import empty_house
from tests.rehearse.__main__ import LENGTHS
from tests.rehearse.rehearsal import PHASES, ROOM, planned

W = "main"


@pytest.mark.parametrize("minutes", LENGTHS)
def test_a_room_of_this_length_is_prepared_and_every_phase_is_played(
    tmp_path: Path, minutes: int
) -> None:
    with empty_house(tmp_path) as house:
        load(house.service, planned(minutes))
        with house.store.reading(W) as read:
            room = read.get(Room, ROOM)
            phases = read.find(Phase, room_id=ROOM)
    assert room is not None
    assert (room.kind, room.mode, room.status) == ("quarterly", minutes, "prepared")
    assert sum(each.minutes for each in phases) == minutes
    assert {each.kind for each in phases} <= PHASES.keys()
    if minutes == max(LENGTHS):
        assert {each.kind for each in phases} == PHASES.keys(), "some phase is never played"
