// The head of a picture: where we are, how much time is left, and how latecomers get in.
import { useEffect, useState } from "react";
import { useScene } from "../room/board/hooks.js";
import { Icon, now } from "../room/board/line.js";
import { clockFace, clockOf, clockWords } from "../room/board/selectors.js";
import { inHalves } from "./tone.js";

export function Bar({ door, item }) {
  const plan = useScene((scene) => scene.plan);
  const place = plan.now && `${plan.at + 1} of ${plan.list.length} · ${plan.now.title}`;
  return (
    <div className="bar">
      <span className="num">{item ?? place}</span>
      <Clock phase={plan.now} />
      <span className="num way">
        <Way door={door} />
      </span>
    </div>
  );
}

function Way({ door }) {
  if (!door.code) return null;
  return (
    <>
      {door.address} · code <b>{inHalves(door.code)}</b>
    </>
  );
}

/** Time left; in the bar beside other things, or alone and `large`. */
export function Clock({ phase, large }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const clock = clockOf(phase, now());
  if (!clock) return large ? null : <span />;
  return (
    <span className={`pclock num ${clock.tone} ${large ? "large" : ""}`} role="timer" aria-label={clockWords(clock.left)}>
      {clock.tone === "red" ? <Icon name="triangle-alert" /> : clock.tone === "amber" ? <Icon name="clock" /> : null}
      {clockFace(clock.left)}
      {clock.left < 0 && <small> over</small>}
      {clock.isPaused && <small> stands still</small>}
    </span>
  );
}
