// Who joins late is told once, in two lines, where the room is.
import { useEffect, useState } from "react";
import { useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { isLate, summaryFor } from "./late.js";

const keyOf = (room) => `been-in:${room}`;

function hasBeen(room) {
  try {
    return Boolean(localStorage.getItem(keyOf(room)));
  } catch {
    return true; // without a memory it would come again and again
  }
}

function remember(room) {
  try {
    localStorage.setItem(keyOf(room), "yes");
  } catch {
    // A forbidden storage: nothing to remember, nothing to show.
  }
}

export function Late() {
  const room = useScene((now) => now.room);
  const plan = useScene((now) => now.plan);
  const runs = useScene((now) => now.runs);
  const decisions = useScene((now) => now.records.decision);
  const [shown, show] = useState(false);
  const live = room.status === "live";
  useEffect(() => {
    if (!live || hasBeen(room.id)) return;
    show(!runs && isLate(room, plan));
    remember(room.id);
  }, [live, room.id]);
  if (!shown || !plan.now) return null;
  const [where, decided] = summaryFor(plan, decisions, room);
  return (
    <aside className="late" aria-label="Where the room is">
      <Icon name="info" />
      <div role="status">
        <p>{where}</p>
        <p>{decided}</p>
      </div>
      <button type="button" className="btn s" onClick={() => show(false)}>
        Got it
      </button>
    </aside>
  );
}
