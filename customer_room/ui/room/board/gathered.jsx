// Everybody is asked to look where the room looks: in three seconds, and each may stay.
import { useEffect, useRef, useState } from "react";
import { desk } from "./desk.js";
import { scene, useFacts, useLine, useScene } from "./hooks.js";
import { turn } from "./keys.js";
import { now } from "./line.js";

const NOTICE_S = 3;
const FRESH_MS = 10_000; // who comes later was not asked
const TYPING = "input, textarea, select, [contenteditable]";

/** Nobody who writes is taken away. */
const isTyping = () => Boolean(desk.get().editing || document.activeElement?.matches(TYPING) || document.querySelector("dialog[open]"));

export function Gathered() {
  const facts = useFacts();
  const room = useScene((at) => at.room);
  const me = useLine((line) => line.me?.member_id);
  const [left, setLeft] = useState(null);
  const [following, follow] = useState(false);
  const heard = useRef(room.gathered_at);

  useEffect(() => {
    if (room.gathered_at === heard.current) return;
    heard.current = room.gathered_at;
    const isFresh = now() - Date.parse(room.gathered_at) < FRESH_MS;
    if (isFresh && room.gathered_by !== me) setLeft(NOTICE_S);
  }, [room.gathered_at]);

  const go = () => {
    setLeft(null);
    follow(true);
    look(facts, room.stage_id);
  };
  useEffect(() => {
    if (left === null) return undefined;
    if (left === 0) {
      if (!isTyping()) go();
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  useEffect(() => {
    if (following && !isTyping()) look(facts, room.stage_id);
  }, [room.stage_id]);
  useEnd(following, () => follow(false));
  useStay(left !== null, () => setLeft(null));

  if (left !== null) return <Notice left={left} go={go} stay={() => setLeft(null)} />;
  if (!following) return null;
  return (
    <div className="gathered">
      <p role="status">You follow the room.</p>
      <button type="button" className="btn s" onClick={() => follow(false)}>
        Stay here
      </button>
    </div>
  );
}

function Notice({ left, go, stay }) {
  const stage = useScene((at) => at.stages.find((each) => each.id === at.room.stage_id));
  const where = stage ? `“${stage.name}”` : "the board";
  return (
    <div className="gathered">
      <p role="status">
        The room looks at {where}
        {left > 0 ? ` in ${left} s.` : ". You are writing: go there when you are done."}
      </p>
      <button type="button" className="btn s primary" onClick={go}>
        Go now
      </button>
      <button type="button" className="btn s" onClick={stay}>
        Stay here
      </button>
    </div>
  );
}

function look(facts, stageId) {
  const at = scene(facts);
  turn(at, at.stages.findIndex((each) => each.id === stageId));
}

// The space bar pans, and so does dragging the board's own scroll bar.
const MOVES = /^(Escape|Arrow|Page|Home$|End$| )/;
const isMove = {
  wheel: () => true,
  touchmove: () => true,
  keydown: ({ key, target }) => key === "Escape" || (MOVES.test(key) && !target.closest?.(TYPING)),
  pointerdown: ({ target, offsetX, offsetY }) => target.id === "main" && (offsetX > target.clientWidth || offsetY > target.clientHeight),
};

/** Three seconds are short to find a button in: Esc stays. */
function useStay(asked, stay) {
  useEffect(() => {
    if (!asked) return undefined;
    const hear = (event) => event.key === "Escape" && !document.querySelector("dialog[open]") && stay();
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [asked]);
}

/** Following ends when I move about myself. */
function useEnd(following, end) {
  useEffect(() => {
    if (!following) return undefined;
    const hear = (event) => isMove[event.type](event) && end();
    const kinds = Object.keys(isMove);
    kinds.forEach((kind) => addEventListener(kind, hear, { passive: true }));
    return () => kinds.forEach((kind) => removeEventListener(kind, hear));
  }, [following]);
}
