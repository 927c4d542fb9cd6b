import assert from "node:assert/strict";
import { test } from "node:test";
import { between, byOrder, spread } from "../../customer_room/ui/room/board/order.js";

const FORM = /^[0-9A-Za-z]{1,64}$/;

test("a place lies between its neighbours", () => {
  for (const [low, high] of [["a", "b"], ["a", "a1"], ["A", "z"], ["a01", "a02"], ["Vz", "W"], [null, null]]) {
    const place = between(low, high);
    assert.match(place, FORM);
    if (low) assert.ok(place > low, `${place} after ${low}`);
    if (high) assert.ok(place < high, `${place} before ${high}`);
  }
});

test("two thousand notes at the end keep short places in order", () => {
  const places = spread("V", null, 2000);
  assert.deepEqual([...places].sort(), places);
  assert.equal(new Set(places).size, 2000);
  assert.ok(places.every((place) => place.length <= 4));
});

test("two thousand notes at the top too", () => {
  let first = "V";
  for (let n = 0; n < 2000; n += 1) {
    const place = between(null, first);
    assert.ok(place < first && place.length <= 4, place);
    first = place;
  }
});

test("dropping forty times between the same two never leaves the form", () => {
  let low = "a01";
  for (let n = 0; n < 40; n += 1) {
    const place = between(low, "a02");
    assert.ok(place > low && place < "a02");
    assert.match(place, FORM);
    low = place;
  }
});

test("random drops stay in order", () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const places = ["V"];
  for (let n = 0; n < 400; n += 1) {
    const at = Math.floor(random() * (places.length + 1));
    places.splice(at, 0, between(places[at - 1] ?? null, places[at] ?? null));
  }
  assert.deepEqual([...places].sort(), places);
});

test("equal neighbours give a place after them, and the id breaks a tie", () => {
  assert.ok(between("V", "V") > "V");
  assert.ok(byOrder(["a", { order: "V" }], ["b", { order: "V" }]) < 0);
  assert.ok(byOrder(["a", { order: "W" }], ["b", { order: "V" }]) > 0);
});
