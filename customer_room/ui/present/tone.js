// What the projector and the screen that wants to be one have in common.
import { useEffect } from "react";

/** The projector has its own theme; `?tone=dark` is for a dark hall. */
export function useTone() {
  useEffect(() => {
    const root = document.documentElement;
    const before = root.dataset.theme;
    root.dataset.theme = "present";
    root.dataset.tone = new URLSearchParams(location.search).get("tone") === "dark" ? "dark" : "light";
    return () => {
      root.dataset.theme = before;
      delete root.dataset.tone;
    };
  }, []);
}

export const inHalves = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;
