// Reading a form that a Python page declared (ui/kit/forms.py) into a command's payload.
import { amountIn, measureIn } from "./amounts.js";

/** The controls that carry a value, once each. */
export function controlsOf(form) {
  return [...form.elements].filter(
    (el) => el.name && !["submit", "button", "fieldset", "output"].includes(el.type),
  );
}

/** Those of them that are asked for: not what a choice hides (see stages/forms_figures.py). */
export const askedIn = (form) => controlsOf(form).filter((control) => !isHidden(control.closest?.("[data-of]")));
const isHidden = (place) => Boolean(place && getComputedStyle(place).display === "none");

/** What a control said when the page drew it. */
export function startOf(control) {
  if (control.tagName !== "SELECT") return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

export const isChoice = (control) => control.type === "checkbox" || control.type === "radio";

/** Whether somebody changed this control since the page drew it, or since `base`. */
export function isChanged(control, base = control.defaultValue) {
  if (isChoice(control)) return control.checked !== control.defaultChecked;
  if (control.tagName === "SELECT") {
    const options = [...control.options];
    if (options.some((option) => option.defaultSelected))
      return options.some((option) => option.selected !== option.defaultSelected);
    return control.multiple ? options.some((option) => option.selected) : control.selectedIndex > 0;
  }
  return control.type !== "hidden" && control.value !== base;
}

/**
 * The payload: the declared values, then the fields.
 *
 * With `send` "changed" a field that nobody touched is left out, unless it is hidden or of one kind
 * in `data-together` with another that was touched. A field with `data-expect` also tells the text
 * its edit started from.
 *
 * @param {(control) => string} base gives the text an edit started from
 */
export function payloadOf(form, values, { send = "all", base = startOf } = {}) {
  const payload = { ...values };
  const controls = askedIn(form);
  const touched = controls.filter((control) => isChanged(control, base(control)));
  const together = new Set(touched.map((control) => control.dataset.together).filter(Boolean));
  const groups = Map.groupBy(controls, (control) => control.name);
  for (const [name, group] of groups) {
    if (group.every((control) => control.matches(":disabled"))) continue; // its own, or its fieldset's
    const [first] = group;
    const wanted =
      send === "all" ||
      together.has(first.dataset.together) ||
      group.some((control) => control.type === "hidden" || touched.includes(control));
    if (!wanted) continue;
    const value = valueOf(group);
    if (value === undefined) continue;
    put(payload, name.split("."), value);
    if (first.dataset.expect) put(payload, first.dataset.expect.split("."), typed(base(first), first.dataset.type));
  }
  return payload;
}

function valueOf(controls) {
  const [first] = controls;
  if (first.dataset.type === "list" && first.type === "checkbox") {
    return controls.filter((control) => control.checked).map((control) => control.value);
  }
  if (first.type === "radio") {
    const chosen = controls.find((control) => control.checked);
    return chosen && typed(chosen.value, first.dataset.type);
  }
  if (first.type === "checkbox") return first.checked;
  if (first.multiple) return [...first.selectedOptions].map((option) => option.value);
  return typed(first.value, first.dataset.type ?? (first.type === "number" ? "float" : undefined));
}

function typed(text, type) {
  switch (type) {
    case "int":
    case "float":
      return text.trim() === "" ? null : Number(text);
    case "amount": // exact, as people write it
      return amountIn(text);
    case "measure":
      return measureIn(text);
    case "minor": // money: shown in the currency, sent in its hundredths
      return text.trim() === "" ? 0 : Math.round(Number(text) * 100);
    case "optional": // an empty choice means none
      return text === "" ? null : text;
    case "list": // one per line
      return text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean);
    case "json":
      return text === "" ? null : JSON.parse(text);
    default:
      return text;
  }
}

/** Set a nested value: `options.0.text` makes lists of objects. */
function put(target, [name, ...rest], value) {
  if (rest.length === 0) target[name] = value;
  else {
    target[name] ??= /^\d+$/.test(rest[0]) ? [] : {};
    put(target[name], rest, value);
  }
}
