// Answering in secret, one thing at a time: a tap each, sent with the last, changed until shown.
import { useEffect, useRef, useState } from "react";
import { ask, told } from "../room/board/acts.js";
import { desk } from "../room/board/desk.js";
import { useLine } from "../room/board/hooks.js";
import { forgetAnswers, keepAnswer, keptAnswer } from "../room/board/kept_answers.js";
import { Icon, newId } from "../room/board/line.js";
import { singleKeysOn } from "../sync/single_keys.js";
import { begun, isSaid, isWhole, LONGEST, nextStep, numberIn, stepsOf, wordsOf } from "./leaders.js";

/** `forMember` is whom a facilitator answers for; `done` is called when that is sent. */
export function Answering({ question, forMember = null, close, done }) {
  const steps = stepsOf(question);
  const me = useLine((line) => line.me?.member_id);
  const [kept] = useState(() => (forMember ? null : keptAnswer(desk.get(), me, question.id)));
  const [said, say] = useState(() => kept?.said ?? begun(forMember ? { ...question, mine: { points: [], choice: "", text: "" } } : question));
  const [sent, setSent] = useState(!forMember && question.mine.given);
  const [at, go] = useState(() => startOf(steps, said, kept, sent));
  const focus = useRef(false);
  const keep = (next, more) => forMember || keepAnswer(desk, me, question.id, { said: next, ...more });
  const send = async (whole) => {
    const given = { points: whole.points, choice: whole.choice, text: whole.text.trim() };
    const whose = forMember ? { for_member: forMember } : {};
    if (!(await told(ask("survey.answer", { id: newId(), survey_id: question.id, ...given, ...whose })))) return;
    if (!forMember) forgetAnswers(desk, (id) => id === question.id);
    setSent(true);
    done?.();
  };
  useEffect(() => {
    // It was on its way when the page was loaded anew.
    if (kept?.isGiven) send(kept.said);
  }, []);
  const turn = (to) => {
    focus.current = true;
    go(to);
  };
  const give = (next) => {
    const isGiven = isWhole(steps, next);
    say(next);
    keep(next, { isGiven });
    if (isGiven) send(next);
    turn(nextStep(steps, next, at));
  };
  const point = (n) => give({ ...said, points: said.points.map((was, place) => (place === steps[at].at ? n : was)) });
  const onKey = (event) => {
    if (event.target.matches("input, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way && steps[at + way]) return event.preventDefault(), turn(at + way);
    if (steps[at]?.kind === "scale" && singleKeysOn() && /^[0-4]$/.test(event.key)) return event.preventDefault(), point(Number(event.key));
    return undefined;
  };
  return (
    <div className="leadanswer" onKeyDown={onKey}>
      {steps.length > 1 && <Steps steps={steps} said={said} at={at} turn={turn} />}
      {at < 0 ? (
        <All steps={steps} said={said} turn={turn} sent={sent} close={close} focus={focus} />
      ) : (
        <Step key={at} step={steps[at]} asks={question.asks} said={said} point={point} give={give} keep={keep} focus={focus} place={`${at + 1} of ${steps.length}`} />
      )}
    </div>
  );
}

/** Where answering begins: at what is still to say, or with all that was said. */
function startOf(steps, said, kept, sent) {
  if (kept?.isGiven || (sent && !kept)) return -1;
  return Math.max(nextStep(steps, said, -1), 0);
}

/** Where I am: each thing with what I said to it. */
function Steps({ steps, said, at, turn }) {
  return (
    <ol className="leadsteps" style={{ "--steps": steps.length }}>
      {steps.map((step, place) => (
        <li key={place}>
          <button type="button" aria-current={place === at ? "step" : undefined} className={isSaid(step, said) ? "said" : undefined} onClick={() => turn(place)}>
            <b className="num">{place + 1}</b>
            <span className="sr"> {step.title}{isSaid(step, said) ? `: ${wordsOf(step, said)}` : ": not answered yet"}</span>
            <small className="num" aria-hidden="true">
              {!isSaid(step, said) ? "·" : step.kind === "scale" ? said.points[step.at] : "✓"}
            </small>
          </button>
        </li>
      ))}
    </ol>
  );
}

function useHeading(focus) {
  const heading = useRef(null);
  useEffect(() => {
    if (focus.current) heading.current?.focus();
    focus.current = false;
  }, []);
  return heading;
}

function Step({ step, asks, said, point, give, keep, focus, place }) {
  const heading = useHeading(focus);
  return (
    <div className="leadstep">
      <p className="softer num">{`${place} · ${asks}`}</p>
      <h2 ref={heading} tabIndex={-1}>
        {step.title}
      </h2>
      {step.kind === "scale" && <Scale scale={step.scale} chosen={said.points[step.at]} point={point} />}
      {step.kind === "choice" && (
        <Pick choices={step.choices} chosen={said.choice} give={(choice) => give({ ...said, choice })} />
      )}
      {step.kind === "text" && <Words text={said.text} asks={asks} keep={(text) => keep({ ...said, text })} give={(text) => give({ ...said, text })} />}
      {step.kind === "count" && <HowMany title={step.title} value={said.points[step.at]} point={point} />}
    </div>
  );
}

function Scale({ scale, chosen, point }) {
  return (
    <div className="leadscale" role="group" aria-label="Your answer">
      {scale.map((words, n) => (
        <button key={n} type="button" aria-pressed={chosen === n} aria-keyshortcuts={String(n)} onClick={() => point(n)}>
          <b className="num">{n}</b>
          <span>{words}</span>
        </button>
      ))}
    </div>
  );
}

function Pick({ choices, chosen, give }) {
  return (
    <div className="leadscale" role="group" aria-label="Your answer">
      {choices.map((each) => (
        <button key={each} type="button" aria-pressed={chosen === each} onClick={() => give(each)}>
          <span>{each}</span>
        </button>
      ))}
    </div>
  );
}

function Words({ text, asks, keep, give }) {
  const [typed, set] = useState(text);
  const type = (next) => (set(next), keep(next));
  const left = LONGEST - [...typed.trim()].length;
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), typed.trim() && left >= 0 && give(typed.trim()))}>
      <textarea className="input" rows={3} aria-label={asks} autoFocus value={typed} onChange={(event) => type(event.target.value)} onKeyDown={sendsOnEnter} />
      <div className="row apart">
        <small className={left < 0 ? "left-c" : "softer"}>{left < 0 ? `${-left} too many: ${LONGEST} fit` : `${left} left`}</small>
        <button type="submit" className="btn primary">
          Give it
        </button>
      </div>
    </form>
  );
}

function sendsOnEnter(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function HowMany({ title, value, point }) {
  const [typed, type] = useState(value === null ? "" : String(value));
  const found = numberIn(typed);
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), found !== null && point(found))}>
      <label className="field">
        <span>{`How many, as you guess: ${title.toLowerCase()}`}</span>
        <input className="input num" inputMode="numeric" autoComplete="off" autoFocus value={typed} onChange={(event) => type(event.target.value)} />
        {typed && found === null && <small className="left-c">A whole number, please</small>}
      </label>
      <div className="row apart">
        <small className="softer">Nobody sees it before all are shown.</small>
        <button type="submit" className="btn primary">
          Give it
        </button>
      </div>
    </form>
  );
}

/** All that I said, hidden until it is shown. */
function All({ steps, said, turn, sent, close, focus }) {
  const heading = useHeading(focus);
  return (
    <div className="leadstep">
      <h2 ref={heading} tabIndex={-1}>
        <Icon name="check" /> {sent ? "Answered, and hidden" : "Sending …"}
      </h2>
      <p className="soft">Nobody sees who said what, now or later. You may change it until all answers are shown.</p>
      <ul className="leadall">
        {steps.map((step, at) => (
          <li key={at}>
            <span>{step.title}</span>
            <b>{wordsOf(step, said)}</b>
            <button type="button" className="btn s" aria-label={`Change: ${step.title}`} onClick={() => turn(at)}>
              Change
            </button>
          </li>
        ))}
      </ul>
      {close && (
        <p>
          <button type="button" className="btn primary" onClick={close}>
            Done
          </button>
        </p>
      )}
    </div>
  );
}
