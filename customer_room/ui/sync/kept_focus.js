// The focus never falls to the page: what takes it away leaves it to what stands there now.

const CONTROLS = "button:not(:disabled), select:not(:disabled), input:not(:disabled, [type=hidden]), textarea:not(:disabled), a[href], summary, [tabindex='0']";

const PASSING = ".toasts"; // comes and goes by itself: what was there before it gets the focus back
const NEAR = 8; // ancestors in which a neighbour is looked for

let own = null; // {place, land} of a page that knows better where its focus goes

/** What is lost of `place` (a selector) leaves the focus to `land`; returns a function that ends it. */
export function landWith(place, land) {
  own = { place, land };
  return () => (own = null);
}

const isNowhere = () => !document.activeElement || document.activeElement === document.body;
const isSeen = (element) => element.checkVisibility?.() ?? true;
const controlsIn = (place) => [...place.querySelectorAll(CONTROLS)].filter(isSeen);

/** Where somebody is: the element, and what stands before it in what is around it. */
function trailOf(element) {
  const trail = { element, around: [], dialog: element.closest("dialog"), owned: Boolean(own && element.matches(own.place)) };
  if (trail.owned) return trail;
  for (let place = element.parentElement; place && trail.around.length < NEAR; place = place.parentElement) {
    if (place.matches("main, body")) break;
    const controls = controlsIn(place);
    trail.around.push({ place, before: controls.slice(0, controls.indexOf(element)) });
  }
  return trail;
}

/** Watch over the focus of the page; returns a function that stops. */
export function keepFocus() {
  let outside = null; // the last place on the page
  let inside = null; // the last place in a dialog

  const come = ({ target }) => {
    if (!(target instanceof Element) || target.closest(PASSING)) return;
    if (target.closest("dialog")) inside = trailOf(target);
    else [outside, inside] = [trailOf(target), null];
  };
  // Who clicks beside everything wants it nowhere. What is taken away may also “leave”; only what
  // is still there a moment later was left.
  const leave = ({ target }) => queueMicrotask(() => target.isConnected && isNowhere() && forget(target));
  const forget = (target) => (target.closest("dialog") ? (inside = null) : (outside = null));
  const last = () => (inside?.dialog.isConnected && inside.dialog.open ? inside : outside);
  // One frame later: who moves the focus himself comes first.
  const look = () => isNowhere() && last() && land(last());
  const watch = new MutationObserver(() => isNowhere() && last() && requestAnimationFrame(look));

  document.addEventListener("focusin", come, true);
  document.addEventListener("focusout", leave, true);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "hidden", "open"] });
  return () => {
    document.removeEventListener("focusin", come, true);
    document.removeEventListener("focusout", leave, true);
    watch.disconnect();
  };
}

function land({ element, around, owned }) {
  focus(element);
  if (isNowhere() && owned) own?.land();
  for (const { place, before } of around) if (isNowhere() && place.isConnected) focus(replacedIn(place, before));
  if (isNowhere()) own?.land();
  if (isNowhere()) focus(document.getElementById("main"));
}

/** The control that stands now behind the ones that stood before it, else the last. */
function replacedIn(place, before) {
  const now = controlsIn(place);
  const known = before.findLast((each) => each.isConnected);
  return now[now.indexOf(known) + 1] ?? now.at(-1);
}

const focus = (element) => element?.focus({ preventScroll: true });
