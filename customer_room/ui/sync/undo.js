// My own last changes, in this tab, and the way back and forth. The server decides what may be
// taken back; the local inverse only makes it visible at once.
import { inverse } from "./apply.js";

const DEEP = 50;

export function createUndo({ propose, view }) {
  let done = [];
  let undone = [];
  let quiet = false; // while undo itself proposes

  function note(op, echo) {
    if (quiet) return;
    done = [...done, { op, back: inverse(view(), echo) }].slice(-DEEP);
    undone = [];
  }

  function forget(op) {
    done = done.filter((step) => step.op !== op);
    undone = undone.filter((step) => step.op !== op);
  }

  async function undo() {
    const step = done.at(-1);
    if (!step) return { ok: false, error: nothing("undo") };
    done = done.slice(0, -1);
    return take(
      step,
      (next) => (undone = [...undone, next]),
      () => (done = [...done, step]),
    );
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

  function clear() {
    done = [];
    undone = [];
  }

  return { note, forget, undo, redo, clear, depth: () => ({ undo: done.length, redo: undone.length }) };
}

function nothing(what) {
  return { code: "not_found", message: `There is nothing of yours to ${what}.`, retry: false };
}
