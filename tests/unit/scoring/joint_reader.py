"""The sample company's decisions as the plain values the label is computed from."""

from typing import Any

from customer_room.scoring.joint_facts import (
    Contribution,
    FunctionFact,
    JointFacts,
    Person,
    ServedStep,
    StageClaim,
    StageOnMap,
    Stance,
)


def read_facts(company: dict[str, Any], decision: dict[str, Any]) -> JointFacts:
    anchors, decided = decision["anchors"], decision["decided_at"][:10]
    people = tuple(
        Person(
            row["id"],
            row["function_id"],
            seat=row["seat"],
            active=row["active_from"] <= decided and (row["active_to"] or "9999") > decided,
            deputy=row["deputy_id"],
        )
        for row in company["members"]
    )
    homes = {person.id: person.function for person in people}
    room = next((row for row in company["rooms"] if row["id"] == decision["room_id"]), None)
    written = [Contribution(row["member"], row["typed_by"]) for row in decision["contributions"]]
    offered = [Contribution(o["proposed_by"]) for o in decision["options"] if o["proposed_by"]]
    return JointFacts(
        functions=tuple(
            FunctionFact(row["id"], row["name"], row["pseudo"]) for row in company["functions"]
        ),
        people=people,
        stances=standing(decision),
        stages=read_map(company, quarter_looked_back_on(company, decision)),
        stage_ids=frozenset(anchors["stage_ids"]),
        step_ids=frozenset(anchors["step_ids"]),
        gives=decision["gives"],
        co_owners=frozenset(decision["co_owners"]),
        contributions=tuple(written + offered),
        present=frozenset(homes[member] for member in room["attendance"]) if room else frozenset(),
        in_room=decision["made_in"] == "room",
        overruled=decision["written_decision"] is not None,
        minimum=company["workspace"]["settings"]["joint_k_minimum"],
        sealed=True,
    )


def stance_at(history: list[tuple[str, Stance]], moment: str) -> Stance | None:
    """The stance that stood at the seal; one taken after it is a comment (DOMAIN §11)."""
    stood = sorted((pair for pair in history if pair[0] <= moment), key=lambda pair: pair[0])
    return stood[-1][1] if stood else None


def standing(decision: dict[str, Any]) -> dict[str, Stance]:
    found: dict[str, Stance] = {}
    for row in decision["stances"]:
        history = [(past["at"], Stance(past["stance"])) for past in row["history"]]
        stance = stance_at([*history, (row["at"], Stance(row["stance"]))], decision["sealed_at"])
        if stance is not None:
            found[row["member"]] = stance
    return found


def quarter_looked_back_on(company: dict[str, Any], decision: dict[str, Any]) -> str:
    """History uses the first map (sample README)."""
    quarter = f"{decision['number'][:4]}-{decision['number'][4:6]}"
    return max(quarter, company["quarters"][0])


def read_map(company: dict[str, Any], quarter: str) -> tuple[StageOnMap, ...]:
    return tuple(
        StageOnMap(
            stage["id"],
            stage["by_quarter"][quarter]["name"],
            claims=tuple(
                StageClaim(claim["leader"], claim["accepted"])
                for claim in stage["by_quarter"][quarter]["claims"]
            ),
            steps=tuple(
                ServedStep(step["id"], step["name"], step["function_by_quarter"][quarter])
                for step in company["steps"]
                if step["stage"] == stage["id"]
            ),
        )
        for stage in company["stages"]
    )
