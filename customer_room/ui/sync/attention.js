// Text that the server did not take: both versions are kept until somebody chooses.
import { matches } from "./names.js";

const TEXT_FIELDS = ["text", "name", "statement", "reason", "words", "title", "summary"];

/** The typed text that a refused entry carries, with its field, or null. */
export function typedText(payload, field) {
  const names = [field, ...TEXT_FIELDS, ...Object.keys(payload).filter((name) => !isCode(name))];
  const name = names.find((each) => typeof payload[each] === "string" && payload[each].trim());
  return name ? { field: name, text: payload[name] } : null;
}

// Nothing is typed in these, whatever their payload holds.
const WORDLESS = ["operation.undo", "vote.", "poll.", "survey.", "tick.", "group.park", "note.move", "note.remove", "note.regroup"];

/** An item of the tray, or null when nothing typed would be lost. */
export function attentionItem(entry, error, at) {
  if (matches(WORDLESS, entry.name)) return null;
  const typed = typedText(entry.payload, error.field);
  if (!typed) return null;
  const { op: id, name, payload, echo } = entry;
  const theirs = error.code === "conflict" && typeof error.actual === "string" ? error.actual : null;
  return {
    id,
    name,
    payload,
    echo,
    at,
    code: error.code,
    message: error.message,
    ...typed,
    mine: typed.text,
    theirs,
  };
}

/** The ways out of an item. */
export function choicesOf(item) {
  return item.theirs === null ? ["again", "discard"] : ["theirs", "mine", "both"];
}

/** The payload and echo that a choice sends, or null when it sends nothing. */
export function afterChoice(item, choice) {
  if (choice === "theirs" || choice === "discard") return null;
  const text = choice === "both" ? `${item.theirs} / ${item.mine}` : item.mine;
  const payload = { ...item.payload, [item.field]: text };
  if (item.theirs !== null) payload.expect = item.theirs;
  const echo = item.echo.map(([table, id, fields]) =>
    fields && item.field in fields ? [table, id, { ...fields, [item.field]: text }] : [table, id, fields],
  );
  return { name: item.name, payload, echo };
}

function isCode(name) {
  return (
    name === "id" ||
    name.endsWith("_id") ||
    name.endsWith("_at") ||
    ["expect", "order", "lane", "kind", "evidence_level", "segment", "quarter"].includes(name)
  );
}
