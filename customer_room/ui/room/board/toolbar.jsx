// The foot of the board: write, or act on what is selected.
import { dissolveGroup, removeNotes, startDraft, targetGroup, targets } from "./acts.js";
import { desk } from "./desk.js";
import { scene, useDesk, useFacts, useScene } from "./hooks.js";
import { Icon } from "./line.js";
import { kindsIn, some } from "./words.js";
import { Zoom } from "./zoom.jsx";

export function Toolbar({ zoom }) {
  const selected = useDesk((on) => on.selected.size);
  const group = useDesk((on) => (on.selected.size === 0 && on.focus?.startsWith("group:") ? on.focus.slice(6) : null));
  const may = useScene((now) => now.may);
  const known = useScene((now) => Boolean(group && now.records.group?.[group] && !now.records.group[group].removed_at));
  return (
    <footer className="toolbar desk-only">
      {may && selected > 0 ? <OnNotes /> : may && known ? <OnGroup id={group} /> : <Writing />}
      <span className="grow" />
      <VoteLine />
      {zoom && <Zoom {...zoom} />}
      <button type="button" className="btn quiet s" aria-label="Bin" title="Bin: what was deleted here" onClick={() => desk.open("bin")}>
        <Icon name="trash-2" />
      </button>
      <button type="button" className="btn quiet s" aria-label="Keys and help" onClick={() => desk.open("help")}>
        <kbd>?</kbd>
      </button>
    </footer>
  );
}

function Writing() {
  const facts = useFacts();
  const lane = useDesk((on) => on.lane);
  const may = useScene((now) => now.may);
  if (!may) return <span className="softer">You can read and select everything here.</span>;
  return (
    <>
      {kindsIn(lane).map((each, at) => (
        <button
          key={each.kind}
          type="button"
          className={at === 0 ? "btn primary s" : "btn s kindword"}
          onClick={() => startDraft(scene(facts), { kind: each.kind })}
        >
          <Icon name={each.icon ?? "plus"} />
          {each.name} {at === 0 && <kbd>N</kbd>}
        </button>
      ))}
      <i className="bar" />
      <Chosen icon="group" letter="G" open="group">
        Group
      </Chosen>
      <Chosen icon="scale" letter="D" open="decide">
        Decide
      </Chosen>
    </>
  );
}

/** A verb that needs notes: without a selection it says how to make one. */
function Chosen({ icon, letter, open, children }) {
  const facts = useFacts();
  const act = () => {
    const ids = targets(scene(facts));
    if (open === "group" && ids.length < 1) desk.open("how-to-select");
    else desk.open(open, { ids, group: targetGroup() });
  };
  return (
    <button type="button" className="btn quiet s" onClick={act}>
      <Icon name={icon} />
      {children} <kbd>{letter}</kbd>
    </button>
  );
}

/** For who has no Shift: pressing further notes adds them. */
export function SelectMore({ className }) {
  const on = useDesk((at) => at.many);
  return (
    <button type="button" className={className} aria-pressed={on} onClick={() => desk.set({ many: !on })}>
      Select more
    </button>
  );
}

export function OnNotes() {
  const facts = useFacts();
  const selected = useDesk((on) => on.selected);
  const ids = [...selected];
  const inGroup = useScene((now) => ids.some((id) => now.records.note?.[id]?.group_id));
  const arrange = useScene((now) => now.me.role !== "guest");
  const decide = useScene((now) => now.me.role === "leader" || now.me.role === "facilitator");
  return (
    <>
      <b className="num">{some(ids.length, "note")}</b>
      <SelectMore className="btn quiet s touch-only" />
      {ids.length === 1 && (
        <button type="button" className="btn s" onClick={() => desk.edit(ids[0])}>
          <Icon name="pencil" />
          Edit
        </button>
      )}
      <button type="button" className="btn s" onClick={() => desk.open("move", { ids })}>
        <Icon name="move" />
        Move to… <kbd>M</kbd>
      </button>
      {arrange && (
        <button type="button" className="btn s" onClick={() => desk.open("group", { ids })}>
          <Icon name="group" />
          Group <kbd>G</kbd>
        </button>
      )}
      {arrange && inGroup && (
        <button type="button" className="btn s" onClick={() => desk.open("ungroup", { ids })}>
          Take out of the group
        </button>
      )}
      {decide && (
        <button type="button" className="btn s" onClick={() => desk.open("decide", { ids })}>
          <Icon name="scale" />
          Decide <kbd>D</kbd>
        </button>
      )}
      <button type="button" className="btn quiet s" onClick={() => removeNotes(scene(facts), ids)}>
        <Icon name="trash-2" />
        Delete
      </button>
      <button type="button" className="btn quiet s" aria-label="Select nothing" onClick={() => desk.select([])}>
        <Icon name="x" />
      </button>
    </>
  );
}

export function OnGroup({ id }) {
  const facts = useFacts();
  const name = useScene((now) => now.records.group[id].name);
  return (
    <>
      <b>Group “{name}”</b>
      <button type="button" className="btn s" onClick={() => desk.open("group-menu", { id })}>
        <Icon name="log-out" />
        How it leaves… <kbd>E</kbd>
      </button>
      <button type="button" className="btn s" onClick={() => desk.open("rename", { id })}>
        <Icon name="pencil" />
        Rename
      </button>
      <button type="button" className="btn s" onClick={() => desk.open("merge", { id })}>
        <Icon name="group" />
        Merge into…
      </button>
      <button type="button" className="btn s" onClick={() => desk.open("decide", { ids: [], group: id })}>
        <Icon name="scale" />
        Decide <kbd>D</kbd>
      </button>
      <button type="button" className="btn quiet s" onClick={() => dissolveGroup(scene(facts), id)}>
        Take the frame away
      </button>
    </>
  );
}

function dotsInHand(left, budget) {
  if (left === 0) return budget === 1 ? "Your dot is given" : `All your ${some(budget, "dot")} are given`;
  return left === budget ? `${some(left, "dot")} to give` : `${left} of ${some(budget, "dot")} to give`;
}

/** Dots left, or what became of the vote; `open` shows only what asks something of me. */
export function VoteLine({ open = false }) {
  const left = useScene((now) => now.dotsLeft);
  const phase = useScene((now) => now.phase);
  const votes = useScene((now) => now.records.vote);
  const alone = useScene((now) => now.alone);
  const votesToo = useScene((now) => now.mayVote);
  if (alone && !open) {
    return (
      <span className="status">
        <Icon name="lock" />
        Private until revealed
      </span>
    );
  }
  if (left !== null && !votesToo) {
    return (
      <span className="status" role="status">
        <Icon name="vote" />
        The vote is open
      </span>
    );
  }
  if (left !== null) {
    return (
      <span className="status" role="status">
        <span className="tdots">
          {Array.from({ length: phase.vote_budget }, (_, n) => (
            <i key={n} className={n < left ? "on" : "used"} />
          ))}
        </span>
        {dotsInHand(left, phase.vote_budget)}; nobody sees them yet
      </span>
    );
  }
  const given = Object.values(votes ?? {}).length;
  if (!given || open) return null;
  return (
    <span className="status">
      <span className="tdots">
        <i className="on" />
      </span>
      Vote closed: {some(given, "dot")} given
    </span>
  );
}
