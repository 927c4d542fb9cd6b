// Talking to the server about an import, and remembering for ten minutes what can be taken back.
import { asked } from "../sync/transport.js";

export const KEPT_MS = 10 * 60_000;
const NO_LINE = "The server does not answer. Nothing was imported; try again in a moment.";

/** Resolves to the answer, or throws an error envelope `{code, message}`. */
export async function post(address, body, type = "application/json") {
  try {
    return await asked(address, {
      method: "POST",
      headers: { "X-Customer-Room": "1", "Content-Type": type },
      body: type === "application/json" ? JSON.stringify(body) : body,
    });
  } catch (problem) {
    throw problem.error ?? { code: "", message: NO_LINE, retry: true };
  }
}

export const preview = (body) => post("/api/imports/preview", body);
/** The first sheet of a workbook as text. */
export const sheet = (file) => post("/api/imports/sheet", file, "application/octet-stream");
export const load = (body) => post("/api/imports", body);

export function keep(room, made) {
  store((box) => box.setItem(place(room), JSON.stringify(made)));
}

export function forget(room) {
  store((box) => box.removeItem(place(room)));
}

/** My last import here, while it is offered to take it back. */
export function kept(room, now) {
  const made = store((box) => JSON.parse(box.getItem(place(room))));
  return made && now - made.at < KEPT_MS ? made : null;
}

const place = (room) => `customer-room.import.${room}`;

function store(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null; // storage is switched off: a reload forgets it
  }
}
