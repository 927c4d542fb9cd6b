// The door of the room.
import { useEffect, useState } from "react";
import { Code } from "../../devices/link_code.jsx";
import { asked } from "../../sync/transport.js";
import { ask, told } from "./acts.js";
import { Dialog } from "./dialog.jsx";
import { useScene } from "./hooks.js";
import { clock } from "./words.js";

/** What the projector shows at the start, for whoever runs the room. */
export function DoorDialog() {
  const room = useScene((now) => now.room);
  const door = useDoor(room);
  const act = () => told(ask("room.close_door", { id: room.id }));
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
        Open until {clock(room.door_until)}. Closing the door keeps in who is in.
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
