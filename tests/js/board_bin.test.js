import assert from "node:assert/strict";
import { test } from "node:test";
import { binOf, removerOf } from "../../customer_room/ui/room/board/bin.js";

const at = (minute) => `2026-04-16T09:${minute}:00.000Z`;
const note = (text, author_id, minute, more = {}) => ({
  lane: "WHO", stage_id: "a", text, kind: "note", author_id, typed_by: null, removed_at: minute && at(minute), removed_by: "theo", ...more,
});

const RECORDS = {
  room: { r: { status: "live" }, before: { status: "closed", closed_at: at("00") } },
  person: { theo: { name: "Théo Abara" } },
  stage: {
    a: { name: "Is this for me?" }, b: { name: "Gone with the last room", removed_at: "2026-01-01T09:00:00.000Z" },
    c: { name: "Gone today", removed_at: at("30"), removed_by: "petra" },
  },
  step: { s: { name: "A step", stage_id: "a", removed_at: at("31"), removed_by: "petra" } },
  group: { g: { name: "A pair", lane: "WHO", stage_id: null, removed_at: at("20"), removed_by: "theo" } },
  note: { mine: note("Mine", "petra", "10"), theirs: note("Theirs", "theo", "40"), nameless: note("Whose?", "", "15", { removed_by: "" }), stands: note("Stands", "theo", null) },
};

const sceneOf = (more = {}, role = "leader") => ({
  records: RECORDS, may: true, mayMap: role !== "guest", alone: false, phase: null, me: { member_id: "petra", role },
  stages: [{ id: "a", letter: "A", name: "Is this for me?" }], ...more,
});
const texts = (scene) => binOf(scene).map((each) => each.text);

test("newest first, with the map's own since the last room closed", () => {
  assert.deepEqual(texts(sceneOf()), ["Theirs", "A step", "Gone today", "A pair", "Whose?", "Mine"]);
});

test("a guest finds his own notes only", () => {
  assert.deepEqual(texts(sceneOf({}, "guest")), ["Mine"]);
});

test("while people write alone, others' notes are in nobody's bin but whose were shown", () => {
  assert.deepEqual(texts(sceneOf({ alone: true })), ["A step", "Gone today", "Mine"]);
  assert.deepEqual(texts(sceneOf({ alone: true, phase: { shown: ["theo"] } })), ["Theirs", "A step", "Gone today", "Mine"]);
});

test("a board that is not open for writing gives nothing back", () => {
  assert.deepEqual(texts(sceneOf({ may: false })), []);
});

test("it says where each was, and who removed it: nobody where there was no name", () => {
  const scene = sceneOf();
  const by = Object.fromEntries(binOf(scene).map((each) => [each.text, removerOf(each, scene)]));
  assert.equal(by.Theirs, "by Théo Abara");
  assert.equal(by["A step"], "by you");
  assert.equal(by["Whose?"], "without a name");
  assert.equal(removerOf({ by: null }, scene), "");
  assert.deepEqual(binOf(scene).map((each) => each.where).slice(0, 4), ["Who they are, A Is this for me?", "Is this for me?", "", "Who they are, whole journey"]);
});
