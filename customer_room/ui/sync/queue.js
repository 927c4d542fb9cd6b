// Sending in order, one at a time: an edit never overtakes the note it edits.
import { needsConnection, UNSURE } from "./status.js";

export const TIMING = {
  ackWait: 8000, // then the line is taken for dead
  settle: 2000, // an acknowledged change without a patch of its own leaves the screen's overlay
  expiry: 30_000, // how long something that needs a connection waits for its answer
  firstWait: 500,
  longestWait: 15_000,
  perSecond: 18, // the server takes 20 a second, 60 at once
  burst: 40,
};

/**
 * @param {object} given
 * @param {(frame) => boolean} given.send hands a frame to the socket; false when it is down
 * @param {(frame) => Promise<object>} given.post sends by HTTP, for what is not the socket's room
 * @param {(entry) => boolean} given.bySocket which way an entry goes
 * @param {() => boolean} given.isUp whether the socket can take a frame
 * @param {() => void} given.hangUp called when an acknowledgement does not come
 * @param {(entry) => void} given.onAck
 * @param {(entry, error) => void} given.onRefused
 * @param {() => void} given.onChange
 */
export function createQueue({ send, post, bySocket, isUp, hangUp, onAck, onRefused, onChange, timing }) {
  let entries = [];
  let flying = null;
  let blocked = false;
  let wait = timing.firstWait;
  let retryTimer = null;
  let ackTimer = null;
  const tokens = bucket(timing);

  function add(entry, { first = false } = {}) {
    entries = first ? [entry, ...entries] : [...entries, entry];
    pump();
  }

  function pump() {
    if (flying || blocked || retryTimer) return;
    const next = entries.find((entry) => entry.state === "waiting");
    if (!next) return;
    if (bySocket(next) && !isUp()) return;
    const pause = tokens.take();
    if (pause > 0) return later(pause);
    fly(next);
  }

  function fly(entry) {
    flying = entry;
    entry.state = "sent";
    const frame = {
      op: entry.op,
      client: entry.client,
      seq: entry.seq,
      name: entry.name,
      payload: entry.payload,
    };
    if (!bySocket(entry)) return void overHttp(entry, frame);
    if (!send(frame)) return lineLost();
    entry.left = true;
    ackTimer = setTimeout(hangUp, timing.ackWait);
    return undefined;
  }

  async function overHttp(entry, frame) {
    entry.left ||= globalThis.navigator?.onLine !== false; // the server may know of it
    try {
      await post(frame);
      acked(entry);
    } catch (failure) {
      if (failure.error && failure.error.code !== "captive_portal") refused(entry, failure.error);
      else {
        entry.state = "waiting";
        flying = null;
        expire();
        backOff();
      }
    }
  }

  function found({ op, seq }) {
    return entries.find((entry) => (op ? entry.op === op : entry === flying && entry.seq === seq));
  }

  function ack(answer) {
    const entry = found(answer);
    if (entry && entry.state !== "acked") acked(entry);
  }

  function acked(entry) {
    land(entry);
    wait = timing.firstWait;
    entry.state = "acked";
    setTimeout(() => remove(entry), timing.settle).unref?.();
    onAck(entry);
    onChange();
    pump();
  }

  function refuse({ op, seq, error }) {
    const entry = found({ op, seq });
    if (entry && entry.state !== "acked") refused(entry, error);
  }

  function refused(entry, error) {
    land(entry);
    if (error.retry) {
      entry.state = "waiting";
      if (expire()) return pump();
      return backOff();
    }
    if (error.code === "login_required" && entry.keeps) {
      entry.state = "waiting"; // kept on this device until somebody joins again
      blocked = true;
    } else entries = entries.filter((each) => each !== entry);
    onRefused(entry, error);
    onChange();
    return pump();
  }

  function land(entry) {
    if (flying === entry) flying = null;
    clearTimeout(ackTimer);
  }

  function lineLost() {
    clearTimeout(ackTimer);
    if (flying && bySocket(flying)) {
      flying.state = "waiting";
      flying = null;
    }
    onChange();
  }

  function lineBack() {
    blocked = false;
    clearTimeout(retryTimer);
    retryTimer = null;
    pump();
  }

  function backOff() {
    later(wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, timing.longestWait);
    onChange();
  }

  function later(ms) {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => {
      retryTimer = null;
      pump();
    }, ms);
  }

  /** Give up what needs a connection and has waited too long for its answer; tell whether any. */
  function expire(now = Date.now()) {
    const old = entries.filter(
      (entry) => !entry.keeps && entry.state === "waiting" && now - entry.at >= timing.expiry,
    );
    entries = entries.filter((entry) => !old.includes(entry));
    for (const entry of old) onRefused(entry, entry.left ? UNSURE : needsConnection(false));
    if (old.length) onChange();
    return old.length > 0;
  }

  function remove(entry) {
    const kept = entries.filter((each) => each !== entry);
    if (kept.length !== entries.length) {
      entries = kept;
      onChange();
    }
  }

  /** Keep only what `keep` says, without telling anybody. */
  function retain(keep) {
    entries = keep(entries);
  }

  /** Take all entries out, for another person on this device. */
  function empty() {
    const all = entries;
    entries = [];
    if (flying) land(flying);
    return all;
  }

  return {
    add,
    ack,
    refuse,
    lineLost,
    lineBack,
    expire,
    retain,
    empty,
    pump,
    all: () => entries,
    unsent: () => entries.filter((entry) => entry.state !== "acked").length,
    kept: () => entries.filter((entry) => entry.state !== "acked" && entry.keeps).length,
  };
}

/** A token bucket that answers how many milliseconds to wait (0: go). */
function bucket({ perSecond, burst }) {
  let tokens = burst;
  let at = Date.now();
  return {
    take() {
      const now = Date.now();
      tokens = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
      at = now;
      if (tokens < 1) return Math.ceil(((1 - tokens) / perSecond) * 1000);
      tokens -= 1;
      return 0;
    },
  };
}
