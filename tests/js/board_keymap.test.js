import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { actionOf, helpFor, isSingle, KEYS, written } from "../../customer_room/ui/room/board/keymap.js";

const act = (key, more = {}, how) => actionOf({ key, ...more }, how)?.act ?? null;

test("produced characters count, whatever key made them", () => {
  assert.equal(act("n"), "note");
  assert.equal(act("N"), "note");
  assert.equal(act("?", { shiftKey: true }), "help");
  assert.equal(act("!", { shiftKey: true }), "zoom-fit");
  assert.equal(act("!"), "zoom-fit"); // a layout with a key of its own for it
  assert.equal(act("7"), "stage");
  assert.equal(act("7", { shiftKey: true }), "stage"); // a layout with digits on Shift
  assert.equal(actionOf({ key: "7" }).at, 6);
});

test("undo and redo need Ctrl or the command key; other shortcuts stay the browser's", () => {
  assert.equal(act("z", { ctrlKey: true }), "undo");
  assert.equal(act("Z", { metaKey: true, shiftKey: true }), "redo");
  assert.equal(act("Z", { ctrlKey: true }), "undo"); // Caps Lock
  assert.equal(act("z", { ctrlKey: true, shiftKey: true }), "redo");
  assert.equal(act("y", { ctrlKey: true }), "redo");
  assert.equal(act("k", { ctrlKey: true }), "palette");
  assert.equal(act("k", { ctrlKey: true, shiftKey: true }), null);
  assert.equal(act("0", { ctrlKey: true }), "zoom-whole");
  assert.equal(act("f", { ctrlKey: true }), null);
  assert.equal(act("n", { ctrlKey: true }), null);
  assert.equal(act("d", { altKey: true }), null);
  assert.equal(act("ß"), null);
  assert.equal(act(" "), null);
});

test("Shift tells apart what is listed with and without it", () => {
  assert.equal(act("x"), "vote");
  assert.equal(act("X", { shiftKey: true }), "unvote");
  assert.equal(act("X"), "vote"); // Caps Lock
  assert.equal(act("Tab", { shiftKey: true }, { when: "writing" }), null);
});

test("the keys of writing are asked for while somebody writes, and no other", () => {
  assert.equal(act("Escape", {}, { when: "writing" }), "finish");
  assert.equal(act("Enter", { ctrlKey: true }, { when: "writing" }), "finish");
  assert.equal(act("Tab", {}, { when: "writing" }), "next");
  assert.equal(act("n", {}, { when: "writing" }), null);
  assert.equal(act("Tab"), null);
});

test("single keys can be switched off; all others stay", () => {
  const off = { single: false };
  for (const key of ["n", "?", "1", "!", "+", "X"]) assert.equal(act(key, {}, off), null, key);
  for (const key of ["Enter", "Escape", "ArrowUp", "Delete", "F2"]) assert.ok(act(key, {}, off), key);
  assert.equal(act("z", { ctrlKey: true }, off), "undo");
  assert.ok(!isSingle({ key: "0", ctrl: true }));
});

test("every key of the product's list is here", () => {
  const asked = {
    n: "note", Enter: "edit", d: "decide", g: "group", v: "select", p: "present", b: "gather", "?": "help", "!": "zoom-fit",
  };
  for (const [key, wanted] of Object.entries(asked)) assert.equal(act(key), wanted, key);
  for (let digit = 1; digit <= 9; digit += 1) assert.equal(actionOf({ key: String(digit) }).at, digit - 1);
  assert.ok(KEYS.some((row) => row.when === "browser" && row.keys.includes("Ctrl+F")));
  assert.ok(KEYS.some((row) => row.when === "drag"));
});

/** What the help writes, as the key press it promises. */
function pressed(text) {
  const parts = text.split(" + ");
  const names = { Esc: "Escape", "−": "-" };
  const last = parts.at(-1);
  const key = text === "Shift + 1" ? "!" : text === "+" ? "+" : (names[last] ?? last);
  return { key, ctrlKey: parts.includes("Ctrl"), shiftKey: parts.includes("Shift") };
}

function promised(row) {
  const keys = written(row);
  const [text] = keys;
  if (text === "1 – 9") return ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(pressed);
  if (text === "Arrow keys") return ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map(pressed);
  return keys.map(pressed);
}

/** The lines whose help says something the listener does not obey. */
function lies(rows) {
  return rows
    .filter((row) => row.when !== "browser" && row.when !== "drag")
    .filter((row) => promised(row).length !== row.keys.length || promised(row).some((event) => actionOf(event, { when: row.when })?.row.says !== row.says))
    .map((row) => row.says);
}

test("the help promises what the listener does, and all of it", () => {
  assert.deepEqual(lies(KEYS), []);
  const shown = helpFor(true).flatMap(([, rows]) => rows);
  assert.deepEqual(new Set(shown), new Set(KEYS));
  assert.deepEqual(KEYS.filter((row) => !helpFor(false).flatMap(([, rows]) => rows).includes(row)).map((row) => row.act), ["gather"]);
});

test("a help that lies is found", () => {
  const lying = KEYS.map((row) => (row.act === "note" ? { ...row, shown: "Q" } : row));
  assert.deepEqual(lies(lying), ["Write a note here"]);
});

test("no key asks for two things", () => {
  const keys = KEYS.flatMap((row) => row.keys.map((key) => `${row.when ?? ""} ${key.toLowerCase()}`));
  assert.equal(new Set(keys).size, keys.length);
});

test("every act of the map is done, and nothing is done that has no key", () => {
  const source = readFileSync(new URL("../../customer_room/ui/room/board/keys.js", import.meta.url), "utf8");
  const table = source.slice(source.indexOf("export const ACTS"), source.indexOf("\n};"));
  const done = [...table.matchAll(/^ {2}"?([\w-]+)"?: \(/gm)].map((found) => found[1]);
  const asked = KEYS.filter((row) => row.act && row.when !== "writing").flatMap((row) => row.act);
  assert.deepEqual(done.toSorted(), [...new Set(asked)].toSorted());
});
