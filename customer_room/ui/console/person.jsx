// One person, pressed in the list: what a facilitator can do for them, and about them.
import { MergePeople } from "../merging/merge_dialog.jsx";
import { ask, told } from "../room/board/acts.js";
import { Dialog } from "../room/board/dialog.jsx";
import { desk } from "../room/board/desk.js";
import { useLine, useScene } from "../room/board/hooks.js";
import { Icon, notify } from "../room/board/line.js";
import { Mark } from "../room/board/marks.jsx";
import { today } from "./people.jsx";
import { besideOf, calledOf, isHidden, peopleOf, rowsOf, typesForOthers } from "./who.js";

export function PersonDialog({ id }) {
  const { records, phase, room, me, functionById } = useScene((scene) => scene);
  const presence = useLine((line) => line.presence);
  const member = records.member?.[id];
  if (!member) return null;
  const name = records.person?.[id]?.name ?? "Somebody";
  const row = rowsOf({ presence, records, phase, today: today() }).find((each) => each.id === id);
  const facts = [
    besideOf(records, id) === name ? calledOf(records, id) : besideOf(records, id),
    functionById.get(member.function_id)?.name,
    member.seat && "has a seat",
    member.role === "facilitator" && "facilitator",
    row && WORDS[row.state],
  ];
  const isMe = id === me.member_id;
  return (
    <Dialog title={name}>
      <p className="row soft">
        <Mark id={member.function_id} />
        {facts.filter(Boolean).join(", ")}
      </p>
      <ul className="personacts">
        {room.status !== "closed" && !isMe && (
          <Way icon="sticky-note" says="Theirs, and marked as typed by you" go={() => desk.open("write-for", { id })}>
            Write a note for them
          </Way>
        )}
        {phase?.votes_open && typesForOthers(me) && !isMe && (member.seat || phase.everybody_votes) && (
          <Way icon="vote" says="Blind, as everybody’s; marked as typed by you" go={() => desk.open("dots-for", { id })}>
            Give dots for them
          </Way>
        )}
        {isHidden(phase, id) && (
          <Way icon="eye" says="Everybody sees it; it is not hidden again" go={() => act("phase.reveal", { id: phase.id, member_id: id })}>
            Show what they wrote
          </Way>
        )}
        <Role id={id} member={member} isMe={isMe} name={name} />
        <Way icon="users" says="The same person came in twice, or stands in the team twice" go={() => desk.open("merge-people", { gone: id })}>
          Merge with another entry
        </Way>
        {!isMe && member.role !== "owner" && (
          <Way icon="log-out" says="Signed out on every device, within two seconds" go={() => act("member.sign_out", { id }, `${name} is signed out everywhere.`)}>
            Remove from the room
          </Way>
        )}
      </ul>
    </Dialog>
  );
}

const WORDS = { done: "here and done", writing: "here, not done yet", away: "not here" };

/** A second facilitator takes over when a laptop dies. */
function Role({ id, member, isMe, name }) {
  if (isMe || member.role === "owner" || member.role === "guest") return null;
  const is = member.role === "facilitator";
  const said = is ? `${name} is a leader again.` : `${name} can run this room too.`;
  return (
    <Way icon="settings" says={is ? "They run no room any more; a seat stays" : "They can run this room too; a seat stays"} go={() => act("member.set_role", { id, role: is ? "leader" : "facilitator" }, said)}>
      {is ? "Make them a leader again" : "Make them a second facilitator"}
    </Way>
  );
}

function Way({ icon, says, go, children }) {
  return (
    <li>
      <button type="button" className="btn" onClick={go}>
        <Icon name={icon} />
        <span>
          {children}
          <small className="softer">{says}</small>
        </span>
      </button>
    </li>
  );
}

async function act(name, payload, done) {
  desk.close();
  if ((await told(ask(name, payload))) && done) notify({ text: done });
}

/** Two entries of one person, from the people of this workspace. */
export function MergeDialog({ gone, stays }) {
  const records = useScene((scene) => scene.records);
  return <MergePeople gone={gone} stays={stays} people={peopleOf(records, today())} close={() => desk.close()} />;
}
