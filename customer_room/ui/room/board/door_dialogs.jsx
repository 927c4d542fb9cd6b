// The door of the room, and its end.
import { ask } from "./acts.js";
import { Dialog, Field } from "./dialog.jsx";
import { useScene } from "./hooks.js";
import { notify } from "./line.js";

export function DoorDialog() {
  const room = useScene((now) => now.room);
  const act = async () => {
    const result = await ask("room.close_door", { id: room.id });
    if (!result.ok) notify({ text: result.error.message, tone: "bad" });
  };
  return (
    <Dialog title="How people join" submit="Close the door" act={act} wide>
      <p className="doorcode num">{room.door_code}</p>
      <p>
        They open <b>{location.host}/join</b> and type this code, or scan the QR on the projector view.
      </p>
      <p className="row wrap">
        <a className="btn" href={`/room/${room.id}/present`} target="_blank" rel="noreferrer">
          Projector view with QR
        </a>
        <a className="btn quiet" href={`/join/${room.door_code}`} target="_blank" rel="noreferrer">
          The link itself
        </a>
      </p>
      <p className="softer">
        Open until {new Date(room.door_until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}. Closing the door keeps in who is in.
      </p>
    </Dialog>
  );
}

export function CloseRoomDialog() {
  const room = useScene((now) => now.room);
  const act = async (form) => {
    const result = await ask("room.close", { id: room.id, closing_message: form.get("closing_message").trim() });
    if (!result.ok) notify({ text: result.error.message, tone: "bad" });
    return result.ok;
  };
  return (
    <Dialog title={`Close “${room.title}” for good?`} submit="Close the room" act={act} danger wide>
      <p>Its notes, dots and agenda freeze. Decisions stay open for signing until they are sealed.</p>
      <Field label="What will each of us tell our team? (in one or two sentences)">
        {(id) => <textarea id={id} name="closing_message" maxLength={280} autoFocus />}
      </Field>
    </Dialog>
  );
}
