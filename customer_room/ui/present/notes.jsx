// Notes and groups as the projector shows them: in full, and never smaller than they can be read.
import { useLayoutEffect, useRef } from "react";
import { Icon } from "../room/board/line.js";
import { Mark } from "../room/board/marks.jsx";
import { kindOf, some } from "../room/board/words.js";
import { asLine, columnsOf, isWide } from "./pages.js";
import { Paged, useResized } from "./paging.jsx";

const LARGEST = [72, 60, 50, 42]; // of one note, in pixels of the picture; beyond that as any note

export function Notes({ items, lead }) {
  return <Paged items={items} draw={drawn} look="pnotes" noun="Notes" lead={lead} empty="No notes here yet." />;
}

const drawn = (item) => (item.group ? <Frame key={item.id} {...item} columns={columnsOf(item)} /> : <Card key={item.id} {...item} />);

/** One note to talk about. */
export const One = ({ item }) => (
  <Largest of={item}>
    <Card {...item} />
  </Largest>
);

/** One thing to talk about, in the largest size in which it fits; `of` is what its size depends on. */
export function Largest({ of, children }) {
  const frame = useRef(null);
  const size = useResized(frame);
  useLayoutEffect(() => {
    const { current: box } = frame;
    box.dataset.size = LARGEST.find((each) => {
      box.dataset.size = each;
      return box.scrollHeight <= box.clientHeight;
    });
  }, [of, size]);
  return (
    <div className="pone" ref={frame}>
      {children}
    </div>
  );
}

/** A group: its name, its dots, its notes. */
function Frame({ group, notes, dots, columns, goesOn }) {
  return (
    <section className={`pgroup over${columns}`} aria-label={`Group ${group.name}`}>
      <h2>
        <span>{goesOn ? `${group.name}, continued` : group.name}</span>
        <Dots count={dots} />
      </h2>
      <div className="pgnotes">
        {notes.map((each) => (
          <Card key={each.id} {...each} />
        ))}
      </div>
    </section>
  );
}

function Card({ note, dots }) {
  const kind = kindOf(note.kind);
  const theirs = note.evidence_level === "customers said" ? "theirs" : "";
  return (
    <article className={["note", kind.look, theirs, isWide(note.text) && "wide"].filter(Boolean).join(" ")}>
      <p dir="auto">{asLine(note.text)}</p>
      <div className="foot">
        {kind.icon && (
          <span className="kind">
            <Icon name={kind.icon} label={kind.says} />
          </span>
        )}
        <Mark id={note.function_id} />
        <span>{note.evidence_level}</span>
        {note.typed_by && <span>· typed for them</span>}
        <Dots count={dots} />
      </div>
    </article>
  );
}

function Dots({ count }) {
  if (!count) return null;
  return (
    <span className="dots" role="img" aria-label={some(count, "dot")}>
      <i />
      {count}
    </span>
  );
}
