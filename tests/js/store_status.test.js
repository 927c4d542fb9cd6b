// What the status line says: a login page in the way, signed out, a restart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeServer, QUICK, until } from "./fake_server.js";
import { add, tab } from "./tabs.js";

test("a hotel's login page is named, and nothing is lost", async () => {
  const server = new FakeServer();
  const { sync, line, status } = await tab(server);
  server.portal = true;
  line.down();
  add(sync, "n1");
  await until(() => status().text.startsWith("This wifi wants you to sign in first: 1 change"));
  server.portal = false;
  line.up();
  await until(() => server.tables.note.n1 && status().kind === "saved");
});

test("after the login page only the server may still be missing: then that is said", async () => {
  const server = new FakeServer();
  const { line, status } = await tab(server);
  server.portal = true;
  line.down();
  await until(() => status().text === "This wifi wants you to sign in first");
  server.portal = false;
  await until(() => status().text === "Offline");
});

test("signed out: notes stay kept, the line says why, and go out after joining again", async () => {
  const server = new FakeServer();
  server.rule = () => ({
    code: "login_required",
    message: "You are not signed in here any more.",
    retry: false,
  });
  const { sync, line, status, notes } = await tab(server);
  const { error } = await add(sync, "n1");
  assert.equal(error.code, "login_required");
  assert.equal(status().kind, "refused");
  assert.equal(notes().n1.text, "n1");
  assert.equal((await sync.propose("decision.sign", {}, [])).error.code, "login_required");
  server.rule = () => null;
  line.reset();
  await until(() => server.tables.note.n1);
});

test("P22: a restart is told calmly, and the work goes out when the server is back", async () => {
  const server = new FakeServer();
  const { sync, line, status } = await tab(server, { timing: { restart: 10_000 } });
  line.tell({ notice: "restart" });
  assert.equal(status().text, "The server restarts; your work is kept on this device");
  line.down();
  add(sync, "n1");
  await new Promise((resolve) => setTimeout(resolve, QUICK.grace * 3));
  assert.equal(status().kind, "restarting");
  assert.deepEqual(server.applied, []);
  line.up();
  await until(() => status().text === "Saved");
  assert.ok(server.tables.note.n1);
});

test("P22: a server that does not come back is no restart any more", async () => {
  const { line, status } = await tab(new FakeServer(), { timing: { restart: 30 } });
  line.tell({ notice: "restart" });
  line.down();
  await until(() => status().text === "Offline");
  line.up();
  await until(() => status().text === "Saved");
});

test("P22: a notice of another kind is passed over", async () => {
  const { line, status } = await tab(new FakeServer());
  line.tell({ notice: "something new" });
  assert.equal(status().text, "Saved");
});
