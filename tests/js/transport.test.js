import "./resolve.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const { asked } = await import("../../customer_room/ui/sync/transport.js");

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
