// Join: code → seat or guest → let in. One question per step, one button at the thumb.
import { useEffect, useState } from "react";
import { codeIn, fault, forgetWaiting, keepWaiting, knock, leave, LENGTH, waitingFor } from "./joining.js";
import { CodeStep, GuestStep, SeatStep, WaitStep } from "./steps.jsx";

const LINK_REFUSED = "This link does not work any more. Ask your facilitator for a new one, or type the code on the screen.";
const TOO_FAST = "Many people came in from this network just now. Your link still works: wait a minute, then open it again.";
const NOT_LET_IN = "You were not let in, or waited too long. Type the code and ask again.";

export function JoinRoom() {
  const [at, go] = useState({ step: "code" });
  const [code, type] = useState("");
  const [wrong, say] = useState(null);
  const [busy, wait] = useState(false);

  useEffect(() => {
    const seat = waitingFor();
    if (seat) return go({ step: "wait", seat });
    const given = codeIn(location.pathname);
    const refusal = new URLSearchParams(location.search).get("refused");
    if (given) type(given); // else somebody may have begun to type already
    if (given.length === LENGTH) look(given);
    else if (refusal) say({ text: refusal === "slow" ? TOO_FAST : LINK_REFUSED });
    return undefined;
  }, []);

  async function ask(body, then) {
    if (busy) return;
    wait(true);
    say(null);
    try {
      then(await knock(body));
    } catch (problem) {
      refused(fault(problem));
    }
    wait(false);
  }

  function refused(found) {
    if (found.code === "link_invalid") go({ step: "code" });
    say(found);
  }

  const look = (whole) => ask({ code: whole }, (door) => go({ step: "seat", door }));
  const enter = (who, seat) =>
    ask({ code, ...who }, (answer) => {
      if (!answer.waiting) return location.assign(answer.go);
      const waits = { go: answer.go, name: seat.name, code };
      keepWaiting(waits);
      return go({ step: "wait", seat: waits });
    });
  const again = (why = null) => {
    forgetWaiting();
    go({ step: "code" });
    say(why && { text: why });
  };

  const shared = { wrong, busy, door: at.door, enter };
  switch (at.step) {
    case "seat":
      return <SeatStep {...shared} guest={() => (say(null), go({ ...at, step: "guest" }))} back={() => again()} />;
    case "guest":
      return <GuestStep {...shared} back={() => (say(null), go({ ...at, step: "seat" }))} />;
    case "wait":
      return <WaitStep seat={at.seat} refused={() => again(NOT_LET_IN)} back={() => leave().then(() => again())} />;
    default:
      return <CodeStep wrong={wrong} busy={busy} code={code} type={(typed) => (say(null), type(typed))} look={look} />;
  }
}
