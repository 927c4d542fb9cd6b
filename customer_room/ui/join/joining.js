// Talking to the door: code, seat, guest, and the wait until somebody opens.
import { asked } from "../sync/transport.js";

export const LENGTH = 6;
const WAITING = "customer-room.waiting";
const WORDS = {
  link_invalid: "No room opens with this code. Look at the screen at the front and type it again.",
  slow_down: "Too many tries from here. Wait a minute, then try again.",
  room_full: "This room is full. Ask the facilitator to make room.",
  captive_portal: "This wifi wants you to sign in on its own page first. Do that, then try again.",
};
const NO_LINE = "The server does not answer. Look at your wifi, then try again.";

/** A typed or pasted code in its one form, as far as it goes; a whole address is taken as well. */
export function codeOf(typed) {
  const bare = typed.trim().replace(/^.*\/join\//i, "");
  return bare.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, LENGTH);
}

/** The code in the address `/join/ABC234`. */
export const codeIn = (address) => codeOf(decodeURIComponent(address.split("/")[2] ?? ""));

/** Ask what a code opens, or come in: `{room, company, seats, functions}` or `{go, waiting}`. */
export function knock(body) {
  return sent("/api/join", body);
}

export async function leave() {
  forgetWaiting();
  await sent("/api/session/end", {}).catch(() => {});
}

function sent(address, body) {
  return asked(address, {
    method: "POST",
    headers: { "X-Customer-Room": "1", "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** What went wrong, as `{code, text}` for the place where it can be mended. */
export function fault(problem) {
  const error = problem.error ?? { code: "", message: NO_LINE };
  return { code: error.code, text: WORDS[error.code] ?? error.message };
}

// A reloaded page still waits at the same door. The cookie itself is out of any script's reach.
export function keepWaiting(seat) {
  store((box) => box.setItem(WAITING, JSON.stringify(seat)));
}

export function waitingFor() {
  return store((box) => JSON.parse(box.getItem(WAITING))) ?? null;
}

export function forgetWaiting() {
  store((box) => box.removeItem(WAITING));
}

function store(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null; // storage is switched off: a reload starts again
  }
}
