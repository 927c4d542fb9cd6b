// One store per page: what the server said, what I asked for, and how both reach the screen.
import { afterChoice, attentionItem } from "./attention.js";
import { matches } from "./names.js";
import { memoryOutbox } from "./outbox.js";
import { createOverlay, stillPending } from "./pending.js";
import { createQueue, TIMING } from "./queue.js";
import { createReplica } from "./replica.js";
import { needsConnection, statusOf } from "./status.js";
import { createUndo } from "./undo.js";

const GRACE_MS = 1500; // a shorter blip is nobody's business
const RESTART_MS = 20_000; // a server that is not back by then is not restarting
const SEEN_KEPT = 200;
const NEW_LINE = { up: false, offline: false, portal: false, restarting: false, refusal: null };
// Until the page says otherwise (ui/sync/live.py passes what the commands declare).
const OFFLINE = ["note.", "operation.undo"];
const UNDOABLE = ["note.", "group."];

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID needs https
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * @param {object} given
 * @param given.transport the line (transport.js), or a fake of it
 * @param given.openOutbox resolves to the outbox (outbox.js)
 * @param given.timing figures of queue.js plus `grace`, `restart` and `jitter`, for tests
 */
export function createSync({ transport, openOutbox, timing: wished = {} }) {
  const timing = { ...TIMING, grace: GRACE_MS, restart: RESTART_MS, jitter: 300, ...wished };
  const client = newId();
  const overlay = createOverlay();
  const seen = new Set(); // operations whose patch has come
  const settled = new Map(); // op -> what the caller waits for
  const hears = { state: new Set(), topics: new Set(), notices: new Set() };
  const declared = { offline: OFFLINE, undoable: UNDOABLE };
  let seq = 0;
  let room; // undefined: not connected; null: a page without a room
  let shownAs = null;
  let replica = null;
  let line = { ...NEW_LINE };
  let graceTimer = null;
  let retryTimer = null;
  let presence = [];
  let offset = 0;
  let owner = null;
  let attention = [];
  let state = null;
  let outbox = memoryOutbox();
  const opened = Promise.resolve()
    .then(openOutbox)
    .then((found) => (outbox = found))
    .catch(() => outbox)
    .then((found) => found.claim(client));

  const queue = createQueue({
    timing,
    send: (frame) => transport.send(frame),
    post: (frame) => transport.post(frame),
    bySocket: (entry) => room !== null && entry.room === room,
    isUp: () => line.up,
    hangUp: () => transport.reset(),
    onAck: acknowledged,
    onRefused: refused,
    onChange: changed,
  });
  const undoing = createUndo({ propose, view: () => getState().records });

  // ---- the line -----------------------------------------------------------------------------

  /**
   * Open the line for a room, or for a page without one (`room: null`). The same again is free.
   *
   * @param {string} [given.view] `present`: as the projector shows it, whoever opened it
   */
  function connect({ room: wanted = null, view = null } = {}) {
    if (wanted === room && view === shownAs) return;
    disconnect();
    room = wanted;
    shownAs = view;
    undoing.clear();
    if (room !== null) presence = [];
    replica = createReplica({
      room: room !== null,
      fetchSnapshot: () => transport.snapshot(wanted, view),
      tell: hear,
      jitter: timing.jitter,
    });
    transport.open({
      room,
      view,
      onUp: () => {},
      onFrame: replica.receive,
      onDown: down,
      onRefused: lockedOut,
    });
    graceTimer = setTimeout(goOffline, timing.grace * 3);
    changed();
  }

  function disconnect() {
    clearTimeout(graceTimer);
    clearTimeout(retryTimer);
    replica?.close();
    transport.close();
    queue.lineLost();
    line = { ...NEW_LINE };
    room = undefined;
  }

  const told = {
    hello(said) {
      offset = Date.parse(said.now) - Date.now();
      clearTimeout(graceTimer);
      line = { ...NEW_LINE, up: true };
      settleOwner(said.me).then(queue.lineBack);
    },
    changed,
    patched: (ops) => ops.forEach(remember),
    topics: (names) => hears.topics.forEach((hear) => hear(names)),
    ack: (answer) => queue.ack(answer),
    refused: (answer) => queue.refuse(answer),
    presence: (list) => ((presence = list), changed()),
    notice(word) {
      if (word !== "restart") return;
      line.restarting = true;
      changed();
    },
    reloaded(isFirst) {
      // A snapshot shows everything acknowledged before it.
      queue.retain((entries) => entries.filter((entry) => entry.state !== "acked"));
      if (!isFirst) told.topics(["*"]);
    },
    failed(failure) {
      if (failure.error && !failure.error.retry) return lockedOut(failure.error);
      clearTimeout(retryTimer);
      retryTimer = setTimeout(replica.refresh, timing.firstWait);
      if (failure.error?.code === "captive_portal") noticePortal(true);
      return undefined;
    },
    restart: () => transport.reset(),
  };

  function hear(kind, detail) {
    told[kind](detail);
  }

  function down() {
    line.up = false;
    queue.lineLost();
    clearTimeout(graceTimer);
    if (!line.offline) graceTimer = setTimeout(goOffline, line.restarting ? timing.restart : timing.grace);
    queue.expire();
  }

  async function goOffline() {
    if (line.up) return;
    line.offline = true;
    line.restarting = false;
    changed();
    queue.expire();
    graceTimer = setTimeout(goOffline, timing.expiry); // looks again for what has waited too long
    const answer = await transport.probe().then(
      () => null,
      (failure) => failure.error,
    );
    noticePortal(answer?.code === "captive_portal");
  }

  function noticePortal(isThere) {
    line.portal = isThere && !line.up;
    line.offline ||= line.portal;
    changed();
  }

  function lockedOut(error) {
    line.refusal ??= error;
    changed();
  }

  // ---- who I am, and what is left of earlier tabs -------------------------------------------

  async function settleOwner(me) {
    const now = `${me.workspace_id ?? ""}/${me.member_id}`;
    if (owner !== null && owner !== now) queue.empty().forEach(abandon);
    owner = now;
    await opened;
    queue.all().forEach((entry) => entry.owner === null && keep(entry));
    await adopt();
    attention = await outbox.attention(owner).catch(() => attention);
    changed();
  }

  async function adopt() {
    if (owner === null) return;
    const known = new Set(queue.all().map((entry) => entry.op));
    const left = (await outbox.adopt(owner).catch(() => [])).filter((entry) => !known.has(entry.op));
    const revived = left.map((entry) => ({ ...entry, keeps: true, state: "waiting" }));
    queue.retain((entries) => [...revived, ...entries]);
  }

  function keep(entry) {
    entry.owner = owner;
    if (entry.keeps && owner !== null) stored((box) => box.keep(entry));
  }

  // In the order asked for; a browser that cannot keep it (disk full) still sends it.
  function stored(write) {
    opened.then(() => write(outbox)).catch(() => {});
  }

  // Somebody else signed in on this device: what is kept stays kept for its own author.
  function abandon(entry) {
    answer(entry, { ok: false, error: needsConnection(false) });
  }

  // ---- proposing ----------------------------------------------------------------------------

  /**
   * Ask for a change: shown at once (`echo`), kept, sent in order.
   *
   * @returns {Promise<{ok: true, op: string} | {ok: false, error: object}>}
   */
  async function propose(name, payload, echo = [], options = {}) {
    const keeps = matches(declared.offline, name);
    if (line.refusal && !keeps) return { ok: false, error: line.refusal };
    if (line.offline && !keeps) return { ok: false, error: needsConnection(line.portal) };
    const entry = {
      client,
      seq: (seq += 1),
      op: newId(),
      name,
      payload,
      echo,
      at: Date.now(),
      owner: null,
      room: room ?? null,
      keeps,
      state: "waiting",
    };
    if (options.form) entry.form = true;
    keep(entry);
    if (matches(declared.undoable, name)) undoing.note(entry.op, echo, options.taken);
    const done = new Promise((resolve) => settled.set(entry.op, resolve));
    options.onOp?.(entry.op);
    queue.add(entry);
    changed();
    return done;
  }

  function acknowledged(entry) {
    stored((box) => box.drop(entry));
    answer(entry, { ok: true, op: entry.op });
  }

  function refused(entry, error) {
    undoing.forget(entry.op);
    const waits = settled.has(entry.op);
    answer(entry, { ok: false, error });
    if (error.code === "login_required" && entry.keeps) return lockedOut(error);
    if (entry.keeps) stored((box) => box.drop(entry));
    if (entry.form && waits) return undefined; // the text still stands in its field
    const item = attentionItem(entry, error, Date.now());
    if (item) setAside({ ...item, owner, room: entry.room });
    else notify({ text: error.message, tone: "bad" });
    return undefined;
  }

  function answer(entry, result) {
    settled.get(entry.op)?.(result);
    settled.delete(entry.op);
  }

  function setAside(item) {
    attention = [...attention, item];
    stored((box) => box.setAside(item));
  }

  /** Settle a refused text: `theirs`, `mine`, `both`, `again` or `discard`. */
  async function resolve(id, choice) {
    const item = attention.find((each) => each.id === id);
    if (!item) return { ok: true };
    const next = afterChoice(item, choice);
    const result = next ? await propose(next.name, next.payload, next.echo, { form: true }) : { ok: true };
    if (!result.ok) return result;
    attention = attention.filter((each) => each !== item);
    stored((box) => box.settle(id));
    changed();
    return result;
  }

  // ---- what the screen reads ----------------------------------------------------------------

  function remember(op) {
    seen.add(op);
    if (seen.size > SEEN_KEPT) seen.delete(seen.values().next().value);
  }

  function build() {
    const it = replica?.it ?? { tables: {}, me: null, ready: false };
    queue.retain((entries) => stillPending(entries, it.tables, seen));
    const shown = queue.all().filter((entry) => entry.room === (room ?? null));
    const records = overlay.view(it.tables, shown);
    const status = statusOf({
      ...line,
      ready: it.ready,
      unsent: queue.unsent(),
      attention: attention.length,
    });
    return { me: it.me, records, status, attention, presence, offset, ready: it.ready };
  }

  function changed() {
    const next = build();
    if (
      state &&
      status(state, next) &&
      ["me", "records", "attention", "presence", "offset", "ready"].every(
        (part) => state[part] === next[part],
      )
    )
      return;
    state = next;
    hears.state.forEach((hear) => hear());
  }

  function status(a, b) {
    const same = a.status.text === b.status.text && a.status.kind === b.status.kind;
    if (same) b.status = a.status;
    return same;
  }

  function getState() {
    return (state ??= build());
  }

  function notify(notice) {
    hears.notices.forEach((hear) => hear(notice));
  }

  return {
    connect,
    disconnect,
    propose,
    resolve,
    adopt,
    getState,
    notify,
    subscribe: (fn) => listen(hears.state, fn),
    onTopics: (fn) => listen(hears.topics, fn),
    onNotice: (fn) => listen(hears.notices, fn),
    undo: undoing.undo,
    redo: undoing.redo,
    undoable: undoing.depth,
    stand: undoing.stand,
    acted: undoing.acted,
    declare: (names) => Object.assign(declared, names),
    tellPresence: (told) => line.up && transport.send({ presence: told }),
    unsent: queue.unsent,
    now: () => Date.now() + offset,
    close: () => (disconnect(), outbox.close()),
  };
}

function listen(set, fn) {
  set.add(fn);
  return () => set.delete(fn);
}
