// An exact number as people write it, read into the text that is stored: digits are moved, never
// reckoned with, so nothing is rounded.

const GROUPED = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/; // 1,234,567.5: no group begins with a nought
const WITH_COMMA = /^-?\d+,\d+$/; // 2,5
const PLAIN = /^-?\d+(\.\d+)?$/;

/**
 * Read an amount: "85 %" is 0.85, "2,5" is 2.5, "1,000" is 1000, nothing is null.
 *
 * What is no number is returned as it was written: the server refuses it in words.
 */
export function amountIn(text) {
  const said = text.trim().replace(/^[−–]\s*/, "-");
  if (said === "") return null;
  const isShare = said.endsWith("%");
  const number = numberIn(isShare ? said.slice(0, -1).trimEnd() : said);
  if (number === null) return text;
  return isShare ? hundredth(number) : number;
}

/** The same, but a share stays in percent: who knows what is measured reads it ("85%"). */
export function measureIn(text) {
  const said = text.trim();
  if (!said.endsWith("%")) return amountIn(text);
  const number = amountIn(said.slice(0, -1));
  return number === null ? text : `${number}%`;
}

function numberIn(said) {
  if (GROUPED.test(said)) return said.replaceAll(",", "");
  if (WITH_COMMA.test(said)) return said.replace(",", ".");
  return PLAIN.test(said) ? said : null;
}

function hundredth(number) {
  const sign = number.startsWith("-") ? "-" : "";
  const [whole, part = ""] = number.slice(sign.length).split(".");
  const digits = whole.padStart(3, "0");
  const moved = `${digits.slice(0, -2)}.${digits.slice(-2)}${part}`;
  return sign + moved.replace(/^0+(?=\d)/, "").replace(/\.?0+$/, "");
}
