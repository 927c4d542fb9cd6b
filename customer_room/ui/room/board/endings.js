// How groups leave the room: as a decision, parked, or kept knowingly; pure.

const entries = (table) => Object.entries(table ?? {});

/** Whether a group holds what dishonours customers: it may not leave the room without an end. */
export const dishonours = (notes) => notes.some(({ note }) => note.kind === "dishonour");

/**
 * How a group ends, or null while it has no end.
 *
 * @param {string} id
 * @param {object} group
 * @param {{id: string, note: object}[]} notes of the group
 * @param {Map<string, {id, number}[]>} raised decisions by what they were raised from
 */
export function endOf(id, group, notes, raised) {
  const decisions = [id, ...notes.map((each) => each.id)].flatMap((each) => raised.get(each) ?? []);
  if (decisions.length) return { kind: "decision", decisions: [...new Map(decisions.map((each) => [each.id, each])).values()] };
  if (group.kept_by?.length) return { kind: "kept", by: group.kept_by, benefits: group.who_benefits };
  if (group.parked_until) return { kind: "parked", until: group.parked_until, owner: group.owner_id };
  return null;
}

/** Groups that dishonour customers, and those of them without an end. */
export function endingsOf(groups, notes, raised) {
  const inside = new Map();
  for (const [id, note] of entries(notes)) {
    if (note.removed_at || !note.group_id) continue;
    inside.set(note.group_id, [...(inside.get(note.group_id) ?? []), { id, note }]);
  }
  const held = entries(groups)
    .filter(([id, group]) => !group.removed_at && dishonours(inside.get(id) ?? []))
    .map(([id, group]) => ({ id, name: group.name, end: endOf(id, group, inside.get(id), raised) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { all: held, open: held.filter((each) => !each.end) };
}

/** “1 September 2026” */
export function dayInWords(day) {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** So many days from now, as a date field wants it. */
export const dayFrom = (now, days) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
