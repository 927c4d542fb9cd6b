// Tabs of one browser or several, on a server that is none.
import "./resolve.js";
import { afterEach } from "node:test";
import { FakeTransport, QUICK, until } from "./fake_server.js";

export const { createSync } = await import("../../customer_room/ui/sync/store.js");
export const { newId } = await import("../../customer_room/ui/sync/new_id.js");
export const { memoryOutbox } = await import("../../customer_room/ui/sync/outbox.js");

const open = [];
afterEach(() => open.splice(0).forEach((sync) => sync.close()));

export async function tab(server, { room = "r1", me, outbox = memoryOutbox(), timing = {}, ready = true } = {}) {
  const line = new FakeTransport(server, me);
  const sync = createSync({
    transport: line,
    openOutbox: async () => outbox,
    timing: { ...QUICK, ...timing },
  });
  open.push(sync);
  sync.connect({ room });
  if (ready) await until(() => sync.getState().ready);
  return {
    sync,
    line,
    notes: () => sync.getState().records.note ?? {},
    status: () => sync.getState().status,
  };
}

export const add = (sync, id, text = id) => sync.propose("note.add", { id, text }, [["note", id, { text }]]);
export const conflict = (frame, text) => ({
  code: "conflict",
  message: "Both are kept.",
  field: "text",
  actual: text,
  retry: false,
});
