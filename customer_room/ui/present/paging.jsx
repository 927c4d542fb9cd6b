// Pages on the projector: as many as there is to show, in turn; whole rows, never smaller type.
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { pagesFor } from "./pages.js";

const TURN_MS = 12_000;
const REST_MS = 60_000; // after a page was turned by hand
const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/**
 * @param {{id: string}[]} given.items kept as long as they do not change
 * @param {(item) => element} given.draw one item; of one with `notes`, its `.note`s may be parted
 * @param {string} given.look class of the sheet, a grid
 * @param {string} given.noun what the pages are of
 * @param {element} [given.lead] stands above the items, on the first page only
 * @param {string} [given.seen] the item to turn to when it becomes another
 * @param {string} [given.empty] what is said without items
 * @param {string} [given.label] name of the sheet
 * @param {(page) => element} [given.top] stands above every page, `foot` below it; both as high on
 *   one page as on another, or else the pages would change as they are turned
 */
export function Paged({ items, draw, look, noun, lead = null, seen = null, empty = "", label, top, foot, as: Sheet = "div" }) {
  const frame = useRef(null);
  const sheet = useRef(null);
  const { pages, isCut } = usePages(frame, sheet, items, lead);
  const place = pages.findIndex((page) => page.some((each) => each.id === seen));
  const [at, turn] = useTurning(pages.length);
  useEffect(() => {
    if (place >= 0) turn(place);
  }, [seen, place]);
  const now = Math.min(at, pages.length - 1);
  const page = pages[now];
  return (
    <div className="pframe">
      {top?.(page)}
      <div className="psheets" ref={frame}>
        {!isCut && (
          <div className="measure" aria-hidden="true" inert>
            {lead}
            <Sheet className={look} ref={sheet}>
              {items.map(draw)}
            </Sheet>
          </div>
        )}
        {now === 0 && lead}
        {items.length > 0 ? (
          <Sheet className={look} aria-label={label}>
            {page.map(draw)}
          </Sheet>
        ) : (
          <p className="none">{empty}</p>
        )}
      </div>
      <div className="pfoot">
        {foot?.(page)}
        <p className="pageno num">{pages.length > 1 ? `${noun}, page ${now + 1} of ${pages.length}` : ""}</p>
      </div>
    </div>
  );
}

/** The page that is shown now: each for a while, or as the keys say. `[page, turn]` */
export function useTurning(count) {
  const [at, turn] = useState(0);
  useEffect(() => {
    if (count < 2) return undefined;
    let timer = null;
    const by = (step, wait) => {
      turn((page) => (page + step + count) % count);
      timer = setTimeout(by, wait, 1, TURN_MS);
    };
    const hear = (event) => {
      const step = KEYS[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      clearTimeout(timer);
      by(step, REST_MS);
    };
    timer = setTimeout(by, TURN_MS, 1, TURN_MS);
    addEventListener("keydown", hear);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", hear);
    };
  }, [count]);
  return [at, turn];
}

/**
 * Measured on a hidden sheet with all items, whenever items, fonts or the screen have changed; it is
 * gone before anybody sees it.
 */
function usePages(frame, sheet, items, lead) {
  const size = useResized(frame);
  const [known, cut] = useState({ pages: [[]] });
  const isCut = known.items === items && known.lead === lead && known.size === size;
  useLayoutEffect(() => {
    if (isCut) return;
    const boxes = [...sheet.current.children].map((each) => {
      const notes = each.querySelectorAll(".note");
      return each.matches(".pgroup") ? { ...boxOf(each), inner: [...notes].map(boxOf) } : boxOf(each);
    });
    const height = frame.current.clientHeight;
    const pages = pagesFor(items, boxes, [height - sheet.current.offsetTop, height]);
    cut({ pages, items, lead, size });
  });
  return { pages: known.pages, isCut };
}

const boxOf = (each) => ({ top: each.offsetTop, bottom: each.offsetTop + each.offsetHeight });

/** Counts how often a box has changed its size, or fonts have come. */
export function useResized(box) {
  const [size, resize] = useState(0);
  useEffect(() => {
    const again = () => resize((n) => n + 1);
    const watch = new ResizeObserver(again);
    watch.observe(box.current);
    document.fonts?.ready.then(again);
    return () => watch.disconnect();
  }, []);
  return size;
}
