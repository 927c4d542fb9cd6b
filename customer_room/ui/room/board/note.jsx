// One note. Drawn again only when its own record, dots or marks change.
import { memo, useEffect, useState } from "react";
import { useDraggable } from "@dnd-kit/core";
import { addNotes, editNote, startDraft, vote } from "./acts.js";
import { Compose } from "./compose.jsx";
import { desk } from "./desk.js";
import { scene, useDesk, useFacts, useLine, useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { Mark } from "./marks.jsx";
import { Raised } from "./on_table.jsx";
import { focusStop } from "./stops.js";
import { cut, kindOf, some } from "./words.js";

export function NoteItem({ id, note }) {
  const editing = useDesk((on) => on.editing === id);
  if (editing) return <Editor id={id} note={note} />;
  return <Draggable id={id} note={note} />;
}

function Draggable({ id, note }) {
  const may = useScene((now) => now.may);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `note:${id}`, disabled: !may });
  return (
    <div ref={setNodeRef} className={isDragging ? "dragged" : undefined} {...listeners}>
      <NoteCard id={id} note={note} />
    </div>
  );
}

export const NoteCard = memo(function NoteCard({ id, note, still = false }) {
  const stop = `note:${id}`;
  const may = useScene((now) => now.may);
  const selected = useDesk((on) => on.selected.has(id));
  const first = useDesk((on) => on.focus === stop);
  const flash = useDesk((on) => on.flash.has(id));
  const kind = kindOf(note.kind);
  const theirs = note.evidence_level === "customers said" ? "theirs" : "";
  const classes = ["note", kind.look, theirs, selected && "selected", flash && "moved"].filter(Boolean);
  return (
    <article
      className={classes.join(" ")}
      tabIndex={first && !still ? 0 : -1}
      data-stop={still ? undefined : stop}
      onClick={(event) => press(event, id)}
      onDoubleClick={(event) => may && !event.target.closest("button") && desk.edit(id)}
      onFocus={() => desk.set({ focus: stop })}
    >
      {selected && <span className="sr">Selected. </span>}
      <p>{note.text}</p>
      <Foot id={id} note={note} kind={kind} />
      <Spread id={id} />
    </article>
  );
});

function press(event, id) {
  if (event.target.closest("button")) return;
  if (event.shiftKey || event.ctrlKey || event.metaKey || desk.get().many) {
    window.getSelection()?.removeAllRanges();
    desk.toggle(id);
  } else desk.select([id]);
}

function Foot({ id, note, kind }) {
  const mine = useLine((line) => line.me?.member_id === note.author_id);
  return (
    <div className="foot">
      {kind.icon && (
        <span className="kind">
          <Icon name={kind.icon} label={kind.says} />
        </span>
      )}
      <Mark id={note.function_id} />
      <span className="how">{note.evidence_level}</span>
      {mine && <span className="you">· you</span>}
      {note.typed_by && (
        <span className="typed" title="Typed by the facilitator">
          · typed for {mine ? "you" : "them"}
        </span>
      )}
      <Raised id={id} />
      <Waiting id={id} />
      <Dots type="note" id={id} name={note.text} />
    </div>
  );
}

/** Says that this is not on the server yet. */
function Waiting({ id }) {
  const waits = useDesk((on) => on.waiting.has(id));
  const offline = useLine((line) => line.status.kind === "offline");
  if (!waits) return null;
  return <span className="saving">{offline ? "· kept here" : "· saving"}</span>;
}

export function Dots({ type, id, name }) {
  const facts = useFacts();
  const dots = useScene((now) => now.dots.get(id));
  const left = useScene((now) => now.dotsLeft);
  const mine = dots?.mine.length ?? 0;
  const act = (back) => vote(scene(facts), type, id, back);
  if (left === null) return dots ? <Total dots={dots} /> : null;
  const short = cut(name, 40).text;
  return (
    <span className="dots">
      {mine > 0 && (
        <span className="mine" role="img" aria-label={mine === 1 ? "Your dot" : `Your ${some(mine, "dot")}`}>
          {Array.from({ length: mine }, (_, n) => (
            <i key={n} />
          ))}
        </span>
      )}
      {mine > 0 && (
        <button type="button" tabIndex={-1} title="Take a dot back" aria-label={`Take a dot back from “${short}”`} onClick={() => act(true)}>
          <Icon name="minus" />
        </button>
      )}
      {left > 0 && (
        <button type="button" tabIndex={-1} title="Give a dot" aria-label={`Give a dot to “${short}”`} onClick={() => act(false)}>
          <i className="spare" />
        </button>
      )}
    </span>
  );
}

function Total({ dots }) {
  const byId = useScene((now) => now.functionById);
  const typed = dots.typed ? [`${dots.typed} typed by the facilitator`] : [];
  const words = [...dots.spread.map(([id, count]) => `${byId.get(id)?.name ?? "Nobody"} ${count}`), ...typed].join(", ");
  return (
    <span className="dots" role="img" aria-label={`${some(dots.total, "dot")}: ${words}`} title={words}>
      <i />
      {dots.total}
    </span>
  );
}

/** From which functions the dots came; shown where somebody looks closer. */
export function Spread({ id }) {
  const dots = useScene((now) => (now.dotsLeft === null ? now.dots.get(id) : undefined));
  if (!dots) return null;
  return (
    <div className="spread" aria-hidden="true">
      {dots.spread.map(([each, count]) => (
        <span key={each}>
          <Mark id={each} />
          {count > 1 && count}
        </span>
      ))}
    </div>
  );
}

function Editor({ id, note }) {
  const facts = useFacts();
  const started = useDesk((on) => (on.pen?.id === id ? on.pen : null));
  const [from] = useState(() => started?.from ?? wordsOf(note));
  const value = started?.value ?? { ...from, rest: "" };
  const change = (next) => desk.set({ pen: { id, from, value: next } });
  // A note that moves or whose lane folds is drawn elsewhere or later: its pen waits there.
  useEffect(() => () => desk.get().editing === id && isGone(scene(facts), id) && lay(), []);
  const finish = (how) => {
    const now = scene(facts);
    // Too long for this note: it stays as it was, and the text waits below it as a draft.
    if (value.rest) return lay(), startDraft(now, { ...placeIn(note), ...value });
    const text = value.text.trim();
    if (text) editNote(id, from, { ...value, text });
    lay();
    if (how === "next") return startDraft(now, placeIn(note));
    if (how === "done") focusStop(`note:${id}`);
    return undefined;
  };
  const splitUp = ([text, ...others]) => {
    editNote(id, from, { ...value, text });
    addNotes(scene(facts), { ...placeIn(note), kind: value.kind, evidence_level: value.evidence_level }, others);
    lay();
  };
  return <Compose value={value} lane={note.lane} change={change} finish={finish} splitUp={splitUp} label="Edit the note" />;
}

/** Lay the pen down. */
const lay = () => desk.set({ editing: null, pen: null });

/** Not in a room that is here; while the page itself is left, nothing is known of it. */
const isGone = ({ room, records }, id) => Boolean(room && (!records.note?.[id] || records.note[id].removed_at));
const wordsOf = ({ text, kind, evidence_level }) => ({ text, kind, evidence_level });
const placeIn = (note) => ({ lane: note.lane, stage_id: note.stage_id ?? null, group_id: note.group_id ?? null });
