"""Random commands, valid and not, drawn from the JSON Schema of the registry's models.

A new command needs nothing here: its fields are met by their schema, and fields that name a
record by the table they end in. ``test_replicas`` fails when no acceptable payload can be drawn.
"""

from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import Any

from customer_room.domain.command import REGISTRY
from customer_room.domain.operation import Tables
from tests.properties.mending import MENDS

Schema = Mapping[str, Any]

POOLS = {
    "room_id": "room", "previous_room_id": "room", "phase_id": "phase", "stage_id": "stage",
    "stage_ids": "stage", "step_id": "step", "step_ids": "step", "from_step": "step",
    "to": "step", "segment_id": "segment", "segment_ids": "segment", "move_ids": "move",
    "hand_off_ids": "hand_off", "note_ids": "note", "source_note_ids": "note",
    "group_id": "group", "source_group_id": "group", "decision_id": "decision",
    "supersedes": "decision", "offer_id": "offer", "function_id": "function",
    "evidence_ids": "evidence", "contradicts_id": "evidence", "kpi_id": "kpi",
    "survey_id": "survey", "list_id": "guardrail_list", "commitment_id": "commitment",
    "serves": "commitment",
    "contradicts": "commitment", "successor": "decision",
    "session_id": "session", "poll_id": "poll", "giving": "function", "receiving": "function",
}  # fmt: skip
MEMBERS = {"author_id", "leader", "driver", "owner", "by", "for_member", "proposed_by",
           "agreed_by", "member_id", "co_owners", "asked", "partner_ids", "giving_leader",
           "receiving_leader", "deputy_id", "paired_by", "checked_by"}  # fmt: skip
NOUNS = {"reading": "kpi_reading", "guardrail": "guardrail_list"}
MAKING = {
    "promise",
    "submit",
    "add",
    "make",
    "create",
    "raise",
    "cast",
    "say",
    "set",
    "open",
    "pair",
    "welcome",
}
NOT_MAKING = {"tick.set", "room.open"}
DAYS = {"due", "observed_on", "target_date", "active_from", "active_to", "programme_started",
        "review_date", "until", "by", "made_on", "date"}  # fmt: skip
EXPECTED = {"note.edit": "text", "group.rename": "name", "stage.edit": "name", "step.edit": "name",
            "stage.confirm": "name", "hand_off.set": "standard", "hand_off.accept": "standard",
            "kpi.set": "name"}  # fmt: skip
# What a record does not begin without, though a change of one that stands may leave it out.
NEEDED = {"hand_off.set": {"kind", "giving", "receiving", "giving_leader", "receiving_leader"},
          "kpi.set": {"stage_id", "name", "type", "direction"},
          "guardrail.set": {"name", "applies_to", "conditions"}}  # fmt: skip
PATTERNS = {
    "^[0-9A-Za-z]{1,64}$": lambda c: "".join(c.choices("09AZaz", k=c.randint(1, 4))),
    "^[A-Z]{3}$": lambda c: "".join(c.choices("EURZ", k=3)),
    "^-?[0-9]{1,12}(\\.[0-9]{1,6})?$": lambda c: str(c.randint(0, 30)),
    "^[A-Z][a-z]$": lambda c: c.choice("ABCXYZ") + c.choice("abcxyz"),
}
QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1.5, "", " ", "x" * 700, "\x00", "\u202e", "🙂", "no-such", [], {},
    ["x"], {"x": "y"}, "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+23:59", "9999-Q4",
    "٢٠٢٦-Q1",
)  # fmt: skip


@cache
def schema_of(name: str) -> Schema:
    """Return the published JSON Schema of a command's payload."""
    return REGISTRY[name].model.model_json_schema()


class Drawer:
    """Draws payloads for one actor against what stands."""

    def __init__(self, chance: Random, tables: Tables, member_id: str, ops: list[str]) -> None:
        """Look at a workspace.

        Args:
            chance: Where all choices come from.
            tables: Its records; nothing is changed.
            member_id: Who is going to send the command.
            ops: Operation ids that he may want to undo.
        """
        self.chance, self.tables, self.member_id, self.ops = chance, tables, member_id, ops
        self.name = ""
        self.fixed: dict[str, Any] = {}

    def payload(self, name: str, **fixed: Any) -> dict[str, Any]:
        """Draw a payload that fits the schema and names records that stand."""
        self.name, self.fixed = name, fixed
        schema = schema_of(name)
        drawn = self._object(schema, schema.get("$defs", {}))
        mend = MENDS.get(name)
        return mend(self, drawn) if mend else drawn

    def spoilt(self, name: str) -> dict[str, Any]:
        """Draw a payload and spoil one thing in it."""
        payload = self.payload(name)
        field = self.chance.choice([*payload, "unknown"])
        if self.chance.random() < 0.2:
            payload.pop(field, None)
        else:
            payload[field] = self.chance.choice(ODD)
        return payload

    def _object(self, schema: Schema, defs: Schema) -> dict[str, Any]:
        needed = NEEDED.get(self.name, set[str]())
        required = set(schema.get("required", ())) | needed
        found: dict[str, Any] = {}
        for field, inner in schema.get("properties", {}).items():
            if field in self.fixed:
                found[field] = self.fixed[field]
            elif field in required or self.chance.random() < 0.3 or field in ("expect",):
                some = inner["anyOf"][0] if field in needed and "anyOf" in inner else inner
                found[field] = self._value(field, some, defs, found)
        return found

    def _value(self, field: str, schema: Schema, defs: Schema, so_far: dict[str, Any]) -> Any:
        if "$ref" in schema:
            schema = {**defs[schema["$ref"].rpartition("/")[2]]}
        special = self._special(field, so_far)
        if special is not None:
            return special
        const = [schema["const"]] if "const" in schema else None
        choices = schema.get("anyOf") or schema.get("enum") or const
        if choices:
            chosen = self.chance.choice(choices)
            return self._value(field, chosen, defs, so_far) if "anyOf" in schema else chosen
        return self._of_type(field, schema, defs, so_far)

    def _of_type(self, field: str, schema: Schema, defs: Schema, so_far: dict[str, Any]) -> Any:
        match schema.get("type"):
            case "object" if "properties" in schema:
                return self._object(schema, defs)
            case "object":
                return self._mapping(field, schema, defs)
            case "array":
                return self._array(field, schema, defs, so_far)
            case "boolean":
                return self.chance.random() < 0.5
            case "null":
                return None
            case "integer" | "number":
                return self._number(schema)
            case _:
                return self._text(field, schema)

    def _special(self, field: str, so_far: dict[str, Any]) -> Any:
        match field:
            case "expect":
                return self._expected(so_far)
            case "text_hash":
                decision = self.tables.get("decision", {}).get(so_far.get("decision_id", ""))
                return decision["text_hash"] if decision else "x"
            case "op_id":
                return self.chance.choice(self.ops) if self.ops else "none"
            case "of_id":
                return self.one_of(so_far["of_type"])
            case "link":
                return ""
            case "target_id":
                return self.one_of(so_far.get("target_type", "note"))
            case "stage":
                return self.chance.choice(["I call 1", "I wait"])
            case "chosen":
                return self.chance.choice([0, 1])
            case "place" if self.name in ("gate.check", "decision.answer_flag"):
                return 0
            case _:
                return None

    def _expected(self, so_far: dict[str, Any]) -> Any:
        decision = self.tables.get("decision", {}).get(so_far.get("id", ""), {})
        if self.name == "decision.edit":
            return {"one_line": decision.get("one_line", ""), "rationale": ""}
        if self.name == "decision.answer_flag":
            flags = decision.get("flags", [])
            return flags[0]["text"] if flags else ""
        if self.name.endswith("_option"):
            options = decision.get("options", [])
            so_far["place"] = place = self.chance.randrange(len(options) or 1)
            return options[place]["text"] if options else ""
        if self.name == "verdict.give":
            given = [row["verdict"] for row in self.tables.get("verdict", {}).values()
                     if row["of_id"] == so_far["commitment_id"] and not row["later"]]  # fmt: skip
            return given[-1] if given else None
        if self.name == "guardrail.set":
            return self.tables.get("guardrail_list", {}).get(so_far["id"], {}).get("conditions")
        table, field = self.name.partition(".")[0], EXPECTED.get(self.name, "text")
        return self.tables.get(table, {}).get(so_far.get("id", ""), {}).get(field, "")

    def _mapping(self, field: str, schema: Schema, defs: Schema) -> dict[str, Any]:
        keys: dict[str, Callable[[], str]] = {
            "gives": lambda: self.one_of("step"),
            "met": lambda: self.chance.choice(QUARTERS),
            "values": lambda: self.chance.choice(["late_days", "gate"]),
            "anchors": lambda: self.chance.choice("18"),
        }
        inner = {**next(iter(schema.get("patternProperties", {}).values()), {}),
                 **(schema.get("additionalProperties") or {})}  # fmt: skip
        key = keys.get(field, lambda: self.chance.choice("abc"))
        as_value = "function_id" if field == "gives" else field
        return {key(): self._value(as_value, inner, defs, {}) for _ in range(2)}

    def _array(self, field: str, schema: Schema, defs: Schema, so_far: dict[str, Any]) -> list[Any]:
        least = schema.get("minItems", 0)
        count = self.chance.randint(least, min(schema.get("maxItems", 9), least + 2))
        return [self._value(field, schema["items"], defs, so_far) for _ in range(count)]

    def _number(self, schema: Schema) -> int:
        low, high = schema.get("minimum", 0), schema.get("maximum", 100)
        step = schema.get("multipleOf", 1)
        edge = self.chance.random() < 0.1
        if edge:
            return self.chance.choice([low, high])
        return step * self.chance.randint(-(-low // step), min(high, low + 99) // step)

    def _text(self, field: str, schema: Schema) -> str:
        pattern, most = schema.get("pattern"), schema.get("maxLength", 80)
        if pattern and "Q[1-4]" in pattern:
            return self.chance.choice(QUARTERS)
        if pattern in PATTERNS:
            return PATTERNS[pattern](self.chance)
        if field == "scheduled_at":
            return "2026-05-05T09:00:00+02:00"
        if field in DAYS and not pattern:
            return self.chance.choice(["2026-06-30", "2026-09-01", "2020-02-29"])
        if field in POOLS or field in MEMBERS or pattern:
            return self._reference(field)
        text = f"zq{self.chance.getrandbits(40):010x}qz"
        return (text + " Straße 🙂 עוד"[: self.chance.randrange(14)])[:most].strip()

    def _reference(self, field: str) -> str:
        if field in MEMBERS:
            mine = self.chance.random() < 0.4
            return self.member_id if mine else self.one_of("member")
        if field in POOLS:
            return self.one_of(POOLS[field])
        noun, _, verb = self.name.partition(".")
        if field == "into":  # one of its own kind
            return self.one_of(noun)
        makes = verb in MAKING and self.name not in NOT_MAKING
        if makes and self.chance.random() < (0.5 if verb == "set" else 0.95):
            return f"{noun[:1]}{self.chance.getrandbits(60):015x}"
        return self.one_of(NOUNS.get(noun, noun))

    def one_of(self, table: str) -> str:
        """Pick a record that stands, or, now and then, one that does not."""
        standing = self.tables.get(table, {})
        rows = sorted(standing)
        going_on = [id for id in rows if standing[id].get("status") in ("running", "live")]
        if going_on and self.chance.random() < 0.6:
            return going_on[0]
        return self.chance.choice(rows) if rows and self.chance.random() > 0.02 else "no-such"
