// The steps of joining, each with its question, its answer and its button.
import { useEffect, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import { shapesOf } from "../sync/marks.js";
import { connect, getState, subscribe } from "../sync/sync.js";
import { codeOf, forgetWaiting, LENGTH } from "./joining.js";

export function CodeStep({ wrong, busy, code, type, look }) {
  const whole = code.length === LENGTH;
  const field = useFirst();
  // A wrong code stands ready to be typed over, wherever the focus went.
  useEffect(() => {
    if (!wrong) return;
    field.current.focus();
    field.current.select();
  }, [wrong]);
  const change = (event) => {
    const next = codeOf(event.target.value);
    type(next);
    if (next.length === LENGTH && next !== code) look(next);
  };
  return (
    <Step number={1} title="What does the screen say?" lead="Six characters, in large type at the front." busy={busy} ready={whole} act="Continue" submit={() => look(code)}>
      <div className="field">
        <label htmlFor="code" className="sr">
          Room code
        </label>
        <div className="codebox" data-wrong={wrong ? "" : undefined}>
          <input
            ref={field} id="code" value={code} onChange={change} autoCapitalize="characters" autoComplete="off"
            autoCorrect="off" spellCheck={false} enterKeyHint="go" aria-describedby="code-hint code-fault" aria-invalid={wrong ? true : undefined}
          />
          {Array.from({ length: LENGTH }, (_, place) => (
            <span key={place} aria-hidden="true" className={place === Math.min(code.length, LENGTH - 1) ? "cur" : ""}>
              {code[place]}
            </span>
          ))}
          <span className="gap" aria-hidden="true">
            –
          </span>
        </div>
        <Fault id="code-fault" wrong={wrong} />
        <span className="hint" id="code-hint">
          Capitals and small letters are the same. There is no letter O and no number 0.
        </span>
      </div>
    </Step>
  );
}

export function SeatStep({ door, wrong, busy, enter, guest, back }) {
  const [chosen, choose] = useState(null);
  const shapes = shapesOf(door.functions.map((each) => each.code));
  const byId = new Map(door.functions.map((each) => [each.id, each]));
  const seat = door.seats.find((each) => each.member_id === chosen);
  return (
    <Step
      number={2} eyebrow={placeOf(door)} title="Who are you?" busy={busy} ready={Boolean(seat)}
      act={seat ? `Go in as ${seat.name}` : "Choose your name"} submit={() => enter({ member_id: chosen }, seat)}
    >
      <fieldset className="field" aria-describedby="seat-fault">
        <legend className="sr">Your seat</legend>
        <Fault id="seat-fault" wrong={wrong} />
        <div className="fnpick seats">
          {door.seats.map((each) => (
            <Choice key={each.member_id} name="seat" value={each.member_id} chosen={chosen} choose={choose} disabled={each.taken}>
              <Mark fn={byId.get(each.function_id)} shapes={shapes} />
              <span>
                {each.name}
                <small>{each.taken ? "taken: already in" : each.title}</small>
              </span>
            </Choice>
          ))}
        </div>
      </fieldset>
      <p className="row wrap">
        <button type="button" className="linklike" onClick={guest}>
          I am a guest from the front line
        </button>
        <button type="button" className="linklike" onClick={back}>
          Another code
        </button>
      </p>
    </Step>
  );
}

export function GuestStep({ door, wrong, busy, enter, back }) {
  const [name, change] = useState("");
  const [chosen, choose] = useState(null);
  const field = useFirst();
  const shapes = shapesOf(door.functions.map((each) => each.code));
  const who = { guest: { name: name.trim(), function_id: chosen } };
  return (
    <Step
      number={2} eyebrow={placeOf(door)} title="Who are you?" busy={busy} ready={Boolean(name.trim() && chosen)}
      act="Go into the room" submit={() => enter(who, { name: name.trim() })}
    >
      <div className="field">
        <label htmlFor="guest-name">Your name, as colleagues know you</label>
        <input ref={field} id="guest-name" value={name} maxLength={80} autoComplete="name" aria-describedby="guest-hint guest-fault" onChange={(event) => change(event.target.value)} />
        <Fault id="guest-fault" wrong={wrong} />
        <span className="hint" id="guest-hint">
          Guests write notes under their name. Decisions are signed by the seats.
        </span>
      </div>
      <fieldset className="field">
        <legend>Which function do you work in?</legend>
        <div className="fnpick">
          {door.functions.filter((each) => !each.pseudo).map((each) => (
            <Choice key={each.id} name="function" value={each.id} chosen={chosen} choose={choose}>
              <Mark fn={each} shapes={shapes} />
              {each.name}
            </Choice>
          ))}
        </div>
      </fieldset>
      <p>
        <button type="button" className="linklike" onClick={back}>
          I have a seat
        </button>
      </p>
    </Step>
  );
}

export function WaitStep({ seat, refused, back }) {
  const [offline, note] = useState(false);
  useEffect(() => {
    const look = () => {
      const { me, status } = getState();
      note(status.kind === "offline");
      if (status.kind === "refused") refused();
      if (!me || me.waiting) return;
      forgetWaiting();
      // A full navigation: the pages read who I am from a fresh request.
      location.assign(seat.go);
    };
    const off = subscribe(look);
    connect({});
    return off;
  }, [seat.go]);
  return (
    <section aria-labelledby="step">
      <Steps number={3} />
      <Title text="The facilitator lets you in with one tap" />
      <p className="soft" role="status">
        {offline
          ? "Offline just now. This page goes on by itself when the line is back."
          : `You asked for the seat of ${seat.name}. Look up: your facilitator sees your name. This page goes on by itself.`}
      </p>
      <p className="waitbar" aria-hidden="true" />
      <div className="fill" />
      <button type="button" className="btn big" onClick={back}>
        Start again
      </button>
    </section>
  );
}

function Step({ number, eyebrow, title, lead, busy, ready, act, submit, children }) {
  const send = (event) => {
    event.preventDefault();
    if (ready && !busy) submit();
  };
  return (
    <form className="step" onSubmit={send} noValidate aria-labelledby="step">
      <Steps number={number} />
      <div>
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <Title text={title} />
        {lead && <p className="soft lead">{lead}</p>}
      </div>
      {children}
      <div className="fill" />
      <div className="thumb">
        <button type="submit" className="btn primary big" aria-disabled={!ready || undefined} aria-busy={busy || undefined}>
          {busy ? "One moment …" : act}
          {ready && !busy && <Icon name="arrow-right" />}
        </button>
      </div>
    </form>
  );
}

function Steps({ number }) {
  return (
    <div className="steps3" role="img" aria-label={`Step ${number} of 3`}>
      {[1, 2, 3].map((each) => (
        <i key={each} className={each <= number ? "on" : ""} />
      ))}
    </div>
  );
}

/** The field a step asks for first: it takes the focus after the title, also on a page that was drawn before its script ran. */
function useFirst() {
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  return field;
}

/** A new question takes the focus, so that it is read out; a field keeps it. */
function Title({ text }) {
  const heading = useRef(null);
  useEffect(() => {
    if (!["INPUT"].includes(document.activeElement?.tagName)) heading.current.focus();
  }, [text]);
  return (
    <h1 id="step" ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}

function Choice({ name, value, chosen, choose, disabled, children }) {
  const on = value === chosen;
  return (
    <label className={[on && "on", disabled && "taken"].filter(Boolean).join(" ")}>
      <input type="radio" name={name} value={value} checked={on} disabled={disabled} onChange={() => choose(value)} />
      {children}
    </label>
  );
}

function Mark({ fn, shapes }) {
  return (
    <span className={`fn fn-${shapes[fn?.code] ?? "no"}`} title={fn?.name}>
      <span aria-hidden="true">{fn?.code ?? "?"}</span>
      <span className="sr">{fn?.name}</span>
    </span>
  );
}

function Fault({ id, wrong }) {
  return (
    <span className="fault" id={id} role="alert">
      {wrong?.text}
    </span>
  );
}

const placeOf = (door) => {
  const tried = door.room.kind === "rehearsal" && "Rehearsal: nothing is kept";
  return [door.company, door.room.title, tried].filter(Boolean).join(" · ");
};
