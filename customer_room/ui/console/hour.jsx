// The phase that runs: its question, its clock, what it waits for, and the way on.
import { useScene } from "../room/board/hooks.js";
import { Icon } from "../room/board/line.js";
import { clockFace, clockOf, clockWords } from "../room/board/selectors.js";
import { Wishes } from "../room/board/more_time.jsx";
import { Act } from "../room/board/strip.jsx";
import { useNow } from "./console.jsx";
import { Ending } from "./ending.jsx";

export function Hour({ criteria, people, knocks }) {
  const { room, phase, plan, stages } = useScene((scene) => scene);
  const stage = stages.find((each) => each.id === room.stage_id);
  return (
    <>
      <div>
        <p className="eyebrow">{phase ? [`Phase ${phase.order}`, stage && `stage ${stage.letter}`].filter(Boolean).join(", ") : standing(room)}</p>
        <h1>
          {stage && phase?.kind === "walk" && <span className="theirs">“{stage.name}” </span>}
          {phase ? phase.prompt : AHEAD[room.status] ?? "What happens first?"}
        </h1>
      </div>
      {phase && <Clock phase={phase} />}
      {people}
      <div className="onward">
        {knocks}
        {criteria.length > 0 && (
          <ul className="criteria" aria-label="Before moving on">
            <li>
              <b>Before moving on</b>
            </li>
            {criteria.map((each) => (
              <li key={each.text} className={each.met ? "tag ok-c" : "tag warn-c"}>
                <Icon name={each.met ? "check" : "circle-alert"} label={each.met ? "met" : "not yet"} />
                {each.text}
              </li>
            ))}
          </ul>
        )}
        <Next room={room} phase={phase} next={plan.next} />
      </div>
    </>
  );
}

const AHEAD = { prepared: "Is everything there?", closed: "This room is closed and stays as it was." };
const standing = (room) => ({ prepared: "Being prepared", closed: "Closed" })[room.status] ?? "Before the first phase";

function Clock({ phase }) {
  const at = useNow();
  const clock = clockOf(phase, at);
  if (!clock) return null;
  const amber = clockFace(phase.minutes * 60_000 * 0.2);
  return (
    <div className="row clockrow">
      <div className={`clock num ${clock.tone}`} role="timer" aria-label={clockWords(clock.left)}>
        {clockFace(clock.left)}
      </div>
      <div className="clockacts">
        <span className="row wrap">
          <Act name="phase.pause" payload={{ id: phase.id, paused: !clock.isPaused }} pressed={clock.isPaused}>
            {clock.isPaused ? "Go on" : "Pause"}
          </Act>
          <Act name="phase.extend" payload={{ id: phase.id, minutes: 1 }}>
            +1 min
          </Act>
          <Act name="phase.extend" payload={{ id: phase.id, minutes: 5 }}>
            +5
          </Act>
        </span>
        <span className="softer">Turns amber at {amber}. Never moves on by itself.</span>
        <Wishes phase={phase} />
      </div>
    </div>
  );
}

function Next({ room, phase, next }) {
  if (room.status === "prepared")
    return (
      <Act name="room.open" payload={{ id: room.id }} primary big>
        Open the room
      </Act>
    );
  if (room.status !== "live") return null;
  if (!next) return phase ? <Ending /> : null;
  return (
    <Act name="phase.start" payload={{ id: next.id }} primary big>
      {phase ? "Next" : "Start"}: {next.title}
      <Icon name="arrow-right" />
    </Act>
  );
}
