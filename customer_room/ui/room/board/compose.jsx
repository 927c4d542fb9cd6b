// Writing a note in its place: text, kind, evidence, characters left.
import { useEffect, useRef } from "react";
import { actionOf } from "./keymap.js";
import { Icon } from "./line.js";
import { cut, EVIDENCE, figure, kindsIn, lengthOf, LIMIT, some, split } from "./words.js";

/**
 * @param {object} props
 * @param props.value {text, rest, kind, evidence_level}
 * @param props.change told every change as a whole value
 * @param props.finish told how writing ended: "done", "next", "left", or "escaped" from a text that is too long;
 *   answers "stays" if it goes on
 * @param props.splitUp told the texts of the notes that text and rest became
 */
export function Compose({ value, lane, change, finish, splitUp, label }) {
  const box = useRef(null);
  const field = useRef(null);
  useEffect(() => {
    field.current.focus();
    field.current.setSelectionRange(value.text.length, value.text.length);
    box.current.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);
  useEffect(() => {
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [value.text]);
  useEffect(() => {
    if (value.rest) box.current.scrollIntoView({ block: "end", inline: "nearest" });
  }, [Boolean(value.rest)]);

  const over = useRef(false); // what leaves the screen also loses the focus: it ends once
  const once = (act) => {
    if (over.current) return;
    over.current = true;
    over.current = act() !== "stays";
  };
  const divide = () => once(() => splitUp(split(value.text + value.rest)));
  const end = (how) => once(() => finish(how));
  const left = LIMIT - lengthOf(value.text);
  const typed = (text) => change({ ...value, ...fitted(text, value) });
  const leave = (event) => {
    if (box.current.contains(event.relatedTarget) || !document.hasFocus()) return;
    end("left");
  };
  // A text too long for one note is saved by what says so, never by leaving it.
  const done = () => end("done");
  const ends = value.rest ? { done: divide, leave: () => end("escaped") } : { done, leave: done, next: () => end("next") };
  return (
    <div className="compose" ref={box} onBlur={leave}>
      <textarea
        ref={field}
        rows={2}
        value={value.text}
        aria-label={label}
        onChange={(event) => typed(event.target.value)}
        onKeyDown={(event) => keys(event, ends)}
      />
      {value.rest && <Rest value={value} drop={() => change({ ...value, rest: "" })} divide={divide} />}
      <div className="row kinds" role="group" aria-label="Kind of note">
        {kindsIn(lane).map((each) => (
          <button
            key={each.kind}
            type="button"
            className="kindbtn"
            aria-pressed={value.kind === each.kind}
            title={each.says || each.name}
            onClick={() => (change({ ...value, kind: each.kind }), field.current.focus())}
          >
            {each.icon ? <Icon name={each.icon} label={each.says} /> : "Note"}
          </button>
        ))}
      </div>
      <select
        aria-label="How we know it"
        value={value.evidence_level}
        onChange={(event) => change({ ...value, evidence_level: event.target.value })}
      >
        {EVIDENCE.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <small>
        <span className={left <= 20 ? "warn-c" : undefined}>{left}&nbsp;left</span>
        <span>Ctrl&nbsp;+&nbsp;Enter</span>
      </small>
    </div>
  );
}

function Rest({ value, drop, divide }) {
  const { rest } = value;
  const notes = split(value.text + rest);
  return (
    <div className="rest" role="status">
      <p>
        A note holds {LIMIT} characters. The other {figure(lengthOf(rest))} are kept here.
      </p>
      <button type="button" className="btn s" onClick={divide}>
        Split into {some(notes.length, "note")}
      </button>
      <button type="button" className="btn quiet s" onClick={drop}>
        Throw the rest away
      </button>
    </div>
  );
}

/** One letter too many is not taken; a paste that does not fit is cut, and its rest is kept. */
function fitted(text, { text: before, rest }) {
  if (lengthOf(text) <= LIMIT) return { text };
  if (lengthOf(text) === lengthOf(before) + 1) return {};
  const { text: head, rest: tail } = cut(text);
  return { text: head, rest: tail + rest };
}

function keys(event, { done, leave, next }) {
  event.stopPropagation();
  if (event.nativeEvent.isComposing) return;
  const act = actionOf(event, { when: "writing" })?.act;
  if (act === "finish") (event.key === "Escape" ? leave : done)();
  else if (act === "next" && next) {
    event.preventDefault();
    next();
  }
}
