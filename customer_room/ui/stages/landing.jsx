// A link to a stage opens it: its section is folded, and comes later than the page itself.
import { useEffect } from "react";
import { useLocation } from "react-router";

function land(hash) {
  const found = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!found) return false;
  const fold = found.closest("details");
  if (fold) fold.open = true;
  found.scrollIntoView({ block: "start" });
  return true;
}

export function Landing() {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (!hash || land(hash)) return undefined;
    const waiting = new MutationObserver(() => land(hash) && waiting.disconnect());
    waiting.observe(document.body, { childList: true, subtree: true });
    return () => waiting.disconnect();
  }, [hash, key]);
  return null;
}
