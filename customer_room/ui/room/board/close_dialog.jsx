// The end of the room: what is still open, the message to the company, and one confirmation.
import { useState } from "react";
import { ask, told } from "./acts.js";
import { desk } from "./desk.js";
import { Dialog, Field } from "./dialog.jsx";
import { scene, useFacts, useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { leftOpen, MESSAGE } from "./left_open.js";
import { lengthOf } from "./words.js";

/** Says what happens before it does; the one button below is the confirmation. */
export function CloseRoomDialog() {
  const kind = useScene((now) => now.room.kind);
  return kind === "rehearsal" ? <EndRehearsal /> : <CloseForGood />;
}

/** A rehearsal leaves no record: there is nothing to say to anybody afterwards. */
function EndRehearsal() {
  const room = useScene((now) => now.room);
  const act = () => told(ask("room.close", { id: room.id }));
  return (
    <Dialog title="End this rehearsal?" submit="End the rehearsal" done="Not yet" act={act} danger>
      <p>Everything of it goes: its notes, groups, dots, answers and decisions, from the log as well. Map, figures and people stay as they are.</p>
    </Dialog>
  );
}

function CloseForGood() {
  const facts = useFacts();
  const room = useScene((now) => now.room);
  const [open] = useState(() => leftOpen(scene(facts)));
  const message = useMessage(room);
  const act = async () => {
    if (lengthOf(message.said) > MESSAGE) return false;
    return told(ask("room.close", { id: room.id, closing_message: message.said, expect: message.stands }));
  };
  return (
    <Dialog title="Close this room for good?" submit={open.length ? "Close it all the same" : "Close the room"} done="Not yet" act={act} danger wide>
      <Open open={open} />
      <p>Notes, groups, dots and the agenda freeze. Decisions stay open for signing until they are sealed. Nobody can open the room again.</p>
      <Message {...message} />
    </Dialog>
  );
}

function Open({ open }) {
  if (!open.length) {
    return (
      <p className="tag ok-c">
        <Icon name="check" />
        Nothing is left open.
      </p>
    );
  }
  return (
    <div className="banner warn leftopen">
      <Icon name="triangle-alert" />
      <div>
        <b>Still open</b>
        <ul>
          {open.map((each) => (
            <li key={each.kind}>
              {each.text}
              {each.names.length > 0 && <span className="soft"> {named(each.names)}</span>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const NAMED = 4;
const named = (names) => `${names.slice(0, NAMED).join("; ")}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ""}.`;

/** The message as it stands until somebody writes here; then his, beside what others wrote meanwhile. */
function useMessage(room) {
  const stands = room.closing_message ?? "";
  const [mine, setMine] = useState(null);
  const write = (text) => setMine({ text, from: mine?.from ?? stands });
  const text = mine?.text ?? stands;
  return { text, write, said: text.trim(), stands, isOther: mine !== null && mine.from !== stands, takeTheirs: () => setMine(null) };
}

function Message({ text, write, said, stands, isOther, takeTheirs, autoFocus }) {
  const left = MESSAGE - lengthOf(said);
  return (
    <>
      <Field label="The message to the company" hint={left < 0 ? `${-left} characters too many` : `Everybody reads it on the board, at home and on the projector. ${left} characters left.`}>
        {(id) => <textarea id={id} value={text} autoFocus={autoFocus} aria-invalid={left < 0 || undefined} onChange={(event) => write(event.target.value)} />}
      </Field>
      {isOther && (
        <div className="banner warn" role="status">
          <Icon name="triangle-alert" />
          <div>
            <p>Somebody wrote meanwhile: “{stands || "nothing"}”. Yours takes its place.</p>
            <button type="button" className="btn s" onClick={takeTheirs}>
              Take theirs
            </button>
          </div>
        </div>
      )}
    </>
  );
}

/** The message alone, before the room closes: everybody sees it and can object. */
export function MessageDialog() {
  const room = useScene((now) => now.room);
  const message = useMessage(room);
  const { said, stands } = message;
  const act = async () => {
    if (lengthOf(said) > MESSAGE) return false;
    return told(ask("room.draft_message", { id: room.id, closing_message: said, expect: stands }, [["room", room.id, { closing_message: said }]]));
  };
  return (
    <Dialog title="What do we tell the company?" submit="Show it to the room" act={act} wide>
      <Message {...message} autoFocus />
    </Dialog>
  );
}

/** On everybody's board, before the room closes. */
export function ClosingMessage() {
  const room = useScene((now) => now.room);
  const runs = useScene((now) => now.runs);
  const last = useScene((now) => now.phase?.kind === "close");
  if (room.status !== "live" || !(room.closing_message || (runs && last))) return null;
  return (
    <section className="closingsay" aria-label="The message to the company">
      <p>
        <small className="softer">The message to the company</small>
        <span role="status">{room.closing_message || "Not written yet."}</span>
      </p>
      {runs && (
        <button type="button" className="btn s" onClick={() => desk.open("message")}>
          {room.closing_message ? "Change it" : "Write it"}
        </button>
      )}
    </section>
  );
}
