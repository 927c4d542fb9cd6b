// Which stages have an answer to both prompts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageOf, coverageWords } from "../../customer_room/ui/room/board/coverage.js";

const stages = [..."abc"].map((id) => ({ id, letter: id.toUpperCase(), name: id }));
const note = (stage_id, kind, more) => ({ stage_id, kind, removed_at: null, ...more });

test("a stage is covered by one note of each kind that stands", () => {
  const notes = {
    1: note("a", "honour"), 2: note("a", "dishonour"), 3: note("a", "dishonour"),
    4: note("b", "honour"), 5: note("b", "dishonour", { removed_at: "x" }), 6: note(null, "dishonour"), 7: note("c", "note"),
  };
  const found = coverageOf(stages, notes);
  assert.deepEqual(found.rows.map((row) => [row.honour, row.dishonour, row.both]), [[1, 2, true], [1, 0, false], [0, 0, false]]);
  assert.deepEqual([found.both, found.missing], [1, ["B", "C"]]);
});

test("what is missing is named, unless it is everything or nothing", () => {
  const words = (both, missing) => coverageWords({ rows: stages, both, missing });
  assert.equal(words(1, ["B", "C"]), "1 of 3 stages have both; missing: B and C.");
  assert.equal(words(2, ["C"]), "2 of 3 stages have both; missing: C.");
  assert.equal(words(0, ["A", "B", "C"]), "0 of 3 stages have both.");
  assert.equal(words(3, []), "3 of 3 stages have both.");
});
