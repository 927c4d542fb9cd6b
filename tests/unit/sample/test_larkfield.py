"""A company file as a script, and what stands in the database after it was played."""

import json
from pathlib import Path
from typing import Any

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.customers import CustomerCount, LossReason
from customer_room.domain.decisions import Decision, Stance
from customer_room.domain.errors import DomainError
from customer_room.domain.evidence import Evidence
from customer_room.domain.gates import Gate
from customer_room.domain.guardrails import GuardrailList
from customer_room.domain.kpis import Kpi
from customer_room.domain.moves import Move
from customer_room.domain.notes import Note
from customer_room.domain.people import Member, Workspace
from customer_room.domain.proofs import Proof
from customer_room.domain.reviews import Review
from customer_room.domain.room import Room
from customer_room.domain.values import instant, moment
from customer_room.domain.votes import Vote
from customer_room.operations.check import check
from customer_room.sample.larkfield import read, script
from customer_room.sample.loading import NotEmpty, load
from customer_room.sample.script import UnknownFile
from tests.loaded import DATA, Loaded, empty_house

TABLES = {
    "members": Member,
    "moves": Move,
    "notes": Note,
    "votes": Vote,
    "rooms": Room,
    "decisions": Decision,
    "customer_counts": CustomerCount,
    "loss_reasons": LossReason,
    "evidence": Evidence,
    "kpis": Kpi,
    "commitments": Commitment,
    "guardrail_lists": GuardrailList,
    "gates": Gate,
    "actions": Action,
    "proofs": Proof,
    "reviews": Review,
}


def test_the_shipped_file_is_the_one_the_figures_are_of() -> None:
    assert read() == json.loads((DATA / "larkfield.json").read_text(encoding="utf-8"))


def test_commands_come_in_order_of_time() -> None:
    times = [instant(moment(line.at)) for line in script(read())]
    assert times == sorted(times)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_row_of_the_file_arrives(sample: Loaded, table: str) -> None:
    with sample.house.store.reading("main") as stored:
        assert stored.count(TABLES[table]) == len(read()[table])


def test_seals_fell_when_the_file_says(sample: Loaded) -> None:
    wanted = {d["number"]: d["sealed_at"][:19] for d in read()["decisions"]}
    with sample.house.store.reading("main") as stored:
        found = {d.number: (d.sealed_at or "")[:19] for d in stored.find(Decision)}
    assert found == wanted


def test_a_signature_is_on_the_text_that_stands(sample: Loaded) -> None:
    with sample.house.store.reading("main") as stored:
        texts = {d.id: d.text_hash for d in stored.find(Decision)}
        stances = stored.find(Stance)
    assert stances
    assert all(stance.text_hash == texts[stance.decision_id] for stance in stances)


def test_the_sixth_room_is_prepared_to_play_in(sample: Loaded) -> None:
    with sample.house.store.reading("main") as stored:
        assert [r.id for r in stored.find(Room, status="prepared")] == ["room-2026-q2"]


def test_log_tables_and_register_agree(sample: Loaded) -> None:
    (found,) = check(sample.house.store)
    assert found.fault is None
    assert (found.operations, found.sealed > 0) == (sample.made, True)


def test_only_an_empty_database_is_filled(sample: Loaded) -> None:
    with pytest.raises(NotEmpty):
        load(sample.house.service, read())


class TestOtherFiles:
    """Any company file of the schema is loaded; anything else changes nothing."""

    @pytest.mark.parametrize(
        ("change", "words"),
        [({"schema": "larkfield/9"}, "schema"), ({"members": []}, "no members"),
         ({"workspace": {}}, "no workspace")],
    )  # fmt: skip
    def test_another_schema_or_a_part_missing(self, change: dict[str, Any], words: str) -> None:
        with pytest.raises(UnknownFile, match=words):
            script({**read(), **change})

    @pytest.mark.parametrize("text", ["", "[]", "{", "\x00"])
    def test_no_json_object(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "company.json").write_text(text)
        with pytest.raises(UnknownFile):
            read(tmp_path / "company.json")

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownFile):
            read(tmp_path / "none.json")

    def test_one_refused_command_loads_nothing(self, tmp_path: Path) -> None:
        data = read()
        data["moves"] = [*data["moves"], {**data["moves"][0], "to": "NOWHERE"}]
        with empty_house(tmp_path) as house:
            with pytest.raises(DomainError):
                load(house.service, data)
            with house.store.reading("main") as stored:
                assert stored.get(Workspace, "workspace") is None
                assert stored.head().seq == 0
