// A named frame around notes of one cell.
import { memo } from "react";
import { desk } from "./desk.js";
import { useDesk } from "./hooks.js";
import { Ending } from "./endings.jsx";
import { Dots, NoteItem, Spread } from "./note.jsx";
import { some } from "./words.js";

export const GroupItem = memo(function GroupItem({ id, group, notes }) {
  const stop = `group:${id}`;
  const first = useDesk((on) => on.focus === stop);
  const chosen = useDesk((on) => on.focus === stop && on.selected.size === 0);
  const rename = () => desk.open("rename", { id });
  return (
    <section className={chosen ? "group selected" : "group"} aria-label={`Group ${group.name}`}>
      <h4
        tabIndex={first ? 0 : -1}
        data-stop={stop}
        onFocus={() => desk.set({ focus: stop })}
        onClick={() => desk.set({ focus: stop, selected: new Set(), group: id })}
        onDoubleClick={rename}
      >
        <span>{group.name}</span>
        <small>{some(notes.length, "note")}</small>
        <Dots type="group" id={id} name={group.name} />
      </h4>
      <Ending id={id} group={group} notes={notes} />
      <Spread id={id} />
      <ul className="notes">
        {notes.map((each) => (
          <li key={each.id}>
            <NoteItem id={each.id} note={each.note} />
          </li>
        ))}
      </ul>
    </section>
  );
});
