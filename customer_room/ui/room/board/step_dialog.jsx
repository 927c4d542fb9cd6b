// The steps of a stage: add, rename, say who serves them.
import { useState } from "react";
import { told } from "./acts.js";
import { Choice, Dialog, Text } from "./dialog.jsx";
import { useScene } from "./hooks.js";
import { newId, propose } from "./line.js";

const ENTRIES = [
  ["–", "On the way"],
  ["prospect start", "Where they look at us first"],
  ["new customer", "Where they become customers"],
  ["already here", "Where existing customers come in"],
];

export function StepDialog({ stage: given }) {
  const stages = useScene((now) => now.stages);
  const current = useScene((now) => now.room.stage_id);
  const [stage, setStage] = useState(given ?? current ?? stages[0]?.id ?? "");
  if (!stages.length) {
    return (
      <Dialog title="Name a stage first">
        <p>Steps stand in stages: what the customer does there, one after the other.</p>
      </Dialog>
    );
  }
  return (
    <Dialog title="Steps of a stage" wide>
      <Choice label="Stage" value={stage} onChange={(event) => setStage(event.target.value)} autoFocus>
        {stages.map((each) => (
          <option key={each.id} value={each.id}>
            {each.letter} {each.name}
          </option>
        ))}
      </Choice>
      <Steps key={stage} stage={stage} />
      <NewStep stage={stage} />
    </Dialog>
  );
}

function Steps({ stage }) {
  const steps = useScene((now) => now.steps.get(stage)) ?? [];
  if (!steps.length) return <p className="softer">No step yet. For example: Talk to someone.</p>;
  return (
    <ul className="steplist">
      {steps.map((step) => (
        <StepLine key={step.id} step={step} />
      ))}
    </ul>
  );
}

function StepLine({ step }) {
  const quarter = useScene((now) => now.room.quarter);
  const rename = (event) => {
    const name = event.target.value.trim();
    if (!name || name === step.name) return;
    told(propose("step.edit", { id: step.id, name, expect: step.name }, [["step", step.id, { name }]]));
  };
  const serve = (functionId) => {
    const versions = { ...step.function_by_quarter, [quarter]: functionId };
    told(propose("step.serve", { id: step.id, quarter, function_id: functionId }, [["step", step.id, { function_by_quarter: versions }]]));
  };
  const remove = () => told(propose("step.remove", { id: step.id }, [["step", step.id, { removed_at: "gone" }]]));
  return (
    <li>
      <input className="input" aria-label="Name of the step" defaultValue={step.name} maxLength={80} onBlur={rename} />
      <Server label={`Who serves ${step.name}`} value={step.served} change={serve} />
      <button type="button" className="btn quiet s" aria-label={`Remove ${step.name}`} onClick={remove}>
        Remove
      </button>
    </li>
  );
}

function Server({ label, value, change }) {
  const functions = useScene((now) => now.functions);
  return (
    <select className="input" aria-label={label} value={value ?? ""} onChange={(event) => change(event.target.value || null)}>
      <option value="">Nobody serves it</option>
      {functions
        .filter((each) => !each.pseudo)
        .map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
    </select>
  );
}

function NewStep({ stage }) {
  const quarter = useScene((now) => now.room.quarter);
  const steps = useScene((now) => now.steps.get(stage)) ?? [];
  const [name, setName] = useState("");
  const [server, setServer] = useState(null);
  const [entry, setEntry] = useState(ENTRIES[0][0]);
  const add = async () => {
    const text = name.trim();
    if (!text) return;
    const id = newId();
    const fields = { stage_id: stage, order: Math.min((steps.at(-1)?.order ?? 0) + 1, 999), name: text };
    const shown = { ...fields, function_by_quarter: { [quarter]: server }, removed_at: null };
    const given = { id, ...fields, quarter, function_id: server, entry };
    if (await told(propose("step.add", given, [["step", id, shown]], { form: true }))) setName("");
  };
  return (
    <fieldset className="choices newstep">
      <legend>Add a step</legend>
      <Text
        label="What the customer does"
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && (event.preventDefault(), add())}
      />
      <Server label="Who serves it" value={server} change={setServer} />
      <select className="input" aria-label="Where customers come in" value={entry} onChange={(event) => setEntry(event.target.value)}>
        {ENTRIES.map(([value, says]) => (
          <option key={value} value={value}>
            {says}
          </option>
        ))}
      </select>
      <button type="button" className="btn s" onClick={add}>
        Add the step
      </button>
    </fieldset>
  );
}
