// The focus never falls to the page: what takes it away leaves it to what stands there now.
import { desk } from "./desk.js";
import { focusStop } from "./stops.js";

const CONTROLS = "button, select, input, textarea, a[href]";
const STRIP = ".strip-bar";

const isNowhere = () => !document.activeElement || document.activeElement === document.body;
const controlsOf = (strip) => [...(strip?.querySelectorAll(CONTROLS) ?? [])];

/**
 * Watch over the focus inside `root`; returns a function that stops.
 *
 * Dialogs, messages and panels give it back to where it was before them. Who clicks beside
 * everything wants it nowhere.
 */
export function keepFocus(root) {
  let last = null; // {element, beside: the controls of its strip}

  const come = ({ target }) => {
    if (!root.contains(target) || target.closest("dialog")) return;
    last = { element: target, beside: controlsOf(target.closest(STRIP)) };
  };
  // What is taken away may also “leave”; only what is still there a moment later was left.
  const leave = ({ target }) => queueMicrotask(() => target.isConnected && isNowhere() && (last = null));
  // One frame later: who moves the focus himself comes first.
  const watch = new MutationObserver(() => last && isNowhere() && requestAnimationFrame(() => last && isNowhere() && land(last)));

  document.addEventListener("focusin", come, true);
  document.addEventListener("focusout", leave, true);
  watch.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", come, true);
    document.removeEventListener("focusout", leave, true);
    watch.disconnect();
  };
}

function land({ element, beside }) {
  element.focus({ preventScroll: true });
  if (isNowhere()) replacedBy(element, beside)?.focus({ preventScroll: true });
  if (isNowhere()) focusStop(desk.get().focus);
}

/** In the strip: the control that stands now behind the ones before it. */
function replacedBy(element, beside) {
  if (!beside.length) return null;
  const before = beside.slice(0, beside.indexOf(element)).findLast((each) => each.isConnected);
  const now = controlsOf(document.querySelector(STRIP));
  return now[now.indexOf(before) + 1] ?? now.at(-1);
}
