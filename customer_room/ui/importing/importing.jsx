// What the dialog asks: choose what, paste or choose a file, look at it, then all of it or nothing.
import { useState } from "react";
import { acted, now } from "../sync/sync.js";
import { forget, keep, kept, KEPT_MS } from "./asking.js";
import { Done, Last } from "./imported.jsx";
import { Paste } from "./paste.jsx";
import { some } from "./seen_rows.jsx";
import { roomHere } from "./sheet.js";

export default function Import({ roomId, isInRoom, kinds, close }) {
  const room = roomId || (isInRoom ? roomHere() : "");
  const [made, setMade] = useState(() => kept(room, now()));
  const [done, setDone] = useState(false);
  const [told, setTold] = useState("");
  const finish = (result) => {
    setTold("");
    keep(room, result);
    acted(result.op, KEPT_MS, () => forget(room));
    setMade(result);
    setDone(true);
  };
  const removed = () => {
    setTold(`${some(made.count, made.kind)} taken out again, as if never imported.`);
    forget(room);
    setMade(null);
    setDone(false);
  };
  if (done && made) return <Done made={made} removed={removed} close={close} again={() => setDone(false)} />;
  return (
    <>
      <p className={told ? "verdict" : "sr"} role="status">
        {told}
      </p>
      {made && <Last made={made} removed={removed} gone={() => setMade(null)} />}
      <Paste room={room} kinds={kinds} finish={finish} close={close} />
    </>
  );
}
