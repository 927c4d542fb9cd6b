// Lines of the palette that every page has.
import { switchSingleKeys } from "../sync/single_keys.js";

/** The pages, each [words, address, whose]; and the decisions by what is typed. */
export function pageLines(pages, runs, go, typed = "") {
  const mine = pages.filter(([, , whose]) => whose !== "facilitator" || runs);
  const found = mine.map(([title, path]) => ({ id: `page:${path}`, kind: "Page", title, icon: "file-text", run: () => go(path) }));
  const words = typed.trim();
  if (!words) return found;
  const search = { id: "search", kind: "Decisions", title: `Look for “${words}” in the decisions`, icon: "scale", always: true };
  return [...found, { ...search, run: () => go(`/decisions?q=${encodeURIComponent(words)}`) }];
}

/** What concerns this device: its colours, its keys. */
export function deviceLines(singleKeys) {
  const theme = () => document.querySelector("[data-toggle-theme]")?.click();
  return [
    { id: "theme", kind: "This device", title: "Switch light or dark", icon: "moon", run: theme },
    {
      id: "single-keys",
      kind: "This device",
      title: singleKeys ? "Switch single keys off" : "Switch single keys on",
      detail: "Letters that do something alone; kept on this device",
      icon: "settings",
      run: () => switchSingleKeys(!singleKeys),
    },
  ];
}
