// What this tab has asked for and not yet seen done, laid over what the server has said.
import { apply, holds } from "./apply.js";

/**
 * A view over the server's tables with the echo of waiting entries on top.
 *
 * A table that neither the server nor an entry touched keeps its identity from call to call.
 */
export function createOverlay() {
  let last = { server: null, entries: null, view: null };
  const memo = new Map();

  function view(server, entries) {
    if (last.server === server && sameList(last.entries, entries)) return last.view;
    const byTable = new Map();
    for (const change of entries.flatMap((entry) => entry.echo)) {
      if (!byTable.has(change[0])) byTable.set(change[0], []);
      byTable.get(change[0]).push(change);
    }
    const shown = { ...server };
    for (const [table, changes] of byTable) shown[table] = overlaid(server, table, changes);
    for (const table of memo.keys()) if (!byTable.has(table)) memo.delete(table);
    last = { server, entries: [...entries], view: byTable.size ? shown : server };
    return last.view;
  }

  function overlaid(server, table, changes) {
    const known = memo.get(table);
    if (known && known.base === server[table] && sameList(known.changes, changes)) return known.rows;
    const rows = apply({ [table]: server[table] ?? {} }, changes)[table];
    memo.set(table, { base: server[table], changes, rows });
    return rows;
  }

  return { view };
}

/**
 * The entries that still have to be laid over the server's tables.
 *
 * An acknowledged entry stays until its own patch has come (the author's tab draws from the same
 * patch as everybody's, so nothing flickers), or until the tables show its effect anyway.
 */
export function stillPending(entries, server, seen) {
  return entries.filter((entry) => {
    if (entry.state !== "acked") return true;
    if (seen.has(entry.op)) return false;
    return entry.echo.length > 0 && !holds(server, entry.echo);
  });
}

function sameList(a, b) {
  return a !== null && a.length === b.length && a.every((item, index) => item === b[index]);
}
