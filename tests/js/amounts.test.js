import assert from "node:assert/strict";
import test from "node:test";
import { amountIn, measureIn } from "../../customer_room/ui/sync/amounts.js";
import { payloadOf } from "../../customer_room/ui/sync/form_values.js";
import { vectors } from "./vectors.js";

test("an amount is read as people write it", () => {
  const written = {
    "85 %": "0.85", "85%": "0.85", "12,5 %": "0.125", "0.5\u00a0%": "0.005", "100 %": "1", "0 %": "0", "-5 %": "-0.05",
    "1,000 %": "10", "2,5": "2.5", "0,125": "0.125", "1234,567": "1234.567", "1,2345": "1.2345", "1,000": "1000",
    "1,234,567.5": "1234567.5", "12,345,678": "12345678", "-1,000": "-1000", "−2.5": "-2.5", " 7 ": "7", "2.50": "2.50",
    "0.123456 %": "0.00123456",
  };
  for (const [text, sent] of Object.entries(written)) assert.equal(amountIn(text), sent, text);
});

test("a measure keeps its percent, for who knows whether it is a share", () => {
  const written = { "85 %": "85%", "12,5%": "12.5%", "1,200": "1200", "0,85": "0.85", "many %": "many %", "": null, "%": "%" };
  for (const [text, sent] of Object.entries(written)) assert.equal(measureIn(text), sent, text);
});

test("no amount is null, and what is no number stays as it was written", () => {
  for (const text of ["", "  "]) assert.equal(amountIn(text), null);
  for (const text of ["many", "%", "1,5,2", "1.000,5", "1.2.3", "85 percent", "1e3", ",5", "5.", "1 of 2"])
    assert.equal(amountIn(text), text);
});

test("what a page prints reads back to the number that is stored", () => {
  const { amounts } = vectors();
  assert.ok(amounts.length >= 300);
  for (const [printed, stored] of amounts) assert.equal(amountIn(printed), stored, printed);
});

test("a form sends its amounts as exact texts", () => {
  const field = (name, value) => ({ name, value, type: "text", dataset: { type: "amount" }, matches: () => false });
  const form = { elements: [field("target", "85 %"), field("baseline.value", "2,5"), field("baseline.sd", "")] };
  assert.deepEqual(payloadOf(form, { id: "k" }), { id: "k", target: "0.85", baseline: { value: "2.5", sd: null } });
});
