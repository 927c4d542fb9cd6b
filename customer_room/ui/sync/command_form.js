// Performs the writes that Python pages declare: kit.form(command=…) and kit.button(command=…).
import { createGuard } from "./field_guard.js";
import { askedIn, controlsOf, payloadOf } from "./form_values.js";
import { keepTyping } from "./kept_typing.js";
import { watchLengths } from "./lengths.js";
import { named, unfit } from "./unfit.js";

const SLOW_MS = 400; // an answer that is quicker needs no "Saving…"
const BACK = "You are connected again. ";

/**
 * Listen on the document for forms and buttons with `data-command`.
 *
 * @param {object} given
 * @param {(name, payload, echo, options) => Promise<object>} given.propose
 * @param {() => string} given.newId
 * @param {(notice) => void} given.notify shows a toast
 * @param {(address: string) => void} given.navigate
 * @param {() => boolean} given.isAway whether there is no line to the server; `subscribe` tells of it
 * @param given.owner and `given.subscribe`: whose words are kept, see kept_typing.js
 * @returns {() => void} stops listening
 */
export function mountForms({ propose, newId, notify, navigate, isAway, owner, subscribe, root = document }) {
  const guard = createGuard(root);
  const stopLengths = watchLengths(root, fault, mended);
  const typing = keepTyping(root, { guard, owner, subscribe, say, clear: (form) => (unsent.delete(form), clear(form)) });
  const ids = new WeakMap(); // the id a form made stays the same until it is saved
  const busy = new WeakSet();
  const slow = new Set(); // forms that wait for their answer
  const unsent = new Map(); // form -> what to say of it when the line is back
  let wasAway = false;

  async function onSubmit(event) {
    const form = event.target;
    if (!form.dataset?.command) return;
    event.preventDefault();
    event.stopPropagation();
    if (busy.has(form)) return;
    clear(form);
    const wrong = askedIn(form).filter((control) => control.willValidate && !control.validity.valid);
    if (wrong.length) {
      wrong.forEach((control) => fault(control, unfit(control)));
      say(form, "Not sent yet: look at what is marked.", "bad");
      wrong[0].focus();
      return;
    }
    if (await confirmed(form)) await perform(form, event.submitter, form);
  }

  async function onClick(event) {
    openDialog(event);
    const button = event.target.closest?.("button[data-command]");
    if (!button) return;
    event.preventDefault();
    if (busy.has(button)) return;
    if (button.getAttribute("aria-disabled") === "true") {
      focusOn(document.getElementById(button.getAttribute("aria-describedby"))); // says why not
      return;
    }
    if (await confirmed(button)) await perform(button, button, null);
  }

  function onKey(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.form;
    if (form?.dataset?.command) {
      event.preventDefault();
      form.requestSubmit();
    }
  }

  async function perform(declared, button, form) {
    const payload = read(declared, form);
    const nothing =
      form?.dataset.send === "changed" && !Object.keys(payload).some((name) => !(name in fixed(declared)));
    if (nothing) return say(form, "Nothing was changed.");
    const ticket = form && typing.ticket(form);
    busy.add(declared);
    unsent.delete(form);
    wait(button, true);
    const timer = setTimeout(() => (slow.add(form), sayWaits(form)), SLOW_MS);
    const result = await propose(declared.dataset.command, payload, [], { form: true });
    clearTimeout(timer);
    slow.delete(form);
    busy.delete(declared);
    wait(button, false);
    if (ticket?.settle(result) === false) return undefined;
    if (!result.ok) return refused(declared, form, result.error);
    return saved(declared, form, payload, ticket);
  }

  const sayWaits = (form) => say(form, isAway() ? "Waiting for the connection…" : "Saving…");

  function onLine() {
    if (isAway() === wasAway) return;
    wasAway = isAway();
    slow.forEach(sayWaits);
    if (wasAway) return;
    unsent.forEach((words, form) => say(form, BACK + words));
    unsent.clear();
  }

  function read(declared, form) {
    const values = fixed(declared);
    if (!form) return values;
    return payloadOf(form, values, { send: form.dataset.send, base: guard.base });
  }

  /** The declared values; "$id" is a new id, the same until the form is saved. */
  function fixed(declared) {
    const values = JSON.parse(declared.dataset.values || "{}");
    const made = ids.get(declared) ?? {};
    ids.set(declared, made);
    for (const [name, value] of Object.entries(values)) {
      if (value === "$id") values[name] = made[name] ??= newId();
    }
    return values;
  }

  function saved(declared, form, payload, ticket) {
    ids.delete(declared);
    const done = (declared.dataset.done ?? "").split(" ");
    const newer = ticket?.newer() ?? [];
    if (form) {
      if (done.includes("reset")) reset(form, newer);
      guard.saved(form, ticket.sent, done.includes("reset"));
      say(form, newer.length ? "Saved, without what you changed since." : "Saved");
      if (done.includes("fold") && !newer.length) fold(form);
    }
    if (done.includes("close") && !newer.length) declared.closest("dialog")?.close();
    if (declared.dataset.said) notify({ text: declared.dataset.said });
    if (declared.dataset.goto) navigate(filled(declared.dataset.goto, payload));
  }

  function refused(declared, form, error) {
    if (!form) return notify({ text: error.message, tone: "bad" });
    if (isAway() && error.retry)
      unsent.set(form, error.unsure ? "Look whether this was saved before you send it again." : "This was not sent: send it now.");
    const control = error.field && controlsOf(form).find((each) => each.name === error.field);
    if (!control || !fault(control, named(control, error))) {
      say(form, error.message, "bad");
      return focusOn(form.querySelector("[data-form-status]"));
    }
    if (error.code === "conflict" && typeof error.actual === "string") offer(control, error.actual);
    return focusOn(control);
  }

  /** Two texts for one field: theirs, mine, or both. */
  function offer(field, theirs) {
    const mine = field.value;
    const place = faultPlace(field);
    if (!place) return;
    const quote = document.createElement("blockquote");
    quote.textContent = theirs;
    const row = document.createElement("span");
    row.className = "takes";
    const take = (label, text) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn s";
      button.textContent = label;
      button.onclick = () => {
        field.value = text;
        guard.rebase(field, theirs);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        clear(field.form);
        if (text !== theirs) field.form.requestSubmit();
        field.focus();
      };
      row.append(button);
    };
    take("Take theirs", theirs);
    take("Keep mine", mine);
    take("Keep both", `${theirs}${field.tagName === "TEXTAREA" ? "\n" : " / "}${mine}`);
    place.append(quote, row);
  }

  const deaf = subscribe(onLine);
  root.addEventListener("submit", onSubmit, true);
  root.addEventListener("click", onClick);
  root.addEventListener("keydown", onKey);
  return () => {
    root.removeEventListener("submit", onSubmit, true);
    root.removeEventListener("click", onClick);
    root.removeEventListener("keydown", onKey);
    deaf();
    guard.stop();
    typing.stop();
    stopLengths();
  };
}

/** Open the declared dialog and wait for its answer. */
function confirmed(declared) {
  const dialog = declared.dataset.confirm && document.getElementById(declared.dataset.confirm);
  if (!dialog) return true;
  dialog.returnValue = "";
  dialog.showModal();
  dialog.querySelector("[value=no]")?.focus(); // Enter by habit must not confirm
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** Let a form start anew, but for what is newer than what it sent: that is none of its own meanwhile. */
function reset(form, newer) {
  newer.forEach((control) => control.setAttribute("form", ""));
  form.reset();
  newer.forEach((control) => control.removeAttribute("form"));
}

/** Put a form away that has had its say. */
function fold(form) {
  const around = form.closest("details");
  say(form, "");
  around.open = false;
  focusOn(around.querySelector("summary"));
}

// Browsers older than 2025 do not know `commandfor` yet.
function openDialog(event) {
  const opener = event.target.closest?.("button[commandfor]");
  if (!opener || "commandForElement" in opener) return;
  document.getElementById(opener.getAttribute("commandfor"))?.showModal();
}

/** Say at a field what is wrong with it, unfolded; false where nobody could read it there. */
function fault(control, text) {
  control.setAttribute("aria-invalid", "true");
  for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const place = faultPlace(control);
  if (!place) return false;
  place.textContent = text;
  return place.checkVisibility();
}

// Radio buttons share one place, so it is named apart from their ids.
function faultPlace(control) {
  return document.getElementById(`${control.dataset.place ?? control.id}-fault`);
}

function clear(form) {
  for (const control of form.elements) if (control.hasAttribute("aria-invalid")) mended(control);
  say(form, "");
}

function mended(control) {
  control.removeAttribute("aria-invalid");
  faultPlace(control)?.replaceChildren();
}

function say(form, text, tone = "") {
  const place = form?.querySelector("[data-form-status]");
  if (!place) return null;
  place.textContent = text;
  place.dataset.tone = tone;
  return place;
}

// Busy, not disabled: a disabled button would lose the focus.
function wait(button, isBusy) {
  if (!button) return;
  if (isBusy) button.setAttribute("aria-busy", "true");
  else button.removeAttribute("aria-busy");
}

function focusOn(element) {
  element?.focus();
}

/** Fill `{name}` in an address from the payload. */
function filled(address, payload) {
  return address.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(payload[name] ?? ""));
}
