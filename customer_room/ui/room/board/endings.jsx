// How a group leaves the room: said on its head, answered in its dialog.
import { useState } from "react";
import { ask, dissolveGroup, told } from "./acts.js";
import { desk } from "./desk.js";
import { Choice, Dialog, Text } from "./dialog.jsx";
import { dayFrom, dayInWords, dishonours, endOf } from "./endings.js";
import { scene, useFacts, useScene } from "./hooks.js";
import { Icon, now } from "./line.js";
import { Raised } from "./on_table.jsx";

const PARKED_DAYS = 90; // as a rule, the next room
const WORDS = { parked: "Parked", kept: "Kept knowingly" };

/** On the head of a group: its end, or that it needs one. */
export function Ending({ id, group, notes }) {
  const raised = useScene((at) => at.raised);
  const end = endOf(id, group, notes, raised);
  const needs = !end && dishonours(notes);
  const open = () => desk.open("group-menu", { id });
  if (end?.kind === "decision") return <Decided id={id} decisions={end.decisions} />;
  return (
    <button type="button" tabIndex={-1} className={needs ? "ending needs" : end ? "ending" : "ending none"} aria-label={`${end ? WORDS[end.kind] : needs ? "Needs an answer" : "More"}: group ${group.name}`} onClick={open}>
      {needs && <Icon name="circle-alert" />}
      {needs && "Needs an answer"}
      {end && <EndWords end={end} />}
      {!needs && !end && <Icon name="ellipsis" />}
    </button>
  );
}

function Decided({ id, decisions }) {
  const own = useScene((at) => at.raised.get(id));
  if (own) return <Raised id={id} />;
  return <span className="ending">{`Decided in ${decisions.map((each) => each.number).join(", ")}`}</span>;
}

function EndWords({ end }) {
  const nameOf = useNames();
  if (end.kind === "parked") return `Parked until ${dayInWords(end.until)}, ${nameOf(end.owner)}`;
  return `Kept knowingly by ${end.by.map(nameOf).join(", ")}: ${end.benefits}`;
}

function useNames() {
  const people = useScene((at) => at.records.person);
  return (id) => people?.[id]?.title || people?.[id]?.name || "somebody";
}

/** The group's menu: its three ways out, and what else can be done with it. */
export function GroupMenu({ id }) {
  const group = useScene((at) => at.records.group?.[id]);
  const arrange = useScene((at) => at.may && at.me.role !== "guest");
  const decide = useScene((at) => at.me.role === "leader" || at.me.role === "facilitator");
  if (!group || group.removed_at) return null;
  return (
    <Dialog title={`How does “${group.name}” leave the room?`} wide>
      <ul className="ways">
        <li>
          <h3>As a decision</h3>
          <p className="soft">Somebody owns it, and customers will see it.</p>
          {decide && (
            <button type="button" className="btn" onClick={() => desk.open("decide", { ids: [], group: id })}>
              <Icon name="scale" />
              Decide
            </button>
          )}
        </li>
        <li>
          <h3>Parked</h3>
          <Park id={id} group={group} may={arrange} />
        </li>
        <li>
          <h3>Kept knowingly</h3>
          <Keep id={id} group={group} />
        </li>
      </ul>
      {arrange && <Else id={id} />}
    </Dialog>
  );
}

/** With a day and somebody who brings it back. */
function Park({ id, group, may }) {
  const seats = useSeats();
  const me = useScene((at) => at.me.member_id);
  const nameOf = useNames();
  const [day, setDay] = useState(group.parked_until ?? dayFrom(now(), PARKED_DAYS));
  const [owner, setOwner] = useState(group.owner_id ?? (seats.includes(me) ? me : ""));
  const park = async () => {
    if (await told(ask("group.park", { id, until: day, owner }, [["group", id, { parked_until: day, owner_id: owner }]]))) desk.close();
  };
  const takeUp = () => told(ask("group.park", { id, until: null }, [["group", id, { parked_until: null, owner_id: null }]]));
  return (
    <>
      <p className="soft">{group.parked_until ? `Until ${dayInWords(group.parked_until)}; ${nameOf(group.owner_id)} brings it back.` : "Until a day, with somebody who brings it back."}</p>
      {may && (
        <div className="row wrap parking">
          <Text label="Until" type="date" value={day} min={dayFrom(now(), 1)} onChange={(event) => setDay(event.target.value)} />
          <Choice label="Who brings it back" value={owner} onChange={(event) => setOwner(event.target.value)}>
            <option value="" disabled>
              Choose a person
            </option>
            {seats.map((each) => (
              <option key={each} value={each}>
                {nameOf(each)}
              </option>
            ))}
          </Choice>
          <button type="button" className="btn" disabled={!day || !owner} onClick={park}>
            Park it
          </button>
          {group.parked_until && (
            <button type="button" className="btn quiet" onClick={takeUp}>
              Take it up again
            </button>
          )}
        </div>
      )}
    </>
  );
}

/** By name, and saying who benefits from keeping it. */
function Keep({ id, group }) {
  const me = useScene((at) => at.me);
  const may = useScene((at) => at.may && at.me.seat);
  const nameOf = useNames();
  const [benefits, setBenefits] = useState("");
  const by = group.kept_by ?? [];
  const mine = by.includes(me.member_id);
  const keep = (on) => {
    const others = by.filter((each) => each !== me.member_id);
    const who_benefits = benefits.trim() || (on || others.length ? group.who_benefits : "");
    const shown = { kept_by: on ? [...others, me.member_id] : others, who_benefits };
    return told(ask("group.keep", { id, keep: on, who_benefits: on ? benefits.trim() : "" }, [["group", id, shown]]));
  };
  return (
    <>
      <p className="soft">{by.length ? `Signed by ${by.map(nameOf).join(", ")}. It benefits: ${group.who_benefits}` : "Signed by name, saying who benefits from it."}</p>
      {!may && <p className="softer">Whoever has a seat can sign.</p>}
      {may && mine && (
        <button type="button" className="btn quiet" onClick={() => keep(false)}>
          Take my name back
        </button>
      )}
      {may && !mine && (
        <div className="row wrap parking">
          {!group.who_benefits && <Text label="Who benefits from keeping it" value={benefits} maxLength={160} onChange={(event) => setBenefits(event.target.value)} />}
          <button type="button" className="btn" disabled={!group.who_benefits && !benefits.trim()} onClick={() => keep(true)}>
            Keep it, with my name
          </button>
        </div>
      )}
    </>
  );
}

function Else({ id }) {
  const facts = useFacts();
  const dissolve = () => {
    desk.close();
    dissolveGroup(scene(facts), id);
  };
  return (
    <p className="row wrap else">
      <button type="button" className="btn quiet s" onClick={() => desk.open("rename", { id })}>
        Rename
      </button>
      <button type="button" className="btn quiet s" onClick={() => desk.open("merge", { id })}>
        Merge into…
      </button>
      <button type="button" className="btn quiet s" onClick={dissolve}>
        Take the frame away
      </button>
    </p>
  );
}

/** Everybody with a seat, by title. */
function useSeats() {
  const members = useScene((at) => at.records.member);
  const people = useScene((at) => at.records.person);
  const titleOf = (id) => people?.[id]?.title || people?.[id]?.name || "";
  return Object.entries(members ?? {})
    .filter(([, member]) => member.seat)
    .map(([id]) => id)
    .sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
}
