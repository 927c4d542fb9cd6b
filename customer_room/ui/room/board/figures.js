// The customers' moves for one segment and quarter, read again when the map or its figures change.
import { useEffect, useState } from "react";
import { onTopics } from "./line.js";

const TOPICS = new Set(["step", "move", "hand_off", "stage", "segment", "*"]);
const SETTLE_MS = 250;

/**
 * @param {string} room
 * @param {{segment: string, quarter: string}} chosen "" is all segments, or the newest whole quarter
 * @returns {{lane: object|null, quarter: string|null, quarters: string[], filling: string[], failed: boolean}} filling: those of the
 *   quarters that most rows are still missing of
 */
export function useFigures(room, chosen) {
  const [found, setFound] = useState({ lane: null, quarter: null, quarters: [], filling: [], failed: false });
  const [asked, ask] = useState(0);

  useEffect(() => {
    let timer = null;
    const off = onTopics((topics) => {
      if (!topics.some((each) => TOPICS.has(each))) return;
      clearTimeout(timer);
      timer = setTimeout(() => ask((n) => n + 1), SETTLE_MS);
    });
    return () => (off(), clearTimeout(timer));
  }, []);

  useEffect(() => {
    if (!room) return undefined;
    const stop = new AbortController();
    read(room, chosen, stop.signal)
      .then((next) => setFound({ ...next, failed: false }))
      .catch((problem) => problem.name !== "AbortError" && setFound((known) => ({ ...known, failed: true })));
    return () => stop.abort();
  }, [room, chosen.segment, chosen.quarter, asked]);

  return found;
}

async function read(room, { segment, quarter }, signal) {
  const query = new URLSearchParams();
  if (segment) query.set("segment", segment);
  if (quarter) query.set("quarter", quarter);
  const answer = await fetch(`/api/rooms/${encodeURIComponent(room)}/lane?${query}`, {
    credentials: "same-origin", headers: { "X-Customer-Room": "1" }, signal,
  });
  if (!answer.ok) throw new Error(`lane ${answer.status}`);
  const body = await answer.json();
  const lane = body.lane ?? body;
  return { lane, quarter: body.quarter ?? lane.quarter ?? null, quarters: body.quarters ?? [], filling: body.filling ?? [] };
}

/** One sentence for a stage: its busiest step, where those customers go, how many leave. */
export function storyOf(lane, steps) {
  if (!lane?.moves?.length || !steps?.length) return null;
  const names = new Set(steps.map((step) => step.name));
  const byStep = new Map();
  for (const move of lane.moves) {
    if (!names.has(move.source)) continue;
    byStep.set(move.source, [...(byStep.get(move.source) ?? []), move]);
  }
  const sum = (moves) => moves.reduce((total, move) => total + move.count, 0);
  const busiest = [...byStep.entries()].sort((a, b) => sum(b[1]) - sum(a[1]))[0];
  if (!busiest) return null;
  const [step, moves] = busiest;
  const left = sum(moves.filter((move) => move.target === "Left"));
  const on = moves.filter((move) => move.target !== "Left").sort((a, b) => b.count - a.count);
  return { step, total: sum(moves), on: on.slice(0, 3), left };
}

/** What is said after a quarter that most rows are still missing of. */
export const stillFilling = (quarter, filling) => (filling.includes(quarter) ? ", being filled" : "");

/** How many customers left at all, as the lane counts them. */
export const leftAtAll = (lane) => (lane?.losses ?? []).reduce((total, loss) => total + loss.count, 0);
