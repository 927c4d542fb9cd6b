// What a group leaves the room as, and which may not leave yet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayFrom, dayInWords, endingsOf, endOf } from "../../customer_room/ui/room/board/endings.js";

const group = (more) => ({ name: "G", kept_by: [], who_benefits: "", parked_until: null, owner_id: null, removed_at: null, ...more });
const inside = [{ id: "n1", note: { kind: "dishonour" } }];

test("it ends as a decision, also of one of its notes, else kept, else parked, else not", () => {
  const d = { id: "d1", number: "2026Q2-01" };
  assert.equal(endOf("g", group(), inside, new Map()), null);
  assert.deepEqual(endOf("g", group(), inside, new Map([["g", [d]], ["n1", [d]]])), { kind: "decision", decisions: [d] });
  assert.equal(endOf("g", group({ parked_until: "2026-09-01" }), inside, new Map([["n1", [d]]])).kind, "decision");
  assert.deepEqual(endOf("g", group({ parked_until: "2026-09-01", owner_id: "p" }), inside, new Map()), { kind: "parked", until: "2026-09-01", owner: "p" });
  assert.deepEqual(endOf("g", group({ kept_by: ["p"], who_benefits: "us" }), inside, new Map()), { kind: "kept", by: ["p"], benefits: "us" });
});

test("only a group with a standing dishonour note needs an end", () => {
  const groups = { g1: group({ name: "B" }), g2: group(), g3: group({ name: "A" }), g4: group({ removed_at: "x" }), g5: group({ parked_until: "2026-09-01" }) };
  const note = (group_id, kind, removed_at = null) => ({ group_id, kind, removed_at });
  const notes = {
    1: note("g1", "dishonour"), 2: note("g2", "honour"), 3: note("g3", "dishonour"), 4: note("g4", "dishonour"),
    5: note("g5", "dishonour"), 6: note("g2", "dishonour", "x"), 7: note(null, "dishonour"),
  };
  const { all, open } = endingsOf(groups, notes, new Map());
  assert.deepEqual(open.map((each) => each.id), ["g3", "g1"]);
  assert.equal(all.length, 3);
});

test("days are said in words and counted from now", () => {
  assert.equal(dayInWords("2026-09-01"), "1 September 2026");
  assert.equal(dayFrom(Date.parse("2026-08-31T23:00:00Z"), 1), "2026-09-01");
});
