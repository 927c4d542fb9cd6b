// Honour and dishonour at each stage: the two prompts, and which stages still lack an answer.
import { startDraft } from "./acts.js";
import { coverageOf, coverageWords, PROMPTS } from "./coverage.js";
import { desk } from "./desk.js";
import { scene, useDesk, useFacts, useScene } from "./hooks.js";
import { turn } from "./keys.js";
import { Icon } from "./line.js";
import { remembered } from "./selectors.js";
import { MOVES, some } from "./words.js";

const covered = remembered((stages, notes) => coverageOf(stages, notes));

export function useCoverage() {
  return useScene((now) => covered(now.stages, now.records.note));
}

/** While stages are walked through: a place for each, and a press leads there. */
export function Coverage() {
  const facts = useFacts();
  const walking = useScene((now) => now.phase?.kind === "walk" && now.stages.length > 0);
  const alone = useScene((now) => now.alone);
  const found = useCoverage();
  if (!walking) return null;
  const go = (at) => turn(scene(facts), at);
  return (
    <section className="coverage" aria-label="Honour and dishonour">
      <p>
        <b>What honours them, what dishonours them?</b> <span className="soft">{alone ? `You: ${coverageWords(found)}` : coverageWords(found)}</span>
      </p>
      <ul>
        {found.rows.map((row, at) => (
          <li key={row.stage.id}>
            <button type="button" className={row.both ? "covered both" : "covered"} onClick={() => go(at)} aria-label={`${row.stage.letter} ${row.stage.name}: ${saidOn(row)}`} title={`${row.stage.name}: ${saidOn(row)}`}>
              <b>{row.stage.letter}</b>
              {PROMPTS.map(({ kind, icon }) => (
                <span key={kind} className={row[kind] ? `has ${kind}` : "lacks"}>
                  <Icon name={icon} />
                </span>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function saidOn(row) {
  const missing = PROMPTS.filter(({ kind }) => !row[kind]).map(({ kind }) => kind);
  return missing.length ? `no answer yet to ${missing.join(" and ")}` : `${row.honour} honour, ${row.dishonour} dishonour`;
}

/** In the cell of a stage that has the room's eye or mine: the prompts without an answer. */
export function Prompts({ stageId, current }) {
  const walking = useScene((now) => now.phase?.kind === "walk" && now.may);
  const mine = useDesk((on) => on.stage === stageId);
  const row = useCoverage().rows.find((each) => each.stage.id === stageId);
  if (!walking || !row || row.both || !(current || mine)) return null;
  return (
    <div className="askprompts">
      {PROMPTS.filter(({ kind }) => !row[kind]).map((each) => (
        <Prompt key={each.kind} stageId={stageId} {...each} />
      ))}
    </div>
  );
}

function Prompt({ stageId, kind, icon, asks }) {
  const write = useWriting(stageId);
  return (
    <button type="button" className={`askprompt ${kind}`} onClick={() => write(kind)}>
      <Icon name={icon} />
      {asks}
    </button>
  );
}

/** Begin a note of a kind about a stage. */
export function useWriting(stageId) {
  const facts = useFacts();
  return (kind) => {
    desk.close();
    // One frame later: a dialog that closes gives the focus back first.
    requestAnimationFrame(() => startDraft(scene(facts), { lane: MOVES, stage_id: stageId, group_id: null, kind }));
  };
}

/** In a stage's menu: both prompts with how many answers they have. */
export function PromptList({ stageId }) {
  const may = useScene((now) => now.may);
  const write = useWriting(stageId);
  const row = useCoverage().rows.find((each) => each.stage.id === stageId);
  return (
    <ul className="menulist">
      {PROMPTS.map(({ kind, icon, asks }) => (
        <li key={kind}>
          <span className={`kindicon ${kind}`}>
            <Icon name={icon} />
          </span>
          <span className="grow">
            {asks}
            <small className="softer">{row?.[kind] ? some(row[kind], "answer") : "No answer yet"}</small>
          </span>
          {may && (
            <button type="button" className="btn s" aria-label={`Answer: ${asks}`} onClick={() => write(kind)}>
              Answer
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
