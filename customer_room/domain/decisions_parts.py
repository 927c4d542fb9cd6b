"""The values that stand inside a decision (DOMAIN §2, Decision)."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limit

from customer_room.domain.values import Count, Day, Id, Prose280, Some160, Text80, Text160

Confidence = Annotated[int, Limit(ge=50, le=95, multiple_of=5)]
Priority = Literal["UNITE", "CONVINCE", "BUILD", "FIX", "PROVE", "ENABLE"]
Disrupts = Literal["definition", "metric", "way of working", "habit"]
ServedInstead = Literal["this quarter's sales", "cost", "speed", "risk", "other"]


class Value(BaseModel):
    """The types that stand inside a decision refuse what they do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(Value):
    """A way it could be decided; "do nothing" is one, too."""

    text: Some160
    reasons_for: Prose280 = ""
    reasons_against: Prose280 = ""
    cost: Text80 = ""
    proposed_by: Id | None = None


class Anchors(Value):
    """Where in the customers' journey a decision lies."""

    stage_ids: list[Id] = Limit(default=[], max_length=9)
    step_ids: list[Id] = Limit(default=[], max_length=60)
    hand_off_ids: list[Id] = Limit(default=[], max_length=60)
    move_ids: list[Id] = Limit(default=[], max_length=60)
    segment_ids: list[Id] = Limit(default=[], max_length=20)
    names_measure: Text80 | None = None


class TradeOff(Value):
    """Who pays, how much, and what stops."""

    who_pays: Text160 = ""
    how_much: Text80 = ""
    what_stops: Text160 = ""


class Reading(Value):
    """A measured value with its date; a share is k of n."""

    date: Day | None = None
    value: Text80 | None = None
    k: Count | None = None
    n: Count | None = None
    sd: Text80 | None = None
    promoters: Count | None = None
    passives: Count | None = None
    detractors: Count | None = None


class Expectation(Value):
    """What should move: a stage's measure, from, to, by."""

    kpi: Text80
    start: Reading | None = Limit(default=None, alias="from")
    to: Text80
    by: Day

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Contrary(Value):
    """Evidence against, or "looked, none found", by somebody named."""

    text: Prose280
    by: Id


class Tripwire(Value):
    """If this measure passes this threshold by then, I was right."""

    kpi: Text80
    threshold: Text80
    by: Day | None = None
    owner: Id | None = None
