"""What editing a decision's text leaves alone."""

from customer_room.domain.decisions import Decision
from tests.unit.domain.cast import World


def test_saving_untouched_forms_voids_no_signature(world: World) -> None:
    world.raised()
    reading = {"value": "7.3%", "k": 630, "n": 8600, "date": "2026-03-31", "promoters": 12}
    expected = {"kpi": "k", "from": reading, "to": "2", "by": "2026-09-30"}
    world.do("facilitator", "decision.edit", id="d1", expectation=expected)
    before = world.get(Decision, "d1")
    shown = {k: reading[k] for k in ("value", "k", "n")}
    world.do("facilitator", "decision.edit", id="d1", expectation={**expected, "from": shown})
    world.do("facilitator", "decision.edit", id="d1",
             anchors={**before.anchors, "names_measure": ""})  # fmt: skip
    assert world.get(Decision, "d1") == before
    world.do("facilitator", "decision.edit", id="d1",
             expectation={**expected, "from": {**shown, "k": None}, "to": "3"})  # fmt: skip
    after = world.get(Decision, "d1").expectation
    assert after is not None
    assert after["from"] == {k: v for k, v in reading.items() if k != "k"}
    assert after["to"] == "3"
