// One thing to talk about: a note in the largest type, or a group with its notes.
import { useMemo } from "react";
import { useScene } from "../room/board/hooks.js";
import { Bar } from "./bar.jsx";
import { Notes, One } from "./notes.jsx";
import { headOf } from "./pages.js";
import { Quiet } from "./telling.jsx";

export function Item({ door }) {
  const { room, records, dots } = useScene((scene) => scene);
  const { showing: kind, showing_id: id } = room;
  const group = kind === "group" ? records.group?.[id] : null;
  const notes = useMemo(
    () =>
      Object.entries(records.note ?? {})
        .filter(([each, note]) => !note.removed_at && (group ? note.group_id === id : each === id))
        .map(([each, note]) => ({ id: each, note, dots: dots.get(each)?.total ?? 0 })),
    [records.note, dots, group, id],
  );
  if (!notes.length) return <Quiet text="What was shown here has been removed." />;
  const stage = records.stage?.[(group ?? notes[0].note).stage_id];
  return (
    <div className="stageview notes">
      <Bar door={door} item={stage?.name ?? "Whole journey"} />
      {group ? <h1 className={`ours ${headOf(group.name)}`}>{group.name}</h1> : <h1 className="sr">One note</h1>}
      {group ? <Notes items={notes} /> : <One item={notes[0]} />}
    </div>
  );
}
