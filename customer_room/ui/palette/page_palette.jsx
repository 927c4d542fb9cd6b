// The palette of a page without a board: other pages, the decisions, and what concerns this device.
import { useEffect, useState, useSyncExternalStore } from "react";
import { useNavigate } from "react-router";
import { Icon } from "../sync/icon.jsx";
import { singleKeysOn, subscribeKeys } from "../sync/single_keys.js";
import { deviceLines, pageLines } from "./lines.js";
import { Palette } from "./palette.jsx";

export function PagePalette({ pages, runs }) {
  const [open, setOpen] = useState(false);
  const on = useSyncExternalStore(subscribeKeys, singleKeysOn, singleKeysOn);
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event) => {
      if (!isAsked(event) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
  const lines = (typed) => [...pageLines(pages, runs, navigate, typed), ...deviceLines(on)];
  return (
    <>
      <FindButton open={() => setOpen(true)} />
      {open && <Palette lines={lines} hint="A page, a decision" close={() => setOpen(false)} />}
    </>
  );
}

const isAsked = ({ key, ctrlKey, metaKey, altKey, shiftKey }) => (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "k";

/** For who has no keyboard. */
export function FindButton({ open }) {
  return (
    <button type="button" className="btn quiet s findbtn" aria-label="Find or do" aria-keyshortcuts="Control+K" title="Find or do (Ctrl + K)" onClick={open}>
      <Icon name="search" />
    </button>
  );
}
