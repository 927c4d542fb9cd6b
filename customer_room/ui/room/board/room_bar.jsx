// The top bar: where I am, board or outline, saved or not, who I am.
import { FindButton } from "../../palette/page_palette.jsx";
import { desk } from "./desk.js";
import { useDesk, useLine, useScene } from "./hooks.js";
import { Icon, MyDevices, StatusLine } from "./line.js";
import { Mark } from "./marks.jsx";
import { RehearsalTag } from "./rehearsal.jsx";

export function RoomBar({ view }) {
  const room = useScene((now) => now.room);
  const runs = useScene((now) => now.runs);
  return (
    <header className="roombar">
      <a className="btn quiet s back" href="/" aria-label="All rooms">
        <Icon name="chevron-left" />
      </a>
      <h1>{room.title}</h1>
      <RehearsalTag room={room} />
      <span className="grow" />
      {runs && <StripButton />}
      <span className="seg desk-only" role="group" aria-label="View">
        <ViewButton name="board" icon="layout-grid" view={view}>
          Board
        </ViewButton>
        <ViewButton name="outline" icon="list" view={view}>
          Outline
        </ViewButton>
      </span>
      <FindButton open={() => desk.open("palette")} />
      <StatusLine />
      <ThemeButton />
      <Me />
    </header>
  );
}

export function ThemeButton() {
  return (
    <button type="button" className="btn quiet s desk-only toggle-theme" aria-label="Switch light or dark" data-toggle-theme="true">
      <span className="to-dark">
        <Icon name="moon" />
      </span>
      <span className="to-light">
        <Icon name="sun" />
      </span>
    </button>
  );
}

function ViewButton({ name, icon, view, children }) {
  return (
    <button type="button" aria-pressed={view === name} onClick={() => desk.set({ view: name })}>
      <Icon name={icon} />
      {children}
    </button>
  );
}

function StripButton() {
  const open = useDesk((on) => on.strip);
  const knocking = useScene((now) => now.knocks.length);
  return (
    <button type="button" className="btn s strip-toggle" aria-label="Facilitate" aria-expanded={open} onClick={() => desk.set({ strip: !open })}>
      <Icon name="settings" />
      <span className="desk-only">Facilitate</span>
      {knocking > 0 && <b className="left-c num">{knocking}</b>}
    </button>
  );
}

function Me() {
  const id = useLine((line) => line.me?.member_id);
  const fn = useLine((line) => line.me?.function_id);
  const title = useScene((now) => now.records.person?.[id]?.title || now.records.person?.[id]?.name || "");
  return (
    <MyDevices>
      <Mark id={fn} />
      <span className="desk-only">{title}</span>
    </MyDevices>
  );
}
