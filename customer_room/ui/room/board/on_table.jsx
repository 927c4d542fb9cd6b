// From the board to its decisions: what is on the table now, and what was raised from a note.
import { useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { cut } from "./words.js";

const open = (id) => window.dispatchEvent(new CustomEvent("open-decision", { detail: { id } }));

/** The decisions of this room that are not sealed yet: everybody finds the one to sign here. */
export function OnTable() {
  const found = useScene((now) => now.onTable);
  if (!found.length) return null;
  return (
    <ul className="ontable" aria-label="Decisions on the table">
      {found.map((each) => (
        <li key={each.id}>
          <button type="button" className="chip" onClick={() => open(each.id)}>
            <Icon name="scale" />
            <b className="num">{each.number}</b>
            <span>{cut(each.one_line, 60).text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** On a note or group: the decisions it led to. */
export function Raised({ id }) {
  const found = useScene((now) => now.raised.get(id));
  if (!found) return null;
  return found.map((each) => (
    <button key={each.id} type="button" tabIndex={-1} className="raised num" aria-label={`Decision ${each.number}`} onClick={() => open(each.id)}>
      <Icon name="scale" />
      {each.number}
    </button>
  ));
}
