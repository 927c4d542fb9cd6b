// The dots I have typed for others in this tab: the server tells me of none, they are theirs.
const KEPT = "customer-room.dots-for";
const hears = new Set();
let given = read();

function read() {
  try {
    return JSON.parse(globalThis.sessionStorage?.getItem(KEPT) ?? "[]") ?? [];
  } catch {
    return [];
  }
}

function set(next) {
  given = next;
  try {
    globalThis.sessionStorage?.setItem(KEPT, JSON.stringify(given));
  } catch {
    // Without storage they are known until the page is left.
  }
  hears.forEach((hear) => hear());
}

export const dotsGiven = () => given;
/** @param {{id: string, phase_id: string, member_id: string, words: string}} dot */
export const gaveDot = (dot) => set([...given, dot]);
export const tookDot = (id) => set(given.filter((each) => each.id !== id));

/** After the vote, and after a rehearsal, nobody needs them: they would tell who opens this laptop. */
export const forgetDots = () => given.length && set([]);

export function onGiven(hear) {
  hears.add(hear);
  return () => hears.delete(hear);
}
