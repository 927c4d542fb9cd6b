// A server of a few lines behind a fake line, for the rules of the browser's side.
import { apply } from "../../customer_room/ui/sync/apply.js";

/** Decides `note.*` by merging the payload into a note; refuses what `rule` says. */
export class FakeServer {
  tables = { note: {} };
  epoch = "e1";
  lines = new Set();
  outcomes = new Map();
  applied = [];
  rule = () => null;
  portal = false;

  submit(frame) {
    const key = `${frame.client}/${frame.seq}`;
    if (!this.outcomes.has(key)) this.outcomes.set(key, this.decide(frame));
    const { error } = this.outcomes.get(key);
    if (error?.retry || error?.code === "login_required") this.outcomes.delete(key);
    return error ? { error: { ...error, op_id: frame.op } } : { op: frame.op };
  }

  decide(frame) {
    const error = this.rule(frame);
    if (error) return { error };
    const { id, expect, ...fields } = frame.payload;
    const changes = frame.name === "note.remove" ? [["note", id, null]] : [["note", id, fields]];
    this.publish(frame.name === "vote.cast" ? [] : changes, frame.op);
    this.applied.push(frame.op);
    return {};
  }

  publish(changes, op) {
    this.tables = apply(this.tables, changes);
    if (changes.length) for (const line of this.lines) line.tell({ c: changes, t: ["note"], k: { op: [op] } });
  }
}

/** One browser's line to a FakeServer; `lose` makes it drop frames on their way. */
export class FakeTransport {
  n = 0;
  isOpen = false;
  sent = [];
  snapshots = 0;
  held = null;
  lose = () => false;

  constructor(server, me = { member_id: "ceo", role: "leader" }) {
    this.server = server;
    this.me = me;
  }

  open({ onFrame, onUp, onDown, onRefused }) {
    this.hears = { onFrame, onUp, onDown, onRefused };
    if (this.autoConnect !== false) queueMicrotask(() => this.up());
  }

  up() {
    if (this.isOpen || !this.hears) return;
    this.isOpen = true;
    this.n = 0;
    this.server.lines.add(this);
    this.hears.onUp();
    this.tell({
      hello: { epoch: this.server.epoch, me: this.me, now: new Date().toISOString(), protocol: 1 },
    });
  }

  down() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.server.lines.delete(this);
    this.hears.onDown();
  }

  tell(frame) {
    const numbered = { ...frame, n: (this.n += 1) };
    if (!this.lose("in", numbered)) this.hears.onFrame(structuredClone(numbered));
  }

  send(frame) {
    if (!this.isOpen) return false;
    this.sent.push(frame);
    if (frame.name && !this.lose("out", frame)) {
      queueMicrotask(() => {
        const result = this.server.submit(frame);
        if (this.isOpen) this.tell({ ack: frame.seq, ...result });
      });
    }
    return true;
  }

  async post(frame) {
    this.sent.push(frame);
    if (this.server.portal || !this.reachable) throw this.server.portal ? portal() : new TypeError("no line");
    const result = this.server.submit(frame);
    if (result.error) throw Object.assign(new Error("refused"), { error: result.error });
    return { ok: true, op: result.op };
  }

  async snapshot() {
    this.snapshots += 1;
    if (this.held) await this.held;
    return structuredClone({ epoch: this.server.epoch, me: this.me, records: this.server.tables });
  }

  async probe() {
    if (this.server.portal) throw portal();
    if (!this.isOpen) throw new TypeError("no line");
    return {};
  }

  reset() {
    this.down();
    queueMicrotask(() => this.up());
  }

  close() {
    this.isOpen = false;
    this.server.lines.delete(this);
  }

  reachable = true;
}

function portal() {
  return Object.assign(new Error("portal"), { error: { code: "captive_portal", message: "", retry: true } });
}

/** Wait until a condition holds; fails the test by never returning true. */
export async function until(condition, what = condition.toString()) {
  for (let tries = 0; tries < 2000; tries += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`never came true: ${what}`);
}

export const QUICK = {
  ackWait: 40,
  settle: 20,
  expiry: 60,
  firstWait: 2,
  longestWait: 10,
  grace: 15,
  jitter: 2,
  perSecond: 1e6,
  burst: 1e6,
};
