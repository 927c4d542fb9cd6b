// Typed codes in their one form, and refusals in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import "./resolve.js";

const { codeIn, codeOf, fault } = await import("../../customer_room/ui/join/joining.js");

test("a code is read whatever its case, spaces and dashes", () => {
  for (const typed of ["abc234", " ABC 234 ", "abc-234", "a b c 2 3 4 5"]) assert.equal(codeOf(typed), "ABC234");
});

test("a pasted address gives its code", () => {
  assert.equal(codeOf("https://room.example/join/abc234"), "ABC234");
});

test("the address of the page holds the code or nothing", () => {
  assert.equal(codeIn("/join/abc234"), "ABC234");
  assert.equal(codeIn("/join/"), "");
  assert.equal(codeIn("/join"), "");
});

test("a refusal the door knows is said in its words, another as the server says it", () => {
  assert.match(fault({ error: { code: "link_invalid", message: "x" } }).text, /No room opens with this code/);
  assert.equal(fault({ error: { code: "not_allowed", message: "This seat is taken." } }).text, "This seat is taken.");
});

test("no answer at all is said, too", () => {
  assert.match(fault(new TypeError("Failed to fetch")).text, /does not answer/);
});
