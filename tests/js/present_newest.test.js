// Which of two questions the wall shows: the one that was asked, or shown, last.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inFrontOfAll } from "../../customer_room/ui/present/newest.js";

const leaders = (since) => ({ front: "s", asked: [{ id: "r", since: "2026-01-01T12:00" }, { id: "s", since }] });
const poll = (more) => ({ id: "q", status: "open", opened_at: "2026-01-01T09:00", ended_at: null, ...more });

test("a question that was asked later is on the wall, of whatever kind", () => {
  assert.equal(inFrontOfAll(poll(), leaders("2026-01-01T09:05")), "leaders");
  assert.equal(inFrontOfAll(poll(), leaders("2026-01-01T08:55")), "asked");
});

test("answers count from when they are shown", () => {
  const shown = poll({ status: "shown", ended_at: "2026-01-01T09:10" });
  assert.equal(inFrontOfAll(shown, leaders("2026-01-01T09:05")), "asked");
  assert.equal(inFrontOfAll(shown, leaders("2026-01-01T09:15")), "leaders");
});

test("one alone is on the wall, and without any there is none", () => {
  assert.equal(inFrontOfAll(poll(), { front: "", asked: [] }), "asked");
  assert.equal(inFrontOfAll(null, leaders("2026-01-01T09:05")), "leaders");
  assert.equal(inFrontOfAll(null, { front: "", asked: [] }), "");
});
