// Which decisions a board leads to; pure.

const entries = (table) => Object.entries(table ?? {});

/** Decisions by the note or group they were raised from: `Map(id -> [{id, number}])`. */
export function raisedFrom(decisions) {
  const found = new Map();
  for (const [id, each] of entries(decisions)) {
    for (const source of [...(each.source_note_ids ?? []), each.source_group_id].filter(Boolean)) {
      found.set(source, [...(found.get(source) ?? []), { id, number: each.number }]);
    }
  }
  return found;
}

/** A live room's decisions that may still be signed, by number. */
export function onTableOf(decisions, room) {
  if (room?.status !== "live") return [];
  return entries(decisions)
    .filter(([, each]) => each.room_id === room.id && ["raised", "discussed", "decided"].includes(each.status))
    .map(([id, each]) => ({ id, ...each }))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}
