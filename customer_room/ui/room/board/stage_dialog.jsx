// A stage: its name in the customer's words, its place, who answers for it.
import { useState } from "react";
import { told } from "./acts.js";
import { Choice, Dialog, Text } from "./dialog.jsx";
import { desk } from "./desk.js";
import { useScene } from "./hooks.js";
import { newId, propose } from "./line.js";
import { Mark } from "./marks.jsx";
import { internalIn, internalWordsOf } from "./selectors.js";

export function StageDialog({ id }) {
  const stages = useScene((now) => now.stages);
  const stage = stages.find((each) => each.id === id) ?? null;
  const [name, setName] = useState(stage?.name ?? "");
  const may = useScene((now) => now.me.role !== "guest" && now.me.role !== "reader");
  const { workspace, function: functions } = useScene((now) => now.records);
  const word = internalIn(name, internalWordsOf(workspace, functions));
  if (!may) return <Dialog title={stage?.name ?? "Stages"}>{stage && <Claims stage={stage} />}</Dialog>;
  const act = (form) => {
    const text = name.trim();
    if (!text) return false;
    return stage ? change(stage, text, Number(form.get("order"))) : add(stages, text);
  };
  return (
    <Dialog title={stage ? `Stage ${stage.letter}` : "Add a stage"} submit={stage ? "Save" : "Add"} act={act} wide>
      <Text
        label="What a customer would say here"
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={60}
        required
        autoFocus
        hint={word ? `“${word}” is our word. What would a customer say? You can keep it.` : "For example: Can I trust the price?"}
      />
      {stage && (
        <Choice label="Place in the journey" name="order" defaultValue={stage.order}>
          {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => (
            <option key={n}>{n}</option>
          ))}
        </Choice>
      )}
      {stage && <Claims stage={stage} />}
      {stage && (
        <a className="btn quiet s" href={`/stages#stage-${stage.id}`} target="_blank" rel="noreferrer">
          What this stage rests on
        </a>
      )}
      {stage && <Remove stage={stage} />}
    </Dialog>
  );
}

function add(stages, name) {
  const id = newId();
  const used = new Set(stages.map((stage) => stage.order));
  const order = Math.min(Math.max(0, ...used) + 1, 9);
  const shown = { order, name, old_internal_name: "", claims: [], partner_ids: [], status: "draft", removed_at: null };
  return told(propose("stage.add", { id, order, name }, [["stage", id, shown]], { form: true }));
}

function change(stage, name, order) {
  const fields = {};
  if (name !== stage.name) fields.name = name;
  if (order && order !== stage.order) fields.order = order;
  if (!Object.keys(fields).length) return undefined;
  const expect = fields.name ? { expect: stage.name } : {};
  return told(propose("stage.edit", { id: stage.id, ...fields, ...expect }, [["stage", stage.id, fields]], { form: true }));
}

/** Exactly one accepted claim answers for a stage; all others are to be talked about. */
function Claims({ stage }) {
  const me = useScene((now) => now.me);
  const runs = useScene((now) => now.runs);
  const members = useScene((now) => now.records.member);
  const people = useScene((now) => now.records.person);
  const leaders = Object.entries(members ?? {}).filter(([, member]) => member.seat);
  const claims = stage.claims ?? [];
  const claim = (leader, claimed, accepted = false) => {
    const others = claims.filter((each) => each.leader !== leader);
    const next = claimed ? [...others, { leader, accepted }] : others;
    told(propose("stage.claim", { id: stage.id, leader, claimed, accepted }, [["stage", stage.id, { claims: next }]]));
  };
  const nameOf = (id) => people?.[id]?.title || people?.[id]?.name || "A leader";
  const mine = claims.some((each) => each.leader === me.member_id);
  return (
    <fieldset className="choices">
      <legend>Who answers for it</legend>
      {!claims.length && <p className="left-c">Nobody’s stage</p>}
      {claims.map((each) => (
        <div key={each.leader} className="row wrap claim">
          <Mark id={members?.[each.leader]?.function_id} />
          <span className="grow">
            {nameOf(each.leader)}
            <small className="softer"> {each.accepted ? "agreed" : "claims it, not agreed yet"}</small>
          </span>
          {runs && (
            <button type="button" className="btn s" onClick={() => claim(each.leader, true, !each.accepted)}>
              {each.accepted ? "Not agreed" : "Agree"}
            </button>
          )}
          {(runs || each.leader === me.member_id) && (
            <button type="button" className="btn quiet s" onClick={() => claim(each.leader, false)}>
              Withdraw
            </button>
          )}
        </div>
      ))}
      {me.seat && !mine && (
        <button type="button" className="btn s" onClick={() => claim(me.member_id, true)}>
          I claim it
        </button>
      )}
      {runs && (
        <select aria-label="Claim for a leader" className="input" value="" onChange={(event) => event.target.value && claim(event.target.value, true)}>
          <option value="">Claim for a leader…</option>
          {leaders
            .filter(([id]) => !claims.some((each) => each.leader === id))
            .map(([id]) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
        </select>
      )}
    </fieldset>
  );
}

function Remove({ stage }) {
  const remove = async () => (await told(propose("stage.remove", { id: stage.id }, []))) && desk.close();
  return (
    <button type="button" className="btn quiet s" onClick={remove}>
      Take this stage off the map
    </button>
  );
}
