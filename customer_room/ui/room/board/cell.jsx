// One cell: the notes and groups of one stage in one lane, and what is being written there.
import { memo } from "react";
import { useDroppable } from "@dnd-kit/core";
import { addNotes, fits, splitNotes, startDraft } from "./acts.js";
import { Compose } from "./compose.jsx";
import { Prompts } from "./coverage.jsx";
import { desk, draftIn } from "./desk.js";
import { GroupItem } from "./group.jsx";
import { scene, useDesk, useFacts, useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { NoteItem } from "./note.jsx";
import { EMPTY, keyOf } from "./selectors.js";
import { focusStop } from "./stops.js";
import { MOVES } from "./words.js";

export const Cell = memo(function Cell({ lane, stageId, name, current, wide, asks = current }) {
  const facts = useFacts();
  const key = keyOf(lane, stageId);
  const cell = useScene((now) => now.cells.get(key) ?? EMPTY);
  const { setNodeRef, isOver } = useDroppable({ id: `cell:${key}`, data: { lane, stageId } });
  const classes = ["cell", current && "cur", isOver && "over", wide && "wide"].filter(Boolean).join(" ");
  const isEmpty = cell.items.length === 0;
  return (
    <div
      ref={setNodeRef}
      className={classes}
      data-cell={`cell:${key}`}
      role="group"
      aria-label={name}
      onDoubleClick={(event) => !event.target.closest(".note, .group, .compose") && draftHere(facts, lane, stageId)}
    >
      {stageId && lane === MOVES && <Prompts stageId={stageId} current={asks} />}
      {!isEmpty && (
        <ul className="notes">
          {cell.items.map((item) => (
            <li key={item.id} data-item={item.id}>
              {item.notes ? <GroupItem id={item.id} group={item.group} notes={item.notes} /> : <NoteItem id={item.id} note={item.note} />}
            </li>
          ))}
        </ul>
      )}
      <Draft lane={lane} stageId={stageId} name={name} />
      <AddHere lane={lane} stageId={stageId} name={name} stop={isEmpty ? `cell:${key}` : null} />
    </div>
  );
});

function draftHere(facts, lane, stageId) {
  if (scene(facts).may) startDraft(scene(facts), { lane, stage_id: stageId, group_id: null });
}

/** The plus of a cell; in an empty one it is also where the arrow keys stop. */
function AddHere({ lane, stageId, name, stop }) {
  const facts = useFacts();
  const first = useDesk((on) => stop !== null && on.focus === stop);
  const may = useScene((now) => now.may);
  if (!may && stop === null) return null;
  return (
    <button
      type="button"
      className="addhere"
      tabIndex={first ? 0 : -1}
      data-stop={stop ?? undefined}
      aria-label={may ? `Write a note: ${name}` : `Nothing here: ${name}`}
      aria-disabled={!may || undefined}
      onFocus={() => stop && desk.set({ focus: stop })}
      onClick={() => draftHere(facts, lane, stageId)}
    >
      {may && <Icon name="plus" />}
    </button>
  );
}

function Draft({ lane, stageId, name }) {
  const facts = useFacts();
  const draft = useDesk((on) => draftIn(on, lane, stageId));
  if (!draft) return null;
  const write = (texts) => addNotes(scene(facts), draft, texts);
  const finish = (how) => {
    if (draft.rest) {
      if (how === "escaped") focusStop(desk.get().focus);
      return "stays";
    }
    if (!fits(draft.text)) {
      desk.set({ draft: null });
      return how === "done" && focusStop(`cell:${keyOf(lane, stageId)}`);
    }
    const [id] = write([draft.text]);
    desk.set({ draft: how === "next" ? { ...draft, at: draft.at + 1, kind: "note", text: "" } : null });
    return how === "done" && focusStop(`note:${id}`);
  };
  const splitUp = (texts) => {
    splitNotes(scene(facts), draft, texts);
    desk.set({ draft: null });
  };
  return (
    <Compose
      key={draft.at}
      value={draft}
      lane={lane}
      change={(value) => desk.set({ draft: { ...draft, ...value } })}
      finish={finish}
      splitUp={splitUp}
      label={`New note: ${name}`}
    />
  );
}
