// What the keys do, and two small sentences.
import { Dialog } from "./dialog.jsx";
import { HELP } from "./keyboard.js";

export function HelpDialog() {
  return (
    <Dialog title="Keys" wide>
      <dl className="keys">
        {HELP.map(([keys, says]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p className="softer">Keys rest while you write. Everything here is also on buttons.</p>
    </Dialog>
  );
}

export function HowToSelect() {
  return (
    <Dialog title="Select notes first">
      <p>Press a note to select it, Shift and press for more, or go to one with the arrow keys and press V. Then G puts them into a group.</p>
    </Dialog>
  );
}

export function NoImport() {
  return (
    <Dialog title="Figures cannot be brought in on this page">
      <p>Nothing was changed. Ask the facilitator for the import of moves and counts.</p>
    </Dialog>
  );
}
