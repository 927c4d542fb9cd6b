// What this device keeps for whoever is signed in: texts on their way, and those that were refused.
import { afterChoice } from "./attention.js";
import { forgetTypedIn } from "./kept_typing.js";
import { memoryOutbox } from "./outbox.js";

/** Whose a thing is that is kept on this device. */
export const ownerOf = (me) => `${me.workspace_id ?? ""}/${me.member_id}`;

/**
 * @param {object} given
 * @param given.client this tab, in the outbox
 * @param given.openOutbox resolves to the outbox (outbox.js)
 * @param given.queue what is on its way (queue.js)
 * @param given.abandoned hears of an entry that stays kept while somebody else is signed in here
 * @param given.changed hears that something needs attention, or no longer
 */
export function createKeeping({ client, openOutbox, queue, abandoned, changed }) {
  let owner = null;
  let items = [];
  let outbox = memoryOutbox();
  const opened = Promise.resolve()
    .then(openOutbox)
    .then((found) => (outbox = found))
    .catch(() => outbox)
    .then((found) => found.claim(client));

  // In the order asked for; a browser that cannot keep it (disk full) still sends it.
  function stored(write) {
    opened.then(() => write(outbox)).catch(() => {});
  }

  function keep(entry) {
    entry.owner = owner;
    if (entry.keeps && owner !== null) stored((box) => box.keep(entry));
  }

  /** Take over what earlier tabs of the same person have left. */
  async function adopt() {
    if (owner === null) return;
    const known = new Set(queue.all().map((entry) => entry.op));
    const left = (await outbox.adopt(owner).catch(() => [])).filter((entry) => !known.has(entry.op));
    const revived = left.map((entry) => ({ ...entry, keeps: true, state: "waiting" }));
    queue.retain((entries) => [...revived, ...entries]);
  }

  function settle(gone) {
    items = items.filter((item) => !gone(item) || void stored((box) => box.settle(item.id)));
  }

  return {
    keep,
    adopt,
    items: () => items,
    drop: (entry) => stored((box) => box.drop(entry)),
    close: () => outbox.close(),
    async belongsTo(me) {
      const now = ownerOf(me);
      // Somebody else signed in on this device: what is kept stays kept for its own author.
      if (owner !== null && owner !== now) queue.empty().forEach(abandoned);
      owner = now;
      await opened;
      queue.all().forEach((entry) => entry.owner === null && keep(entry));
      await adopt();
      items = await outbox.attention(owner).catch(() => items);
      changed();
    },
    setAside(item) {
      const kept = { ...item, owner };
      items = [...items, kept];
      stored((box) => box.setAside(kept));
    },
    forgetRoom(room) {
      settle((item) => item.room === room);
      forgetTypedIn(room);
    },
    /** Settle a refused text: `theirs`, `mine`, `both`, `again` or `discard`. */
    async resolve(id, choice, propose) {
      const item = items.find((each) => each.id === id);
      if (!item) return { ok: true };
      const next = afterChoice(item, choice);
      const result = next ? await propose(next.name, next.payload, next.echo, { form: true }) : { ok: true };
      if (!result.ok) return result;
      settle((each) => each === item);
      changed();
      return result;
    },
  };
}
