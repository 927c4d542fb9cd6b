// Two entries for one person: which goes, which stays, what will happen; and only then it does.
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "../sync/icon.jsx";
import * as sync from "../sync/sync.js";
import { asked } from "../sync/transport.js";

const OURS = { "X-Customer-Room": "1" };
const NO_LINE = "The server does not answer. Nothing was changed; try again in a moment.";

/** A button that asks. `people` are all who can be chosen, as [id, name]. */
export function MergeButton({ memberId, name, people }) {
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button ref={button} type="button" className="btn s" onClick={() => setOpen(true)}>
        <Icon name="users" />
        Merge…
        <span className="sr"> {name} with another entry</span>
      </button>
      {open && <MergePeople gone={memberId} people={people} close={close} />}
    </>
  );
}

/**
 * @param {object} props
 * @param {string} [props.gone] who goes, to begin with
 * @param {string} [props.stays] who stays, to begin with
 * @param {Array<[string, string]>} props.people
 */
export function MergePeople({ gone: goes = "", stays: keeps = "", people, close }) {
  const box = useRef(null);
  const title = useId();
  const [gone, setGone] = useState(goes);
  const [stays, setStays] = useState(keeps);
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const told = useTold(gone, stays);
  useEffect(() => box.current.showModal(), []);
  const swap = () => {
    setGone(stays);
    setStays(gone);
    setFault("");
  };
  const merge = async () => {
    if (busy) return;
    setBusy(true);
    const result = await sync.propose("member.merge", { id: gone, into: stays });
    setBusy(false);
    if (!result.ok) return setFault(result.error.message);
    sync.notify({ text: `${nameIn(people, gone)} and ${nameIn(people, stays)} are one person now.` });
    return box.current.close();
  };
  return (
    <dialog ref={box} className="dialog wide merging" aria-labelledby={title} onClose={close}>
      <h2 id={title}>{told.question || "Two entries, one person?"}</h2>
      <div className="twofold">
        <Who label="This entry goes" value={gone} people={people} choose={setGone} />
        <Who label="This one stays" value={stays} people={people} choose={setStays} />
      </div>
      <div role="status">
        {told.sentences.length > 0 && (
          <ul className="willdo">
            {told.sentences.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
        {!gone || !stays ? <p className="soft">Choose both. What will happen is told here before anything does.</p> : null}
      </div>
      {(fault || told.refused) && (
        <p className="fault" role="alert">
          {fault || told.refused}
        </p>
      )}
      <div className="row wrap answers">
        <button type="button" className="btn primary" disabled={told.sentences.length === 0} aria-busy={busy || undefined} onClick={merge}>
          Merge them
        </button>
        <button type="button" className="btn" disabled={!gone && !stays} onClick={swap}>
          The other way round
        </button>
        <button type="button" className="btn" onClick={() => box.current.close()}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}

const NOTHING = { question: "", sentences: [], refused: "" };

/** What the server says merging these two would do. */
function useTold(gone, stays) {
  const [told, tell] = useState(NOTHING);
  useEffect(() => {
    tell(NOTHING);
    if (!gone || !stays) return undefined;
    let here = true;
    asked(`/api/members/${encodeURIComponent(gone)}/merge?into=${encodeURIComponent(stays)}`, { headers: OURS }).then(
      (said) => here && tell(said),
      (problem) => here && tell({ ...NOTHING, refused: problem.error?.message ?? NO_LINE }),
    );
    return () => (here = false);
  }, [gone, stays]);
  return told;
}

function Who({ label, value, people, choose }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        <option value="">Choose a person</option>
        {people.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

const nameIn = (people, id) => people.find(([each]) => each === id)?.[1] ?? "The two";
