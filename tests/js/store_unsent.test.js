// What is said of a command that waits for nobody: sent, not sent, or nobody knows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeServer, until } from "./fake_server.js";
import { tab } from "./tabs.js";

test("what needs a connection and loses it says that nobody knows", async () => {
  const server = new FakeServer();
  const { sync, line } = await tab(server);
  line.lose = (way) => way === "out";
  const answer = sync.propose("decision.sign", { id: "d" }, []);
  line.down();
  const { ok, error } = await answer;
  assert.ok(!ok);
  assert.match(error.message, /before the server answered/);
});

test("what never left this device is known not to be sent, and is not called kept here", async () => {
  const server = new FakeServer();
  const { sync, line, status } = await tab(server);
  line.down();
  const answer = sync.propose("decision.sign", { id: "d" }, []);
  await until(() => status().kind === "offline");
  assert.equal(status().text, "Offline");
  const { error } = await answer;
  assert.match(error.message, /Nothing was sent/);
  assert.ok(!error.unsure);
});

test("what left this device before somebody else signed in here is not said to be unsent", async () => {
  const server = new FakeServer();
  const { sync, line } = await tab(server);
  line.lose = (way) => way === "out";
  const answer = sync.propose("comment.add", { id: "c" }, [], { form: true });
  await until(() => line.sent.some(({ name }) => name));
  line.me = { member_id: "cfo", role: "leader" };
  line.reset();
  const { error } = await answer;
  assert.ok(error.unsure);
});
