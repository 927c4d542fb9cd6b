// From notes to a decision: one line first, the rest in the panel.
import { useNavigate } from "react-router";
import { useState } from "react";
import { Dialog, Text } from "./dialog.jsx";
import { desk } from "./desk.js";
import { useFacts, useScene } from "./hooks.js";
import { newId, propose } from "./line.js";
import { focusStop } from "./stops.js";
import { some } from "./words.js";

export function DecideDialog({ ids, group }) {
  const facts = useFacts();
  const navigate = useNavigate();
  const [fault, setFault] = useState("");
  const [id] = useState(newId);
  const from = useScene((now) => (group ? (now.records.group?.[group]?.name ?? "") : ""));
  const role = useScene((now) => now.me.role);
  if (role !== "leader" && role !== "facilitator") {
    return (
      <Dialog title="A leader or the facilitator raises decisions">
        <p>Ask one of them to press D on this note. Nothing was changed.</p>
      </Dialog>
    );
  }
  const act = async (form) => {
    const oneLine = form.get("one_line").trim();
    if (!oneLine) return false;
    const source = group ? { source_group_id: group } : { source_note_ids: ids };
    const payload = { id, one_line: oneLine, room_id: facts.room_id, ...source };
    const result = await propose("decision.raise", payload, [], { form: true });
    if (!result.ok) {
      setFault(result.error.message);
      return false;
    }
    window.dispatchEvent(new CustomEvent("raise-decision", { detail: { id, note_ids: ids, group_id: group ?? null } }));
    desk.select([]);
    setTimeout(() => {
      focusStop(desk.get().focus); // where closing the panel leads back to
      navigate(`?decision=${id}`);
    }, 0);
    return undefined;
  };
  const origin = group ? `the group “${from}”` : ids.length ? some(ids.length, "note") : "nothing on the board";
  return (
    <Dialog title="What do we decide?" submit="Raise it" act={act} wide>
      <Text label="The decision in one line" name="one_line" maxLength={120} required autoFocus hint={`From ${origin}. Options, owners and the promise come next.`} />
      <p className="left-c" role="alert">
        {fault}
      </p>
    </Dialog>
  );
}
