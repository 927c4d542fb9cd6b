// Reading back: each writes alone what he will tell his team; shown together, and marked.
import { ask } from "./acts.js";
import { desk } from "./desk.js";
import { useDesk, useLine, useScene } from "./hooks.js";
import { Icon, propose } from "./line.js";
import { Mark } from "./marks.jsx";
import { driftTotal, driftWords, LONGEST, mineOf, stateOf, toldOf, toReadBack } from "./readbacks.js";
import { remembered } from "./selectors.js";
import { lengthOf } from "./words.js";

const LONGEST_ID = 80;
const listed = remembered((decisions, room) => toReadBack(decisions, room));
const told = remembered((decisions, readBacks) => toldOf(decisions, readBacks));

/** The decisions of this room with what was written of each, as far as I may see it. */
export function useTold() {
  return useScene((now) => told(listed(now.records.decision, now.room), now.records.read_back));
}

export function ReadBacks() {
  const state = useScene((now) => stateOf(now.phase, now.alone, now.room));
  const writes = useScene((now) => now.me.role === "leader" || now.me.role === "facilitator");
  const decisions = useTold();
  if (state === "none" || (state === "kept" && !decisions.some((each) => each.told.length))) return null;
  if (state === "kept") return <Kept decisions={decisions} />;
  return (
    <section className="readbacks" aria-label="What I will tell my team">
      <div className="readhead">
        <h2>{state === "writing" ? "A line for each decision, in your own words" : driftTotal(decisions)}</h2>
        <p className="soft">{state === "writing" ? "Nobody sees it before it is revealed." : "Does everybody tell the same story?"}</p>
      </div>
      {!decisions.length && <p className="softer">This room has no decision to read back yet.</p>}
      <Listed decisions={decisions}>{(each) => (state === "shown" ? <Told decision={each} /> : writes && <Mine decision={each} />)}</Listed>
    </section>
  );
}

/** Decisions one below the other; `children(decision)` is what stands below each. */
export function Listed({ decisions, children }) {
  return (
    <ul className="readlist">
      {decisions.map((each) => (
        <li key={each.id}>
          <p className="readwhat">
            <b className="num">{each.number}</b> {each.one_line}
          </p>
          {children(each)}
        </li>
      ))}
    </ul>
  );
}

/** In a closed room: what each told, to be looked at again. */
function Kept({ decisions }) {
  return (
    <details className="readbacks kept">
      <summary>What each tells the team: {driftTotal(decisions)}</summary>
      <Listed decisions={decisions}>{(each) => <Told decision={each} />}</Listed>
    </details>
  );
}

/** My own line: saved when it is left, and with Ctrl + Enter. */
function Mine({ decision }) {
  const me = useLine((line) => line.me?.member_id);
  const phase = useScene((now) => now.phase.id);
  const room = useScene((now) => now.room_id);
  const saved = useScene((now) => mineOf(now.records.read_back, decision.id, me));
  const begun = useDesk((on) => on.told?.[decision.id]);
  const text = begun ?? saved;
  const keep = (next) => desk.set((on) => ({ told: { ...on.told, [decision.id]: next } }));
  const save = () => {
    const said = text.trim();
    if (begun === undefined || lengthOf(said) > LONGEST) return;
    keep(undefined);
    if (!said || said === saved) return;
    const id = `${decision.id}.${me}`;
    const shown = { room_id: room, phase_id: phase, decision_id: decision.id, member_id: me, text: said, mark: null };
    // Only the server knows the id of a longer pair: that line is shown when it is saved.
    propose("read_back.write", { decision_id: decision.id, text: said }, id.length <= LONGEST_ID && !me.includes(".") ? [["read_back", id, shown]] : []);
  };
  const left = LONGEST - lengthOf(text);
  return (
    <div className="readmine">
      <textarea
        className="input"
        rows={2}
        aria-label={`What I will tell my team of ${decision.number}`}
        placeholder="What changes for us, and why"
        value={text}
        onChange={(event) => keep(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && (event.preventDefault(), save())}
      />
      <div className="readfoot">
        <small className={left < 0 ? "left-c" : "softer"} role={left < 0 ? "alert" : undefined}>
          {left < 0 ? `${-left} too many: ${LONGEST} fit` : `${left} left`}
        </small>
        {begun === undefined && saved && (
          <small className="tag ok-c">
            <Icon name="check" />
            Written, and hidden
          </small>
        )}
        {begun !== undefined && begun.trim() !== saved && (
          <button type="button" className="btn s" onClick={save}>
            Save
          </button>
        )}
      </div>
    </div>
  );
}

/** What everybody wrote, and how many drift. */
export function Told({ decision }) {
  const begun = useDesk((on) => on.told?.[decision.id]);
  return (
    <>
      <p className={decision.drift ? "readdrift warn-c" : "readdrift soft"} role="status">
        {decision.drift > 0 && <Icon name="triangle-alert" />}
        {driftWords(decision)}
      </p>
      <ul className="readtold">
        {decision.told.map((each) => (
          <Line key={each.id} each={each} />
        ))}
      </ul>
      {begun?.trim() && (
        <p className="soft">
          Yours came too late and is told by nobody: “{begun.trim()}”
        </p>
      )}
    </>
  );
}

const MARKS = [
  ["same", "Same", "check"],
  ["drifts", "Drifts", "triangle-alert"],
];

function Line({ each }) {
  const runs = useScene((now) => now.runs && now.room.status !== "closed");
  const who = useScene((now) => now.records.person?.[each.member_id]?.title || now.records.person?.[each.member_id]?.name || "A leader");
  const fn = useScene((now) => now.records.member?.[each.member_id]?.function_id);
  return (
    <li className={each.mark === "drifts" ? "drifts" : undefined}>
      <Mark id={fn} />
      <span className="grow">
        <q>{each.text}</q>
        <small className="softer">{who}</small>
      </span>
      {runs ? <Marking each={each} who={who} /> : <Marked mark={each.mark} />}
    </li>
  );
}

/** Same or drifts; the same press again takes it back. */
function Marking({ each, who }) {
  const mark = (to) => ask("read_back.mark", { id: each.id, mark: to }, [["read_back", each.id, { mark: to }]]);
  return (
    <span className="seg" role="group" aria-label={`What ${who} tells`}>
      {MARKS.map(([value, words, icon]) => (
        <button key={value} type="button" aria-pressed={each.mark === value} onClick={() => mark(each.mark === value ? null : value)}>
          <Icon name={icon} />
          {words}
        </button>
      ))}
    </span>
  );
}

function Marked({ mark }) {
  const known = MARKS.find(([value]) => value === mark);
  if (!known) return null;
  return (
    <span className={mark === "drifts" ? "tag warn-c" : "tag ok-c"}>
      <Icon name={known[2]} />
      {known[1]}
    </span>
  );
}
