// One store per page: what the server said, what I asked for, and how both reach the screen.
import { attentionItem } from "./attention.js";
import { createConnection, GRACE_MS, RESTART_MS } from "./connection.js";
import { createKeeping } from "./keeping.js";
import { matches } from "./names.js";
import { newId } from "./new_id.js";
import { createOverlay, stillPending } from "./pending.js";
import { createQueue, TIMING } from "./queue.js";
import { createReplica } from "./replica.js";
import { needsConnection, OVER, statusOf, UNSURE } from "./status.js";
import { createUndo } from "./undo.js";

const SEEN_KEPT = 200;
const ENDINGS = ["room.close", "room.forget"];
// Until the page says otherwise (ui/sync/live.py passes what the commands declare).
const OFFLINE = ["note.", "operation.undo"];
const UNDOABLE = ["note.", "group."];

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
  let presence = [];
  let offset = 0;
  let state = null;

  const queue = createQueue({
    timing,
    send: (frame) => transport.send(frame),
    post: (frame) => transport.post(frame),
    bySocket: (entry) => room !== null && entry.room === room,
    isUp: () => line.is.up,
    hangUp: () => transport.reset(),
    onAck: acknowledged,
    onRefused: refused,
    onChange: changed,
  });
  const undoing = createUndo({ propose, view: () => getState().records });
  const line = createConnection({ timing, probe: () => transport.probe(), changed, waited: () => queue.expire() });
  const keeping = createKeeping({
    client,
    openOutbox,
    queue,
    abandoned: (entry) => answer(entry, { ok: false, error: entry.left ? UNSURE : needsConnection(false) }),
    changed,
  });

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
    line.opening();
    changed();
  }

  function disconnect() {
    replica?.close();
    transport.close();
    queue.lineLost();
    line.closed();
    room = undefined;
  }

  const told = {
    hello(said) {
      offset = Date.parse(said.now) - Date.now();
      line.up();
      keeping.belongsTo(said.me).then(queue.lineBack);
    },
    changed,
    patched: (ops) => ops.forEach(remember),
    topics: (names) => hears.topics.forEach((hear) => hear(names)),
    ack: (answer) => queue.ack(answer),
    refused: (answer) => queue.refuse(answer),
    presence: (list) => ((presence = list), changed()),
    notice(word) {
      if (word === "rehearsal over") return over();
      if (word === "restart") line.restarting();
      return undefined;
    },
    reloaded() {
      // A snapshot shows everything acknowledged before it.
      queue.retain((entries) => entries.filter((entry) => entry.state !== "acked"));
      // What the page has loaded may be of a moment before the line was open, the first time too.
      told.topics(["*"]);
    },
    failed(failure) {
      if (failure.error && !failure.error.retry) return lockedOut(failure.error);
      line.tryAgain(replica.refresh);
      if (failure.error?.code === "captive_portal") line.portal(true);
      return undefined;
    },
    restart: () => transport.reset(),
  };

  function hear(kind, detail) {
    told[kind](detail);
  }

  function down() {
    queue.lineLost();
    line.down();
  }

  function lockedOut(error) {
    // Who was away when a rehearsal ended finds neither it nor, mostly, his session.
    const isTried = replica?.it.tables.room?.[room]?.kind === "rehearsal";
    if (isTried && ["not_found", "login_required"].includes(error.code)) return over();
    return line.refuse(error);
  }

  /** A rehearsal leaves no record, on this device neither. */
  function over() {
    const tried = room;
    disconnect();
    line.over();
    queue.retain((entries) => entries.filter((entry) => entry.room !== tried || void drop(entry)));
    keeping.forgetRoom(tried);
    undoing.clear();
    changed();
  }

  function drop(entry) {
    keeping.drop(entry);
    const wasItsEnd = ENDINGS.includes(entry.name);
    answer(entry, wasItsEnd ? { ok: true, op: entry.op } : { ok: false, error: OVER });
  }

  // ---- proposing ----------------------------------------------------------------------------

  /**
   * Ask for a change: shown at once (`echo`), kept, sent in order.
   *
   * @returns {Promise<{ok: true, op: string} | {ok: false, error: object}>}
   */
  async function propose(name, payload, echo = [], options = {}) {
    const keeps = matches(declared.offline, name);
    if (line.is.over) return { ok: false, error: OVER };
    if (line.is.refusal && !keeps) return { ok: false, error: line.is.refusal };
    if (line.is.offline && !keeps) return { ok: false, error: needsConnection(line.is.portal) };
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
    keeping.keep(entry);
    if (matches(declared.undoable, name)) undoing.note(entry.op, echo, options.taken);
    const done = new Promise((resolve) => settled.set(entry.op, resolve));
    options.onOp?.(entry.op);
    queue.add(entry);
    changed();
    return done;
  }

  function acknowledged(entry) {
    keeping.drop(entry);
    answer(entry, { ok: true, op: entry.op });
  }

  function refused(entry, error) {
    undoing.forget(entry.op);
    const waits = settled.has(entry.op);
    answer(entry, { ok: false, error });
    if (error.code === "login_required" && entry.keeps) return lockedOut(error);
    if (entry.keeps) keeping.drop(entry);
    if (entry.form && waits) return undefined; // the text still stands in its field
    const item = attentionItem(entry, error, Date.now());
    if (item) keeping.setAside({ ...item, room: entry.room });
    else notify({ text: error.message, tone: "bad" });
    return undefined;
  }

  function answer(entry, result) {
    settled.get(entry.op)?.(result);
    settled.delete(entry.op);
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
      ...line.is,
      ready: it.ready,
      unsent: queue.unsent(),
      kept: queue.kept(),
      attention: keeping.items().length,
    });
    return { me: it.me, records, status, attention: keeping.items(), presence, offset, ready: it.ready };
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
    resolve: (id, choice) => keeping.resolve(id, choice, propose),
    adopt: keeping.adopt,
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
    tellPresence: (told) => line.is.up && transport.send({ presence: told }),
    unsent: queue.unsent,
    isPending: (table, id) => queue.all().some(({ echo }) => echo.some((each) => each[0] === table && each[1] === id)),
    now: () => Date.now() + offset,
    close: () => (disconnect(), keeping.close()),
  };
}

const listen = (set, fn) => (set.add(fn), () => set.delete(fn));
