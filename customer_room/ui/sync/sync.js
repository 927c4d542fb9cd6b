// The one way from this browser to the server (docs/PROTOCOL.md). A page has one store.
//
//   connect({room})                  open the line; room null or left out: a page without a room
//   getState(), subscribe(fn)        for useSyncExternalStore
//   propose(name, payload, echo)     ask for a change; resolves to {ok, op} or {ok: false, error}
//   isPending(table, id)             whether a change of mine to this record is under way
//   undo(op), redo(), stand(ops), resolve(id, choice), onTopics(fn), onNotice(fn),
//   notify({text, undo})             `undo` lists the acts that the message offers to take back
//   acted(op, ms, taken)             let undo() take back an act that went by another way
//   tellPresence({view, away}), newId(), now() in milliseconds of the server's clock
import { openOutbox } from "./outbox.js";
import { createSync } from "./store.js";
import { browserTransport } from "./transport.js";

export { newId } from "./new_id.js";

const sync = createSync({ transport: browserTransport(), openOutbox: () => openOutbox() });

export const {
  connect,
  disconnect,
  propose,
  resolve,
  getState,
  isPending,
  subscribe,
  onTopics,
  onNotice,
  notify,
  undo,
  redo,
  undoable,
  stand,
  acted,
  declare,
  tellPresence,
  now,
} = sync;

if (typeof window !== "undefined") {
  window.addEventListener("beforeunload", (event) => {
    if (sync.unsent() > 0) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") sync.adopt(); // another tab may have closed meanwhile
  });
}
