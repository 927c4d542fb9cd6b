// My own last changes, in this tab, and the way back and forth. The server decides what may be
// taken back; the local inverse only makes it visible at once.
import { inverse } from "./apply.js";

const DEEP = 50;

/** Whether an act touches a note of mine without a name: the server does not know whose it is. */
function isNameless(records, echo) {
  return echo.some(([table, id, fields]) => {
    const note = table === "note" && (records.note?.[id] ?? fields);
    return Boolean(note && note.author_id && records.phase?.[note.phase_id]?.anonymous);
  });
}

export function createUndo({ propose, view }) {
  let done = [];
  let undone = [];
  let quiet = false; // while undo itself proposes

  function note(op, echo, taken) {
    if (quiet || isNameless(view(), echo)) return;
    done = [...done, { op, back: inverse(view(), echo), taken }].slice(-DEEP);
    undone = [];
  }

  /** Take up an act that went another way than `propose`, for so long; `taken` hears it was taken back. */
  function acted(op, ms, taken) {
    note(op, [], taken);
    setTimeout(() => forget(op), ms);
  }

  function forget(op) {
    done = done.filter((step) => step.op !== op);
    undone = undone.filter((step) => step.op !== op);
  }

  /** Take back one act of mine, the last one if none is named. */
  async function undo(op = done.at(-1)?.op) {
    const step = done.find((each) => each.op === op);
    if (!step) return { ok: false, error: nothing("undo") };
    done = done.filter((each) => each !== step);
    const answer = await take(
      step,
      (next) => (undone = [...undone, next]),
      () => (done = [...done, step]),
    );
    if (answer.ok) step.taken?.();
    return answer;
  }

  /** Redo is undoing the undo. */
  async function redo() {
    const step = undone.at(-1);
    if (!step) return { ok: false, error: nothing("redo") };
    undone = undone.slice(0, -1);
    return take(
      step,
      (next) => (done = [...done, next]),
      () => (undone = [...undone, step]),
    );
  }

  function take({ op, back }, push, restore) {
    const forth = inverse(view(), back);
    let asked = false;
    quiet = true;
    const answer = propose("operation.undo", { op_id: op }, back, {
      onOp(mine) {
        asked = true;
        push({ op: mine, back: forth });
      },
    });
    quiet = false;
    if (!asked) restore(); // refused before it was sent: it can be tried again
    return answer;
  }

  /** Whether every one of these acts stands and can be taken back. */
  function stand(ops) {
    return ops.every((op) => done.some((step) => step.op === op));
  }

  function clear() {
    done = [];
    undone = [];
  }

  return { note, acted, forget, undo, redo, stand, clear, depth: () => ({ undo: done.length, redo: undone.length }) };
}

function nothing(what) {
  return { code: "not_found", message: `There is nothing of yours to ${what}.`, retry: false };
}
