// How large the board is drawn: fit, or in steps.
import { useEffect, useState } from "react";
import { desk } from "./desk.js";
import { useDesk, useScene } from "./hooks.js";
import { Icon } from "./line.js";

const DESIGNED = 78; // per cent at which seven stages fill a laptop's screen
const LANE = 138;
const COLUMN = 186;
const STEPS = [60, 70, 78, 90, 100, 110, 125, 150];
const LEAST = 60;

/** The size in per cent: what I chose, else what fits the window; a panel beside changes nothing. */
export function useZoom() {
  const chosen = useDesk((on) => on.zoom);
  const columns = useScene((now) => Math.max(now.stages.length, 1));
  const [width, setWidth] = useState(() => document.documentElement.clientWidth);
  useEffect(() => {
    const measure = () => setWidth(document.documentElement.clientWidth);
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  const wished = Math.floor((DESIGNED * width) / (LANE + columns * COLUMN));
  const fit = Math.min(Math.max(wished, LEAST + 10), 100);
  const percent = chosen ?? fit;
  return { percent, isFit: chosen === null, factor: percent / DESIGNED };
}

export function zoomBy(direction, percent) {
  const found = direction > 0 ? STEPS.find((each) => each > percent) : STEPS.findLast((each) => each < percent);
  if (found) desk.set({ zoom: found });
}

export function Zoom({ percent, isFit }) {
  return (
    <span className="row zoom" role="group" aria-label="Size">
      <button type="button" className="btn quiet s" aria-label="Smaller" onClick={() => zoomBy(-1, percent)}>
        <Icon name="minus" />
      </button>
      <button type="button" className="btn quiet s num" aria-label={`${percent}%, fit to the screen`} aria-pressed={isFit} onClick={() => desk.set({ zoom: null })}>
        {percent}%
      </button>
      <button type="button" className="btn quiet s" aria-label="Larger" onClick={() => zoomBy(1, percent)}>
        <Icon name="plus" />
      </button>
    </span>
  );
}
