// What the keys do, and two small sentences.
import { Fragment, useSyncExternalStore } from "react";
import { singleKeysOn, subscribeKeys, switchSingleKeys } from "../../sync/single_keys.js";
import { Dialog } from "./dialog.jsx";
import { useScene } from "./hooks.js";
import { helpFor, written } from "./keymap.js";

export function HelpDialog() {
  const runs = useScene((now) => now.runs);
  const on = useSyncExternalStore(subscribeKeys, singleKeysOn, singleKeysOn);
  return (
    <Dialog title="Keys" wide>
      <label className="row keyswitch">
        <input type="checkbox" checked={on} onChange={(event) => switchSingleKeys(event.target.checked)} />
        <span>
          Single keys do something
          <small>Switch this off if letters are pressed by accident or by voice. Ctrl, arrow and named keys stay. Kept on this device.</small>
        </span>
      </label>
      <div className="keygroups">
        {helpFor(runs).map(([group, rows]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl className="keys">
              {rows.map((each) => (
                <div key={each.says}>
                  <dt>
                    {written(each).map((key, at) => (
                      <Fragment key={key}>
                        {at > 0 && " or "}
                        <kbd>{key}</kbd>
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{each.says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="softer">Shift and press selects several notes. Keys rest while you write. Everything here is also on buttons.</p>
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
