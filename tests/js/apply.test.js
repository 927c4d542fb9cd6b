import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, holds, inverse, reuse } from "../../customer_room/ui/sync/apply.js";
import { shapesOf } from "../../customer_room/ui/sync/marks.js";
import { vectors } from "./vectors.js";

const drawn = vectors();

const freeze = (value) => {
  if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

test("applies changes exactly as the server does", () => {
  for (const { before, changes, after } of drawn.apply) {
    assert.deepEqual(apply(freeze(before), changes), after);
  }
});

test("keeps the identity of tables and records that no change touches", () => {
  const tables = { note: { a: { text: "A" }, b: { text: "B" } }, vote: { v: { option: 1 } } };
  const next = apply(tables, [["note", "a", { text: "C" }]]);
  assert.equal(next.vote, tables.vote);
  assert.equal(next.note.b, tables.note.b);
  assert.notEqual(next.note, tables.note);
  assert.equal(apply(tables, []), tables);
});

test("takes changes back: new, changed and removed records", () => {
  for (const { before, changes } of drawn.apply) {
    const there = apply(before, changes);
    const back = apply(there, inverse(before, changes));
    for (const [table, rows] of Object.entries(before)) {
      for (const [id, record] of Object.entries(rows)) {
        for (const [name, value] of Object.entries(record)) assert.deepEqual(back[table][id][name], value);
      }
      assert.deepEqual(Object.keys(back[table]).sort(), Object.keys(rows).sort());
    }
  }
});

test("tells whether tables already show what is asked for", () => {
  const tables = { note: { a: { text: "A", tags: ["x"] } } };
  assert.ok(
    holds(tables, [
      ["note", "a", { tags: ["x"] }],
      ["note", "gone", null],
    ]),
  );
  assert.ok(!holds(tables, [["note", "a", { text: "B" }]]));
  assert.ok(!holds(tables, [["note", "a", null]]));
});

test("a snapshot that says the same keeps every identity", () => {
  const old = { note: { a: { text: "A", tags: ["x"] }, b: { text: "B" } }, vote: { v: { n: 1 } } };
  const fresh = structuredClone(old);
  fresh.note.b.text = "changed";
  const merged = reuse(old, fresh);
  assert.equal(merged.vote, old.vote);
  assert.equal(merged.note.a, old.note.a);
  assert.deepEqual(merged, fresh);
  delete fresh.note.a;
  assert.deepEqual(reuse(old, fresh), fresh);
});

test("function marks have the same shapes as on Python pages", () => {
  for (const { codes, shapes } of drawn.shapes) assert.deepEqual(shapesOf(codes), shapes);
});
