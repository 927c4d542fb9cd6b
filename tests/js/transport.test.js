import "./resolve.js";
import assert from "node:assert/strict";
import { mock, test } from "node:test";

const { asked, browserTransport } = await import("../../customer_room/ui/sync/transport.js");

const answering =
  (body, { status = 200, type = "application/json" } = {}) =>
  async () =>
    new Response(typeof body === "string" ? body : JSON.stringify(body), {
      status,
      headers: { "content-type": type },
    });

test("a JSON answer is given back", async () => {
  assert.deepEqual(await asked("/x", {}, answering({ ok: true })), { ok: true });
});

test("a refusal carries the envelope", async () => {
  const refusing = answering(
    { error: { code: "not_allowed", message: "No.", retry: false } },
    { status: 403 },
  );
  await assert.rejects(asked("/x", {}, refusing), ({ error }) => error.code === "not_allowed");
});

test("a login page of somebody else is a captive portal", async () => {
  const portal = answering("<html>Welcome to our hotel</html>", { type: "text/html" });
  await assert.rejects(
    asked("/x", {}, portal),
    ({ error }) => error.code === "captive_portal" && error.retry,
  );
});

test("a way to somebody else's login page is a captive portal, and is not gone", async () => {
  let asking = null;
  const leading = async (_address, options) => {
    asking = options;
    return { type: "opaqueredirect", ok: false, status: 0, headers: new Headers() };
  };
  await assert.rejects(asked("/x", {}, leading), ({ error }) => error.code === "captive_portal");
  assert.equal(asking.redirect, "manual");
});

test("a network that says it wants a login is a captive portal (RFC 6585)", async () => {
  const wanting = answering("<html>Sign in</html>", { status: 511, type: "text/html" });
  await assert.rejects(asked("/x", {}, wanting), ({ error }) => error.code === "captive_portal");
});

test("a proxy's error page is tried again later", async () => {
  const broken = answering("<html>502</html>", { status: 502, type: "text/html" });
  await assert.rejects(
    asked("/x", {}, broken),
    ({ error }) => error.code === "temporarily_unavailable" && error.retry,
  );
});

test("no line is an error without an envelope", async () => {
  const none = async () => {
    throw new TypeError("failed to fetch");
  };
  await assert.rejects(asked("/x", {}, none), (failure) => failure.error === undefined);
});

/** A browser in which no time passes but by `pass`; `lines` are the sockets it has opened. */
function aBrowser() {
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  mock.method(Math, "random", () => 0.5);
  const lines = [];
  globalThis.window = new EventTarget();
  globalThis.location = { origin: "http://room.test" };
  globalThis.WebSocket = class extends EventTarget {
    readyState = 0;
    constructor(address) {
      super();
      this.address = address;
      lines.push(this);
    }
    open() {
      this.readyState = 1;
      this.dispatchEvent(new Event("open"));
    }
    end(code) {
      this.readyState = 3;
      this.dispatchEvent(Object.assign(new Event("close"), { code }));
    }
    close() {}
  };
  const pass = async (ms) => {
    await settled();
    mock.timers.tick(ms);
    await settled();
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const transport = browserTransport();
  const line = { room: "r1", onUp() {}, onFrame() {}, onDown() {}, onRefused() {} };
  transport.open(line);
  return { lines, pass, end: () => (transport.close(), mock.reset(), mock.timers.reset()) };
}

test("P22: after a restart each browser waits a time of its own on top", async (t) => {
  const { lines, pass, end } = aBrowser();
  t.after(end);
  await pass(1);
  await pass(1);
  lines.at(-1).open();
  lines.at(-1).end(1012);
  await pass(650);
  await pass(499);
  assert.equal(lines.length, 1);
  await pass(1);
  assert.equal(lines.length, 2);
});

test("a line that is cut again and again is tried again as soon as the first time", async (t) => {
  const { lines, pass, end } = aBrowser();
  t.after(end);
  await pass(1);
  await pass(1);
  for (let cuts = 1; cuts <= 4; cuts += 1) {
    lines.at(-1).open();
    await pass(2000);
    lines.at(-1).end(1006);
    await pass(650);
    await pass(1);
    assert.equal(lines.length, cuts + 1);
  }
});
