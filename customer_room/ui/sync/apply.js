// Applying changes: the same function as `apply` in customer_room/domain/operation.py.
// Vectors written by Python prove that both agree (tests/js/apply.test.js).

/** A change is a triple [table, id, fields]; fields null is a tombstone, else a partial upsert. */

/**
 * Apply changes in order and return the new tables.
 *
 * Nothing is altered in place: what did not change keeps its identity, so that a screen can tell
 * by `===` which table and which record it has to draw again.
 */
export function apply(tables, changes) {
  const next = { ...tables };
  const opened = new Set();
  for (const [table, id, fields] of changes) {
    if (!opened.has(table)) {
      next[table] = { ...next[table] };
      opened.add(table);
    }
    if (fields === null) delete next[table][id];
    else next[table][id] = { ...next[table][id], ...fields };
  }
  return opened.size ? next : tables;
}

/** The changes that take `changes` back, given the tables they are applied to. */
export function inverse(tables, changes) {
  const back = [];
  let before = tables;
  for (const change of changes) {
    const [table, id, fields] = change;
    const record = before[table]?.[id];
    if (record === undefined) back.push([table, id, null]);
    else if (fields === null) back.push([table, id, record]);
    else back.push([table, id, pick(record, Object.keys(fields))]);
    before = apply(before, [change]);
  }
  return back.reverse();
}

/** Whether the tables already show what these changes ask for. */
export function holds(tables, changes) {
  return changes.every(([table, id, fields]) => {
    const record = tables[table]?.[id];
    if (fields === null) return record === undefined;
    return record !== undefined && Object.keys(fields).every((name) => same(record[name], fields[name]));
  });
}

/** Keep the identity of every record that came again unchanged, for instance in a snapshot. */
export function reuse(old, fresh) {
  const next = {};
  for (const [table, rows] of Object.entries(fresh)) {
    const known = old[table] ?? {};
    const ids = Object.keys(rows);
    const merged = {};
    let changed = ids.length !== Object.keys(known).length;
    for (const id of ids) {
      merged[id] = known[id] !== undefined && same(known[id], rows[id]) ? known[id] : rows[id];
      changed ||= merged[id] !== known[id];
    }
    next[table] = changed ? merged : known;
  }
  return next;
}

function pick(record, names) {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
}

function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => same(a[name], b[name]));
}
