import assert from "node:assert/strict";
import { test } from "node:test";

const kept = new Map();
globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) };
const { dotsGiven, forgetDots, gaveDot } = await import("../../customer_room/ui/console/given.js");

test("dots typed for others leave this laptop with their vote", () => {
  gaveDot({ id: "v1", phase_id: "p", member_id: "ann", words: "The price" });
  assert.match([...kept.values()].join(), /The price/);
  forgetDots();
  assert.deepEqual(dotsGiven(), []);
  assert.doesNotMatch([...kept.values()].join(), /The price/);
});
