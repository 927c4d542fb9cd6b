// The stage the room is turned to: its customers, and the notes, as many pages as they need.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";
import { Mark } from "../room/board/marks.jsx";
import { kindOf, LANES, some } from "../room/board/words.js";
import { columnsOf, isWide, itemsFor, pagesFor } from "./pages.js";
import { Bar } from "./telling.jsx";

const TURN_MS = 12_000;

export function Stage({ door, flow }) {
  const { room, phase, stages, records, dots } = useScene((scene) => scene);
  const stage = stages.find((each) => each.id === room.stage_id);
  const items = useMemo(
    () => itemsFor({ notes: records.note, groups: records.group, room, phase, lanes: LANES, dots }),
    [records.note, records.group, room, phase, dots],
  );
  return (
    <div className="stageview notes">
      <Bar door={door} />
      {stage ? (
        <h1>
          <span className="marker">{stage.name}</span>
        </h1>
      ) : (
        <h1 className="ours">{phase.prompt}</h1>
      )}
      {stage && flow.stage_id === stage.id && flow.parts.length > 0 ? <Split flow={flow} /> : <span />}
      <Notes items={items} />
    </div>
  );
}

/** Of all customers at the stage’s main step: where they went. People first, no rate. */
function Split({ flow }) {
  return (
    <div className="pflow">
      <div className="split" aria-hidden="true">
        {flow.parts.map((part, at) => (
          <i key={at} className={`${part.way}${part.way === "on" && at > 0 ? " other" : ""}`} style={{ flex: part.customers }} />
        ))}
      </div>
      <p className="keys">
        <span>{`${flow.total} customers at “${flow.step}”, ${flow.quarter}.`}</span>
        {flow.parts.map((part, at) => (
          <b key={at} className={part.way}>
            <i className={`${part.way}${part.way === "on" && at > 0 ? " other" : ""}`} aria-hidden="true" />
            {`${part.shown}\u00a0${part.words}`}
          </b>
        ))}
      </p>
    </div>
  );
}

export function Notes({ items }) {
  const frame = useRef(null);
  const sheet = useRef(null);
  const pages = usePages(frame, sheet, items);
  const at = useTurning(pages.length);
  return (
    <div className="pframe" ref={frame}>
      <div className="pnotes measure" ref={sheet} aria-hidden="true" inert>
        {items.map((each) => (
          <Item key={each.id} item={each} />
        ))}
      </div>
      <div className="pnotes">
        {pages[Math.min(at, pages.length - 1)].map((each) => (
          <Item key={each.id} item={each} />
        ))}
      </div>
      {items.length === 0 && <p className="none">No notes here yet.</p>}
      {pages.length > 1 && <p className="pageno num">{`Notes, page ${Math.min(at, pages.length - 1) + 1} of ${pages.length}`}</p>}
    </div>
  );
}

/** Measured on a hidden sheet with all notes, again whenever notes, fonts or the screen change. */
function usePages(frame, sheet, items) {
  const [pages, cut] = useState([items]);
  const [size, resize] = useState(0);
  useEffect(() => {
    const again = () => resize((n) => n + 1);
    const watch = new ResizeObserver(again);
    watch.observe(frame.current);
    document.fonts?.ready.then(again);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    const boxes = [...sheet.current.children].map((each) => {
      const notes = each.querySelectorAll(".note");
      return each.matches(".pgroup") ? { ...boxOf(each), inner: [...notes].map(boxOf) } : boxOf(each);
    });
    cut(pagesFor(items, boxes, frame.current.clientHeight));
  }, [items, size]);
  return pages;
}

const boxOf = (each) => ({ top: each.offsetTop, bottom: each.offsetTop + each.offsetHeight });

function useTurning(count) {
  const [at, turn] = useState(0);
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(() => turn((page) => (page + 1) % count), TURN_MS);
    return () => clearInterval(timer);
  }, [count]);
  return at;
}

function Item({ item }) {
  return item.group ? <Frame {...item} columns={columnsOf(item)} /> : <Card {...item} />;
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
      <p>{note.text}</p>
      <div className="foot">
        {kind.icon && (
          <span className="kind">
            <Icon name={kind.icon} label={kind.says} />
          </span>
        )}
        <Mark id={note.function_id} />
        <span>{note.evidence_level}</span>
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
