// The focus goes to what was just written, however long it takes to be drawn.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const page = { drawn: new Map(), frames: [], active: null };
globalThis.CSS = { escape: (text) => text };
globalThis.requestAnimationFrame = (act) => page.frames.push(act);
globalThis.document = {
  querySelector: (selector) => page.drawn.get(/"(.*)"/.exec(selector)[1]) ?? null,
  get activeElement() {
    return page.active;
  },
};
const { desk } = await import("../../customer_room/ui/room/board/desk.js");
const { focusStop } = await import("../../customer_room/ui/room/board/stops.js");

const field = { matches: () => true };
const frame = () => page.frames.splice(0).forEach((act) => act());

function draw(stop) {
  const element = { matches: () => false, scrollIntoView() {}, focus: () => (page.active = element) };
  page.drawn.set(stop, element);
  return element;
}

beforeEach(() => {
  page.drawn.clear();
  page.frames.length = 0;
  page.active = null;
  desk.set({ focus: null });
});

test("a note that is drawn late gets the focus, and the keys are about it before", () => {
  focusStop("note:n");
  assert.equal(desk.get().focus, "note:n");
  for (let late = 0; late < 20; late += 1) frame();
  const note = draw("note:n");
  frame();
  assert.equal(page.active, note);
  assert.equal(page.frames.length, 0);
});

test("who writes the next note already is not called back to the last", () => {
  focusStop("note:n");
  page.active = field;
  draw("note:n");
  frame();
  assert.equal(page.active, field);
});

test("who has gone elsewhere is not called back", () => {
  focusStop("note:late");
  const here = draw("note:here");
  focusStop("note:here");
  draw("note:late");
  frame();
  assert.equal(page.active, here);
  assert.equal(desk.get().focus, "note:here");
});

test("what never comes is not waited for for ever", () => {
  focusStop("note:n");
  for (let late = 0; late < 100; late += 1) frame();
  assert.equal(page.frames.length, 0);
});
