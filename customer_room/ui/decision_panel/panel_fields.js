// What a panel of many small forms needs besides the forms themselves (ui/sync/command_form.js).
import { controlsOf, isChanged } from "../sync/form_values.js";

/** Whether somebody left something in a form that has not been sent. */
export function isDirty(form) {
  return controlsOf(form).some((control) => !control.matches(":disabled") && isChanged(control));
}

/** Send a form that was left with something new in it, once it is complete. */
export function saveOnLeave({ target, relatedTarget }) {
  const form = target.form;
  if (!form?.hasAttribute("data-autosave") || form.contains(relatedTarget)) return;
  if (isDirty(form) && form.checkValidity()) form.requestSubmit();
}

/** The button says who was asked by what is ticked. */
export function sayAsked(root) {
  for (const button of root.querySelectorAll("[data-asked]")) {
    const boxes = [...button.form.querySelectorAll("[type=checkbox]")];
    const asked = boxes.filter((box) => box.checked).length;
    button.textContent = asked === boxes.length ? "Everybody was asked" : `${asked} of ${boxes.length} ${asked === 1 ? "was" : "were"} asked`;
  }
}
