// A part of a page that is drawn by the server reloads when one of its topics has changed.
import { useEffect, useRef } from "react";
import { createNudge } from "./nudge.js";
import * as sync from "./sync.js";

/**
 * @param {boolean} isOn whether the part is shown
 * @param {string[]} topics tables whose change makes it stale
 * @param {() => void} onNudge loads it again
 * @param {boolean} isLate the part is drawn when the line is open: it loads again once at first
 */
export function useNudges(isOn, topics, onNudge, isLate = false) {
  const nudged = useRef(onNudge);
  nudged.current = onNudge;
  useEffect(() => {
    if (!isOn) return undefined;
    const nudge = createNudge({
      fire: () => nudged.current?.(),
      people: () => sync.getState().presence.length,
    });
    const off = sync.onTopics((names) => {
      if (names.some((name) => name === "*" || topics.includes(name))) nudge.hear(names);
    });
    if (isLate) nudge.hear(["*"]);
    return () => {
      off();
      nudge.stop();
    };
  }, [isOn]);
}
