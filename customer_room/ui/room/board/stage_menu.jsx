// What can be said and asked about a stage: its two prompts, the questions to the room, its own dialog.
import { ask } from "./acts.js";
import { QUESTIONS, shownAbout, standingOf } from "./asked.js";
import { askRoom } from "./asking.js";
import { PromptList } from "./coverage.jsx";
import { desk } from "./desk.js";
import { Dialog } from "./dialog.jsx";
import { useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { Result } from "./result.jsx";

/** The way in, on the head of a stage. */
export function StageMenuButton({ stage }) {
  return (
    <button type="button" className="stagemenu" aria-label={`More about ${stage.letter} ${stage.name}`} onClick={() => desk.open("stage-menu", { id: stage.id })}>
      <Icon name="ellipsis" />
    </button>
  );
}

export function StageMenu({ id }) {
  const stage = useScene((now) => now.stages.find((each) => each.id === id));
  if (!stage) return null;
  return (
    <Dialog title={`Stage ${stage.letter}`} wide>
      <p className="theirs stagesaid">{stage.name}</p>
      <section>
        <h3>At this stage</h3>
        <PromptList stageId={id} />
      </section>
      <section>
        <h3>What the room says of it</h3>
        <Questions stage={stage} />
      </section>
      <p>
        <button type="button" className="btn s" onClick={() => desk.open("stage", { id })}>
          <Icon name="pencil" />
          Name, place and who answers for it
        </button>
      </p>
    </Dialog>
  );
}

/** Each question: what the stage took from the answers, and asking it. */
function Questions({ stage }) {
  const runs = useScene((now) => now.runs);
  const live = useScene((now) => now.room.status === "live");
  const open = useScene((now) => now.asked?.status === "open");
  return (
    <>
      <ul className="menulist">
        {Object.entries(QUESTIONS).map(([instrument, { name }]) => (
          <li key={instrument}>
            <span className="grow">
              {name}
              <small className="softer">{standingOf(stage, instrument) || "Not asked yet"}</small>
            </span>
            {runs && live && !open && <AskButton stage={stage} instrument={instrument} />}
          </li>
        ))}
      </ul>
      {runs && live && open && <p className="softer">One question at a time: show or drop the one that is open.</p>}
      {runs && !live && <p className="softer">The room is asked once it is open.</p>}
      <Shown stageId={stage.id} />
    </>
  );
}

function AskButton({ stage, instrument }) {
  const room = useScene((now) => now.room);
  const act = async () => {
    // It is asked from the stage itself: everybody looks there.
    if (room.stage_id !== stage.id) ask("room.turn_to", { id: room.id, stage_id: stage.id });
    if (await askRoom(room, stage.id, instrument)) desk.close();
  };
  return (
    <button type="button" className="btn s" aria-label={`Ask the room: ${QUESTIONS[instrument].name}`} onClick={act}>
      Ask the room
    </button>
  );
}

/** The answers of this room, to be looked at again. */
function Shown({ stageId }) {
  const polls = useScene((now) => now.records.poll);
  const shown = shownAbout(polls, stageId);
  return shown.map((poll) => (
    <details key={poll.id} className="askagain">
      <summary>{QUESTIONS[poll.instrument].name}: the answers by function</summary>
      <Result poll={poll} />
    </details>
  ));
}
