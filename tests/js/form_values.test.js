import assert from "node:assert/strict";
import test from "node:test";
import { payloadOf } from "../../customer_room/ui/sync/form_values.js";

const text = (name, was, now = was, dataset = {}) => ({
  name, value: now, defaultValue: was, type: "text", tagName: "INPUT", dataset, matches: () => false,
});

function list(name, options, was, now = was, dataset = {}) {
  const drawn = options.map((value) => ({ value, defaultSelected: value === was, selected: value === now }));
  return { name, value: now, options: drawn, type: "select-one", tagName: "SELECT", dataset, matches: () => false };
}

const changed = (...elements) => payloadOf({ elements }, { id: "x" }, { send: "changed" });

test("only what was changed is sent, a text with what it started from", () => {
  const standard = (now) => text("standard", "Within a day", now, { expect: "expect" });
  const leader = (now) => list("giving_leader", ["dana", "petra"], "dana", now);
  assert.deepEqual(changed(standard(), leader()), { id: "x" });
  assert.deepEqual(changed(standard(), leader("petra")), { id: "x", giving_leader: "petra" });
  assert.deepEqual(changed(standard("At once"), leader()), { id: "x", standard: "At once", expect: "Within a day" });
});

test("a list of parts is sent together, with all that it started from", () => {
  const part = (at, was, now, owner) => {
    const sent = (name) => ({ together: "conditions", expect: `expect.${at}.${name}` });
    return [
      text(`conditions.${at}.text`, was, now, sent("text")),
      list(`conditions.${at}.owner`, ["", "dana"], "", owner, { ...sent("owner"), type: "optional" }),
    ];
  };
  assert.deepEqual(changed(text("name", "A", "B"), ...part(0, "One", "One", "")), { id: "x", name: "B" });
  assert.deepEqual(changed(text("name", "A"), ...part(0, "One", "First", ""), ...part(1, "Two", "Two", "")), {
    id: "x",
    conditions: [{ text: "First", owner: null }, { text: "Two", owner: null }],
    expect: [{ text: "One", owner: null }, { text: "Two", owner: null }],
  });
  assert.deepEqual(changed(...part(0, "One", "One", "dana")), {
    id: "x",
    conditions: [{ text: "One", owner: "dana" }],
    expect: [{ text: "One", owner: null }],
  });
});
