import assert from "node:assert/strict";
import { test } from "node:test";
import { createNudge, spread } from "../../customer_room/ui/sync/nudge.js";
import { until } from "./fake_server.js";

class Page extends EventTarget {
  visibilityState = "visible";

  show(state) {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

function nudged(page, people = 0) {
  const fired = [];
  const nudge = createNudge({
    fire: (topics) => fired.push(topics),
    people: () => people,
    page,
    debounce: 5,
  });
  return { nudge, fired };
}

test("many changes at once are one reload with every topic", async () => {
  const { nudge, fired } = nudged(new Page());
  nudge.hear(["vote"]);
  nudge.hear(["note", "vote"]);
  await until(() => fired.length > 0);
  assert.deepEqual(fired, [["note", "vote"]]);
  nudge.hear(["stage"]);
  await until(() => fired.length > 1);
  assert.deepEqual(fired[1], ["stage"]);
});

test("a page nobody looks at reloads when it is looked at again", async () => {
  const page = new Page();
  const { nudge, fired } = nudged(page);
  nudge.hear(["note"]);
  page.show("hidden");
  nudge.hear(["vote"]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(fired, []);
  page.show("visible");
  await until(() => fired.length > 0);
  assert.deepEqual(fired, [["note", "vote"]]);
});

test("reloads spread as the room grows", () => {
  assert.deepEqual([0, 25, 50, 200, 300].map(spread), [0, 100, 200, 2000, 2000]);
});
