// The door of the room, and its end.
import { useEffect, useState } from "react";
import { Code } from "../../devices/link_code.jsx";
import { asked } from "../../sync/transport.js";
import { ask } from "./acts.js";
import { Dialog, Field } from "./dialog.jsx";
import { useScene } from "./hooks.js";
import { notify } from "./line.js";

/** What the projector shows at the start, for whoever runs the room. */
export function DoorDialog() {
  const room = useScene((now) => now.room);
  const door = useDoor(room);
  const act = async () => {
    const result = await ask("room.close_door", { id: room.id });
    if (!result.ok) notify({ text: result.error.message, tone: "bad" });
  };
  return (
    <Dialog title="How people join" submit="Close the door" done="Done" act={act} danger wide>
      <div className="doorway">
        <div>
          <p>
            They scan this, or open <b>{door.address}</b> and type
          </p>
          <p className="doorcode num">{room.door_code}</p>
          <a className="btn" href={`/room/${room.id}/present`} target="_blank" rel="noreferrer">
            Show it on the projector
          </a>
        </div>
        {door.code && <Code qr={door.qr} label="Code to scan with the phone’s camera" />}
      </div>
      <p className="softer">
        Open until {new Date(room.door_until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}. Closing the door keeps in who is in.
      </p>
    </Dialog>
  );
}

function useDoor(room) {
  const [door, set] = useState({ address: `${location.host}/join` });
  useEffect(() => {
    let here = true;
    asked(`/api/rooms/${encodeURIComponent(room.id)}/door`)
      .then((found) => here && set((last) => (found.code ? found : { address: last.address })))
      .catch(() => {}); // Without it the code can still be typed.
    return () => (here = false);
  }, [room.id, room.door_code]);
  return door;
}

export function CloseRoomDialog() {
  const room = useScene((now) => now.room);
  const act = async (form) => {
    const result = await ask("room.close", { id: room.id, closing_message: form.get("closing_message").trim() });
    if (!result.ok) notify({ text: result.error.message, tone: "bad" });
    return result.ok;
  };
  return (
    <Dialog title="Close this room for good?" submit="Close the room" act={act} danger wide>
      <p>Its notes, dots and agenda freeze. Decisions stay open for signing until they are sealed.</p>
      <Field label="What will each of us tell our team? (in one or two sentences)">
        {(id) => <textarea id={id} name="closing_message" maxLength={280} autoFocus />}
      </Field>
    </Dialog>
  );
}
