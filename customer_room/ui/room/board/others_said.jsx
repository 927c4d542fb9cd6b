// The live region for what others do: gathered, and never over what I do myself.
import { useEffect, useState } from "react";
import { scene, useFacts } from "./hooks.js";
import { getState, isPending, subscribe } from "./line.js";
import { batch, changesOf, sentenceOf } from "./others.js";

export function OthersSaid() {
  const facts = useFacts();
  const [said, say] = useState("");
  useEffect(() => {
    let before = null;
    let knocking = new Set();
    const gather = batch({ tell: (news) => say(sentenceOf(news, scene(facts))) });
    const hear = () => {
      const { records, me, ready } = getState();
      if (!ready) return;
      if (before && before !== records) gather(changesOf(before, records, isPending, me?.member_id));
      before = records;
      knocking = knocks(scene(facts), knocking, say);
    };
    hear();
    return subscribe(hear);
  }, [facts]);
  return (
    <div className="sr" role="status" aria-live="polite">
      {said}
    </div>
  );
}

/** Somebody waits: that is said at once, to whoever can let him in. */
function knocks({ knocks: waiting, records }, known, say) {
  const fresh = waiting.find((each) => !known.has(each.id));
  if (fresh) say(`${records.person?.[fresh.member_id]?.name ?? "Somebody"} is waiting to be let in.`);
  return new Set(waiting.map((each) => each.id));
}
