// Entries and rejected texts that must survive a closed tab, in IndexedDB.
import { openDB } from "idb";

const LEASE_MS = 20_000;

/**
 * Open the outbox of this browser.
 *
 * Each tab writes under its own client id and holds a claim on it while it lives. A tab adopts the
 * entries of clients that nobody holds any more, under their own (client, seq): sent twice, they
 * are still applied once.
 */
export async function openOutbox({ locks = globalThis.navigator?.locks, now = Date.now } = {}) {
  const db = await openDB("customer-room", 1, { upgrade: create });
  const claims = locks ? lockClaims(locks) : leaseClaims(db, now);

  return {
    durable: true,
    claim: claims.claim,
    keep: (entry) => db.put("entries", stored(entry)),
    drop: (entry) => db.delete("entries", [entry.client, entry.seq]),
    async adopt(owner) {
      const entries = await db.getAllFromIndex("entries", "owner", owner);
      const held = new Map();
      for (const { client } of entries) {
        if (!held.has(client)) held.set(client, await claims.claim(client));
      }
      return inOrder(entries.filter(({ client }) => held.get(client)));
    },
    setAside: (item) => db.put("attention", item),
    settle: (id) => db.delete("attention", id),
    attention: (owner) => db.getAllFromIndex("attention", "owner", owner),
    close: () => {
      claims.release();
      db.close();
    },
  };
}

/** The same for a browser that keeps nothing (private window): lives as long as the tab. */
export function memoryOutbox() {
  const items = new Map();
  return {
    durable: false,
    claim: async () => true,
    keep: async () => {},
    drop: async () => {},
    adopt: async () => [],
    setAside: async (item) => void items.set(item.id, item),
    settle: async (id) => void items.delete(id),
    attention: async (owner) => [...items.values()].filter((item) => item.owner === owner),
    close: () => {},
  };
}

/** Sort so that every client's own order holds and older clients come first. */
export function inOrder(entries) {
  const first = new Map();
  for (const { client, at } of entries) first.set(client, Math.min(at, first.get(client) ?? at));
  return [...entries].sort(
    (a, b) =>
      first.get(a.client) - first.get(b.client) ||
      (a.client < b.client ? -1 : Number(a.client > b.client)) ||
      a.seq - b.seq,
  );
}

function create(db) {
  db.createObjectStore("entries", { keyPath: ["client", "seq"] }).createIndex("owner", "owner");
  db.createObjectStore("attention", { keyPath: "id" }).createIndex("owner", "owner");
  db.createObjectStore("leases", { keyPath: "client" });
}

function stored({ client, seq, op, name, payload, echo, at, owner, room }) {
  return { client, seq, op, name, payload, echo, at, owner, room };
}

/** Web Locks end with the tab, however it ends. */
function lockClaims(locks) {
  const held = new Map();

  function claim(client) {
    if (held.has(client)) return Promise.resolve(true);
    return new Promise((answer) => {
      locks
        .request(`customer-room.client.${client}`, { ifAvailable: true }, (lock) => {
          if (!lock) return answer(false);
          return new Promise((release) => {
            held.set(client, release);
            answer(true);
          });
        })
        .catch(() => answer(false));
    });
  }

  return { claim, release: () => held.forEach((release) => release()) };
}

/** Plain http on a company network has no Web Locks: a lease that is renewed while the tab lives. */
function leaseClaims(db, now) {
  const held = new Set();
  const mine = Math.random().toString(36).slice(2);

  async function claim(client) {
    if (held.has(client)) return true;
    const change = db.transaction("leases", "readwrite");
    const lease = await change.store.get(client);
    const free = !lease || lease.until < now();
    if (free) await change.store.put({ client, holder: mine, until: now() + LEASE_MS });
    await change.done;
    if (free) held.add(client);
    return free;
  }

  const renewal = setInterval(() => {
    for (const client of held)
      db.put("leases", { client, holder: mine, until: now() + LEASE_MS }).catch(() => {});
  }, LEASE_MS / 4);
  renewal.unref?.();
  return {
    claim,
    release: () => {
      clearInterval(renewal);
      for (const client of held) db.delete("leases", client).catch(() => {});
    },
  };
}
