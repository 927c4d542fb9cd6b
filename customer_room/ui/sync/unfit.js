// What is wrong with a field, in our words: a browser's own are its maker's, in its own language.

const MISSING = {
  radio: "Choose one of these.",
  "select-one": "Choose one of these.",
  checkbox: "Tick this first.",
  date: "Choose a day.",
  number: "Write a number.",
};
const HALF = {
  date: "Write a whole date: day, month and year.",
  email: "Write a whole e-mail address, such as name@example.org.",
  url: "Write a whole web address, such as https://example.org.",
};

/** Say what is wrong with a control that does not fit. */
export function unfit(control) {
  const { validity: is, type, title, min, max } = control;
  if (is.valueMissing) return MISSING[type] ?? "Write something here.";
  if (is.badInput || is.typeMismatch) return HALF[type] ?? "Write a number.";
  if ((is.rangeUnderflow || is.rangeOverflow) && min && max) return `Write a number from ${min} to ${max}.`;
  if (is.rangeUnderflow) return `Write ${min} or more.`;
  if (is.rangeOverflow) return `Write ${max} or less.`;
  if (is.stepMismatch) return "Write a whole number.";
  if (is.patternMismatch) return title ? `${title}.` : "This is not written in the way it must be.";
  if (is.tooLong) return `${control.value.length} characters; ${control.maxLength} fit here.`;
  return control.validationMessage; // set by ourselves, see lengths.js
}

/** A refusal's words with the name a control has on the screen, where they give a program's. */
export function named(control, { message, field }) {
  const label = control.labels?.[0]?.textContent;
  const words = field.split(".").at(-1).replace(/_id$/, "").replaceAll("_", " ");
  const [said, name] = /^“([^”]*)”/.exec(message) ?? [];
  const isIts = name === words || name?.endsWith(`, ${words}`);
  return isIts && label && control.type !== "radio" ? message.replace(said, `“${label}”`) : message;
}
