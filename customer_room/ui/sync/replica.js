// What the server has said: numbered frames over a snapshot (docs/PROTOCOL.md).
import { apply, reuse } from "./apply.js";

const JITTER_MS = 300;

/**
 * Keep a copy of one room.
 *
 * @param {object} given
 * @param {() => Promise<object>} given.fetchSnapshot reads `{epoch, now, me, records}`
 * @param {(kind: string, detail?: any) => void} given.tell hears what happened: `hello`,
 *   `changed`, `patched` (op ids), `topics`, `ack`, `refused`, `presence`, `notice`,
 *   `reloaded`, `failed` (the snapshot's error), `restart`
 * @param {boolean} given.room whether there is a room to copy; without one only topics are heard
 */
export function createReplica({ fetchSnapshot, tell, room, jitter = JITTER_MS, random = Math.random }) {
  const it = { tables: {}, epoch: null, me: null, ready: false };
  let expected = 1;
  let buffer = null; // patches that came while a snapshot is under way
  let wanted = 0; // how many refreshes were asked for
  let closed = false;
  let timer = null;

  function receive(frame) {
    if (closed) return;
    if (frame.hello) return hello(frame);
    if (it.epoch === null && frame.error) return tell("failed", frame); // turned away at the door
    if (frame.n !== expected && it.epoch !== null) refresh(); // a hole: something was missed
    expected = frame.n + 1;
    if (frame.c) patch({ changes: frame.c, ops: frame.k?.op ?? [] });
    if (frame.t) tell("topics", frame.t);
    if (frame.error) tell("refused", { op: frame.error.op_id, seq: frame.ack, error: frame.error });
    else if (frame.ack !== undefined) tell("ack", { op: frame.op, seq: frame.ack });
    if (frame.reload) reload();
    if (frame.presence) tell("presence", frame.presence);
    if (frame.notice) tell("notice", frame.notice);
  }

  function hello({ n, hello: said }) {
    expected = n + 1;
    it.epoch = said.epoch;
    it.me = said.me;
    tell("hello", said);
    if (room) return refresh();
    if (it.ready) tell("reloaded"); // topics may have been missed
    it.ready = true;
    tell("changed");
    return undefined;
  }

  // An operation counts as seen only once its patch is in the tables: until then its author's
  // screen has nothing but the echo.
  function patch(each) {
    if (buffer) buffer.push(each);
    else {
      it.tables = apply(it.tables, each.changes);
      tell("changed");
      tell("patched", each.ops);
    }
  }

  // Everybody is told to reload at once: spread the requests.
  function reload() {
    if (!room) return tell("reloaded");
    clearTimeout(timer);
    timer = setTimeout(refresh, random() * jitter);
    return undefined;
  }

  async function refresh() {
    wanted += 1;
    if (buffer || closed) return; // the running one sees that it has to go again
    buffer = [];
    let snapshot = null;
    try {
      for (let done = 0; done !== wanted;) {
        done = wanted;
        buffer = [];
        snapshot = await fetchSnapshot();
      }
    } catch (error) {
      buffer = null;
      if (!closed) tell("failed", error);
      return;
    }
    if (!closed) take(snapshot);
  }

  function take(snapshot) {
    const late = buffer;
    buffer = null;
    if (snapshot.epoch !== it.epoch) return tell("restart");
    it.tables = late.reduce((tables, each) => apply(tables, each.changes), reuse(it.tables, snapshot.records));
    for (const each of late) tell("patched", each.ops);
    it.me = snapshot.me ?? it.me;
    it.ready = true;
    tell("reloaded");
    tell("changed");
    return undefined;
  }

  function close() {
    closed = true;
    clearTimeout(timer);
  }

  return { it, receive, refresh, close };
}
