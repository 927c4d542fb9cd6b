// The screen before it is the projector: a code in the largest type, and what to do with it.
import { useEffect, useState } from "react";
import { inHalves, useTone } from "../present/tone.js";
import { asked } from "../sync/transport.js";
import { startPairing } from "./pairing.js";

const ask = (address) =>
  asked(address, {
    method: "POST",
    headers: { "X-Customer-Room": "1", "Content-Type": "application/json" },
    body: "{}",
  });

export function PairScreen() {
  const [shown, tell] = useState({});
  useTone();
  // A full navigation: the pages read who this is from a fresh request.
  useEffect(() => startPairing({ ask, tell, go: (address) => location.replace(address + location.search) }), []);
  return (
    <div className="stageview pairing">
      <div className="told">
        <p className="where">Customer Room · projector</p>
        <Said {...shown} />
      </div>
    </div>
  );
}

function Said({ code, text, signedIn }) {
  if (signedIn) return <Somebody />;
  if (text) return <Quiet title="One moment" text={text} />;
  if (!code) return <Quiet title="One moment" text="A code for this screen is being made." />;
  return (
    <>
      <h1 className="ours">Connect this screen</h1>
      <p className="bigcode">
        <span className="marker" role="text" aria-label={`Code ${[...code].join(" ")}`}>
          {inHalves(code)}
        </span>
      </p>
      <ol className="todo">
        <li>On the facilitator’s laptop, open the room’s console.</li>
        <li>
          Press <b>Connect a projector</b> and type this code.
        </li>
      </ol>
      <p className="soft fine">This code is for the console only: it lets nobody into the room. After ten minutes a new one stands here.</p>
    </>
  );
}

function Somebody() {
  return (
    <>
      <h1 className="ours">Somebody is signed in in this browser</h1>
      <p className="say">
        Open the projector from the console of your room, or open <b>{`${location.host}/wall`}</b> on the meeting room’s computer.
      </p>
      <p className="say">
        <a href="/">To the rooms</a>
      </p>
    </>
  );
}

function Quiet({ title, text }) {
  return (
    <>
      <h1 className="ours">{title}</h1>
      <p className="say soft" role="status">
        {text}
      </p>
    </>
  );
}
