// Asking for more time when it runs short, and the facilitator's answer. The clock moves nothing on.
import { useEffect, useState } from "react";
import { tick } from "./acts.js";
import { scene, useFacts, useLine, useScene } from "./hooks.js";
import { Icon, now } from "./line.js";
import { answerWords, isShort, wishesOf, wishWords } from "./more_time.js";
import { isAsked } from "./selectors.js";
import { Act } from "./strip.jsx";

/** In the phase bar: for the facilitator who asks, for everybody what was answered. */
export function TimeAnswer({ phase }) {
  const runs = useScene((at) => at.runs);
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1000);
    setAt(now());
    return () => clearInterval(timer);
  }, [phase.time_given_at]);
  const said = answerWords(phase, at);
  return (
    <>
      <p className={said ? "timeanswer" : "sr"} role="status">
        {said && <Icon name="timer" />}
        {said}
      </p>
      {runs && <Wishes phase={phase} />}
    </>
  );
}

/** Beside the clock while it runs short; `clock` as `clockOf` has it. */
export function Wish({ phase, clock }) {
  const facts = useFacts();
  const me = useLine((line) => line.me?.member_id);
  const asked = useScene((at) => isAsked(at.records.member?.[me]));
  const wished = useScene((at) => Object.values(at.records.tick ?? {}).some((each) => each.phase_id === phase.id && each.member_id === me && each.says === "more time"));
  if (!asked || !isShort(clock)) return null;
  return (
    <button type="button" className="btn moretime" aria-pressed={wished} onClick={() => tick(scene(facts), "more time")}>
      More time
    </button>
  );
}

/** For the facilitator: how many ask, and the three answers. */
export function Wishes({ phase }) {
  const ticks = useScene((at) => at.records.tick);
  const members = useScene((at) => at.records.member);
  const presence = useLine((line) => line.presence);
  const found = wishesOf(ticks, phase.id, presence, members);
  if (!found.want) return null;
  return (
    <div className="wishes" role="group" aria-label="More time">
      <b role="status">{wishWords(found)}</b>
      <Act name="phase.extend" payload={{ id: phase.id, minutes: 1 }} label="Give 1 more minute">
        +1
      </Act>
      <Act name="phase.extend" payload={{ id: phase.id, minutes: 5 }} label="Give 5 more minutes">
        +5
      </Act>
      <Act name="phase.extend" payload={{ id: phase.id, minutes: 0 }} label="No more time">
        No
      </Act>
    </div>
  );
}
