// A view that is drawn again never replaces what somebody is writing.
//
// React changes only an uncontrolled field's default, and a browser does not show that: to draw the
// field, React has set its value. So this module decides. A field that nobody has looked at follows
// at once. Once it has had the focus, a field that still says what it said follows when the focus
// has left it; any other field keeps its text, and a line offers to show the new one.
//
// Of a list to choose from React changes nothing at all, and of a long text nothing that is seen
// here: what they should show stands in `data-shown` (kit/fields.py).
import { isChanged, startOf } from "./form_values.js";

const NEWS = "Somebody changed this meanwhile.";
const TEXTS = ":is(input:not([type=checkbox],[type=radio],[type=hidden]),textarea)";

export function createGuard(root = document) {
  const bases = new WeakMap(); // field -> the text its edit started from
  const watched = new Map(); // form -> observer
  const guards = (field) => Boolean(field.matches?.(TEXTS) && field.form?.dataset.command);

  function onFocusIn({ target: field }) {
    if (!guards(field)) return;
    if (!bases.has(field)) bases.set(field, field.defaultValue);
    const text = field.value;
    field.value = text; // even setting a value to itself makes the browser keep it
    watch(field.form);
  }

  function onFocusOut({ target: field }) {
    if (guards(field)) check(field, false);
  }

  function watch(form) {
    if (watched.has(form)) return;
    const observer = new MutationObserver(() => {
      if (form.isConnected) return form.querySelectorAll(TEXTS).forEach((field) => check(field));
      observer.disconnect();
      return watched.delete(form);
    });
    observer.observe(form, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["value"],
    });
    watched.set(form, observer);
  }

  function check(field, hasFocus = field === document.activeElement) {
    if (!bases.has(field)) return;
    const [base, fresh] = [bases.get(field), field.defaultValue];
    if (fresh === base) return say(field, null);
    if (field.value === fresh)
      bases.set(field, fresh); // what I wrote has been saved
    else if (field.value === base && !hasFocus) show(field);
    return say(field, field.value === fresh ? null : NEWS);
  }

  function show(field) {
    bases.set(field, field.defaultValue);
    field.value = field.defaultValue;
  }

  const redrawn = new MutationObserver((changes) =>
    changes.forEach(({ target, oldValue }) => {
      if (target.matches("form[data-command] select")) follow(target);
      else if (guards(target) && !bases.has(target) && target.value === (oldValue ?? ""))
        target.value = target.defaultValue;
    }),
  );
  redrawn.observe(root, {
    subtree: true,
    attributes: true,
    attributeFilter: ["value", "data-shown"],
    attributeOldValue: true,
  });

  function follow(list) {
    const isMine = list.value !== list.dataset.shown && (isChanged(list) || list === document.activeElement);
    if (!isMine) choose(list, list.dataset.shown);
    say(list, isMine ? NEWS : null);
  }

  function say(field, text) {
    const place = document.getElementById(`${field.id}-news`);
    if (!place || (place.dataset.said ?? "") === (text ?? "")) return;
    place.dataset.said = text ?? "";
    place.textContent = text ? `${text} ` : "";
    if (!text) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet s";
    button.textContent = "Show";
    button.onclick = () => {
      undo(field);
      field.focus();
    };
    place.append(button);
  }

  /** Show what the view says now. */
  function undo(field) {
    if (field.tagName === "SELECT") choose(field, field.dataset.shown ?? startOf(field));
    else show(field);
    say(field, null);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Let a field say again what was put into it when the view said `base`. */
  function resume(field, said, base) {
    field.value = said;
    if (field.tagName === "SELECT") return base === startOf(field) || say(field, NEWS);
    bases.set(field, base);
    watch(field.form);
    return check(field);
  }

  root.addEventListener("focusin", onFocusIn);
  root.addEventListener("focusout", onFocusOut);
  return {
    base: (field) => bases.get(field) ?? startOf(field),
    rebase: (field, text) => bases.set(field, text),
    undo,
    resume,
    /** What was sent is what the server has now; a form that was reset starts from the view. */
    saved(form, sent, isReset) {
      for (const [field, said] of sent) {
        const now = field.value;
        if (bases.has(field)) bases.set(field, isReset ? field.defaultValue : said);
        if (isReset || form.dataset.send !== "changed" || field.tagName !== "SELECT") continue;
        choose(field, said);
        field.value = now;
      }
    },
    stop() {
      root.removeEventListener("focusin", onFocusIn);
      root.removeEventListener("focusout", onFocusOut);
      watched.forEach((observer) => observer.disconnect());
      redrawn.disconnect();
    },
  };
}

/** Let a list say this, as what it started from. */
function choose(list, value) {
  const options = [...list.options];
  if (!options.some((option) => option.value === value)) return;
  list.value = value;
  for (const option of options) option.defaultSelected = option.value === value;
}
