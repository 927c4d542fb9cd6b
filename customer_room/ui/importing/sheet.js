// Reading a chosen file as text (a workbook by the server's help), and writing an example that a spreadsheet opens and never runs.
import { sheet } from "./asking.js";

export const MOST_BYTES = 2 * 1024 * 1024;
const RUNS = /^\s*[=+\-@\t\r＝＋－＠']/u;

/** The text of a file: UTF-8, or UTF-16 as Excel writes it. Throws an Error with a sentence. */
export async function textOf(file) {
  if (/\.xlsx$/i.test(file.name)) return checked((await sheet(file)).text);
  if (/\.(xls|xlsm|ods|numbers)$/i.test(file.name)) {
    throw new Error("This is a workbook. Save the sheet as “CSV UTF-8” and choose that file, or copy its cells and paste them.");
  }
  if (file.size > 2 * MOST_BYTES) throw new Error("This file is larger than 2 MB. Split it into two.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [a, b] = bytes;
  const form = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
  try {
    return checked(new TextDecoder(form, { fatal: true }).decode(bytes));
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    throw new Error("This file is not text that can be read. Save the sheet as “CSV UTF-8” and choose that file.");
  }
}

export function checked(text) {
  if (new TextEncoder().encode(text).length <= MOST_BYTES) return text;
  throw new Error("This is more than 2 MB of text. Split it into two.");
}

/** A CSV file's text (RFC 4180, with a byte order mark, for Excel). */
export function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(text) {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** The room whose page this is. */
export function roomHere() {
  return decodeURIComponent(location.pathname.split("/")[2] ?? "");
}
