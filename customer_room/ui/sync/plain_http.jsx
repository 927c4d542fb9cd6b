// Said on every page for as long as it is true: on plain http, others in the network read along.
import { Icon } from "./icon.jsx";

const THIS_MACHINE = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether what is written here crosses a network that others may listen to. */
export const isOpen = ({ protocol, hostname }) => protocol === "http:" && !THIS_MACHINE.has(hostname);

export function PlainHttp() {
  if (!isOpen(location)) return null;
  return (
    <p className="banner warn plainhttp noprint" role="note">
      <Icon name="triangle-alert" />
      <span>Not encrypted: others in this network could read what is written here.</span>
    </p>
  );
}
