// Find anything, do anything: a field over a list, in a native dialog.
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import { matching, stepped } from "./matching.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/**
 * @param {object} props
 * @param {(typed: string) => Array<{id: string, kind: string, title: string, detail?: string, icon: string, keys?: string, run: () => void}>} props.lines
 * @param props.hint what can be typed, as an example
 * @param props.close told when it has closed
 */
export function Palette({ lines, hint, close }) {
  const box = useRef(null);
  const list = useId();
  const [typed, type] = useState("");
  const [at, goTo] = useState(0);
  const found = matching(lines(typed), typed);
  const hits = found.filter((line) => !line.always).length;
  const here = Math.min(at, Math.max(found.length - 1, 0));
  useEffect(() => box.current.showModal(), []);
  useEffect(() => {
    box.current.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [here, typed]);

  // Closed first: what it does may open a dialog itself, or wants the focus on the page.
  const run = (line) => {
    if (!line) return;
    box.current.close();
    close(); // the event comes later, when something else may be open
    requestAnimationFrame(() => line.run());
  };
  const onKey = (event) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key in STEPS) goTo(stepped(here, STEPS[event.key], found.length));
    else if (event.key === "Enter") run(found[here]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={box} className="dialog palette" aria-label="Find or do" onClose={close} onClick={(event) => event.target === box.current && box.current.close()}>
      <div className="palettehead">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label="Find or do"
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={found.length ? `${list}-${here}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={hint}
          value={typed}
          autoFocus
          onChange={(event) => (type(event.target.value), goTo(0))}
          onKeyDown={onKey}
        />
        <button type="button" className="btn quiet s" onClick={() => box.current.close()}>
          Close
        </button>
      </div>
      <ul id={list} role="listbox" aria-label="What was found" className="palettelist">
        {found.map((line, place) => (
          <li
            key={line.id}
            id={`${list}-${place}`}
            role="option"
            aria-selected={place === here}
            onPointerMove={() => place !== here && goTo(place)}
            onClick={() => run(line)}
          >
            <Icon name={line.icon} />
            <span className="what">
              <span className={line.theirs ? "theirs" : undefined}>{line.title}</span>
              {line.detail && <small>{line.detail}</small>}
            </span>
            {line.keys ? <kbd>{line.keys}</kbd> : <small className="kind">{line.kind}</small>}
          </li>
        ))}
      </ul>
      <p className={hits ? "sr" : "nothing"} role="status">
        {said(hits, typed)}
      </p>
    </dialog>
  );
}

function said(count, typed) {
  if (!typed.trim()) return "";
  if (!count) return `Nothing here is called “${typed.trim()}”. Try a stage, a decision’s number, or what you want to do.`;
  return `${count} found`;
}
