// Whether a letter alone does something: kept on this device, for every page (WCAG 2.1.4).
const KEPT = "customer-room.single-keys";
const hears = new Set();
let off = read();

function read() {
  try {
    return globalThis.localStorage?.getItem(KEPT) === "off";
  } catch {
    return false; // storage is switched off: kept for this page only
  }
}

export const singleKeysOn = () => !off;

export function switchSingleKeys(on) {
  off = !on;
  try {
    if (off) globalThis.localStorage?.setItem(KEPT, "off");
    else globalThis.localStorage?.removeItem(KEPT);
  } catch {
    // as above
  }
  hears.forEach((hear) => hear());
}

/** For useSyncExternalStore. */
export function subscribeKeys(hear) {
  hears.add(hear);
  return () => hears.delete(hear);
}

globalThis.addEventListener?.("storage", ({ key }) => {
  if (key !== KEPT && key !== null) return;
  off = read();
  hears.forEach((hear) => hear());
});
