// Import figures: choose what, paste or choose a file, look at it, then all of it or nothing.
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import { useSync } from "../sync/live_bridge.jsx";
import { acted, newId, now, propose } from "../sync/sync.js";
import { forget, keep, kept, KEPT_MS, load, preview } from "./asking.js";
import { exampleRows, KINDS, LANE_CHOICES } from "./kinds.js";
import { Seen, some } from "./seen_rows.jsx";
import { checked, csvOf, download, textOf } from "./sheet.js";

const EMPTY = { text: "", file: null };

/** Opens when any part of the page asks for it (`import-figures`); preventing the default tells that somebody heard. */
export function ImportDialog({ roomId }) {
  const box = useRef(null);
  const name = useId();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const hear = (event) => {
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("import-figures", hear);
    return () => window.removeEventListener("import-figures", hear);
  }, []);
  useEffect(() => {
    if (open && !box.current.open) box.current.showModal();
  }, [open]);
  const close = () => box.current.close();
  return (
    <dialog ref={box} className="dialog importing" aria-labelledby={name} onClose={() => setOpen(false)}>
      <h2 id={name}>Import figures</h2>
      {open && <Import room={roomId || roomHere()} close={close} />}
    </dialog>
  );
}

function Import({ room, close }) {
  const [made, setMade] = useState(() => kept(room, now()));
  const [done, setDone] = useState(false);
  const [told, setTold] = useState("");
  const finish = (result) => {
    setTold("");
    keep(room, result);
    acted(result.op, KEPT_MS, () => forget(room));
    setMade(result);
    setDone(true);
  };
  const removed = () => {
    setTold(`${some(made.count, made.kind)} taken out again, as if never imported.`);
    forget(room);
    setMade(null);
    setDone(false);
  };
  if (done && made) return <Done made={made} removed={removed} close={close} again={() => setDone(false)} />;
  return (
    <>
      <p className={told ? "verdict" : "sr"} role="status">
        {told}
      </p>
      {made && <Last made={made} removed={removed} gone={() => setMade(null)} />}
      <Paste room={room} finish={finish} close={close} />
    </>
  );
}

/** The cells, and what the server says about them. */
function Paste({ room, finish, close }) {
  const [kind, setKind] = useState("moves");
  const [lane, setLane] = useState("HOW THEY MOVE");
  const [cells, setCells] = useState(EMPTY);
  const [seen, setSeen] = useState(null);
  const [busy, setBusy] = useState("");
  const [fault, setFault] = useState("");
  const op = useRef("");
  const result = useRef(null);
  const change = (act) => (value) => {
    act(value);
    setSeen(null);
    setFault("");
  };
  const given = () => ({ kind, room_id: room, text: cells.text, ...(kind === "notes" && { lane }) });

  async function run(name, act) {
    if (busy) return;
    setBusy(name);
    setFault("");
    try {
      await act();
    } catch (problem) {
      setFault(problem.message);
    }
    setBusy("");
  }

  const look = () =>
    run("look", async () => {
      checked(cells.text);
      setSeen(null);
      setSeen(await preview(given()));
      op.current = newId();
    });
  const bring = () =>
    run("load", async () => {
      try {
        await load({ ...given(), op_id: op.current });
        finish({ op: op.current, kind, count: seen.total, at: now() });
      } catch (problem) {
        // A lost answer is asked for again under the same id; a refusal is final.
        if (problem.code && !problem.retry) op.current = newId();
        throw problem;
      }
    });
  useEffect(() => {
    if (!seen) return;
    result.current.focus({ preventScroll: true });
    result.current.scrollIntoView({ block: "start" });
  }, [seen]);
  const fits = seen && !seen.faults.length && !seen.wrong;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) bring();
        else look();
      }}
    >
      <Kinds kind={kind} choose={change(setKind)} />
      <Columns kind={kind} />
      {kind === "notes" && <LaneOf lane={lane} choose={change(setLane)} />}
      <Cells kind={kind} cells={cells} set={change(setCells)} complain={setFault} />
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div ref={result} tabIndex={-1} className="result">
        {seen && <Seen seen={seen} />}
      </div>
      <div className="row wrap answers">
        {fits ? (
          <button type="submit" className="btn primary" aria-busy={busy === "load" || undefined}>
            {busy === "load" ? "Importing" : `Import ${seen.total.toLocaleString("en")} ${seen.total === 1 ? "row" : "rows"}`}
          </button>
        ) : (
          <button type="submit" className="btn primary" aria-busy={busy === "look" || undefined} disabled={!cells.text.trim()}>
            {seen ? "Look again" : "Look at it first"}
          </button>
        )}
        <button type="button" className="btn" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function Kinds({ kind, choose }) {
  return (
    <fieldset className="kinds">
      <legend>What are the rows?</legend>
      <div className="seg">
        {Object.entries(KINDS).map(([id, each]) => (
          <button key={id} type="button" aria-pressed={id === kind} onClick={() => choose(id)}>
            {each.name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Columns({ kind }) {
  const { says, needs, may, more } = KINDS[kind];
  const { records } = useSync();
  const rows = () => exampleRows(kind, records, quarterOf(records));
  return (
    <div className="columns">
      <p>{says}</p>
      <p>
        The first row names the columns: <Names of={needs} />
        {may.length > 0 && (
          <>
            ; if wanted <Names of={may} />
          </>
        )}
        . <span className="soft">{more}</span>
      </p>
      <details>
        <summary>See an example</summary>
        <pre tabIndex={0}>{rows().map((row) => row.join("\t")).join("\n")}</pre>
      </details>
      <button type="button" className="btn quiet s" onClick={() => download(`example-${kind}.csv`, csvOf(rows()))}>
        <Icon name="download" />
        Download an example
      </button>
    </div>
  );
}

/** The quarter of this room, as soon as it is known. */
function quarterOf(records) {
  return records.room?.[roomHere()]?.quarter ?? `${new Date(now()).getUTCFullYear()}-Q1`;
}

function roomHere() {
  return decodeURIComponent(location.pathname.split("/")[2] ?? "");
}

function Names({ of }) {
  return of.map((each, at) => (
    <span key={each}>
      {at > 0 && ", "}
      <b>{each}</b>
    </span>
  ));
}

function LaneOf({ lane, choose }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Lane of rows that name none</label>
      <select id={id} value={lane} onChange={(event) => choose(event.target.value)}>
        {LANE_CHOICES.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Cells({ kind, cells, set, complain }) {
  const id = useId();
  const choose = async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    try {
      const text = await textOf(file);
      set({ text, file: `${file.name}, ${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en")} kB` });
    } catch (problem) {
      complain(problem.message);
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{cells.file ? "The file" : "Paste the cells"}</label>
      {cells.file ? (
        <p className="row wrap chosen" id={id}>
          <Icon name="file-text" />
          {cells.file}
          <button type="button" className="btn s" onClick={() => set(EMPTY)}>
            Take it out
          </button>
        </p>
      ) : (
        <textarea
          id={id}
          className="cells"
          rows={6}
          spellCheck={false}
          value={cells.text}
          placeholder={KINDS[kind].needs.join("\t")}
          onChange={(event) => set({ text: event.target.value, file: null })}
        />
      )}
      <label className="btn s filepick">
        <Icon name="upload" />
        {cells.file ? "Choose another file" : "Or choose a CSV file"}
        <input type="file" className="sr" accept=".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values,text/plain" onChange={choose} />
      </label>
    </div>
  );
}

function Done({ made, removed, close, again }) {
  const head = useRef(null);
  useEffect(() => head.current.focus(), []);
  return (
    <>
      <p className="verdict" role="status" tabIndex={-1} ref={head}>
        <Icon name="circle-check" />
        {some(made.count, made.kind)} {made.count === 1 ? "is" : "are"} in.
      </p>
      <p className="soft">One act of yours: you can take it back as a whole until {clock(made.at + KEPT_MS)}.</p>
      <div className="row wrap answers">
        <button type="button" className="btn primary" onClick={close}>
          Close
        </button>
        <button type="button" className="btn" onClick={again}>
          Import more
        </button>
        <Remove made={made} removed={removed} />
      </div>
    </>
  );
}

/** My last import, as long as it can be taken back from here. */
function Last({ made, removed, gone }) {
  useEffect(() => {
    const timer = setTimeout(gone, Math.max(0, made.at + KEPT_MS - now()));
    return () => clearTimeout(timer);
  }, [made]);
  return (
    <div className="row wrap lastimport">
      <span>
        You imported {some(made.count, made.kind)} at {clock(made.at)}.
      </span>
      <Remove made={made} removed={removed} />
    </div>
  );
}

function Remove({ made, removed }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const act = async () => {
    if (busy) return;
    setBusy(true);
    const result = await propose("operation.undo", { op_id: made.op }, [], { form: true });
    setBusy(false);
    if (result.ok) removed();
    else setSaid(result.error.message);
  };
  return (
    <>
      <button type="button" className="btn danger" aria-busy={busy || undefined} onClick={act}>
        Remove this import
      </button>
      {said && (
        <span className="fault" role="alert">
          {said}
        </span>
      )}
    </>
  );
}

const clock = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
