// The one dialog that is open, by its name on the desk.
import { useEffect, useRef, useState } from "react";
import { BinDialog } from "./bin_dialog.jsx";
import { DecideDialog } from "./decide_dialog.jsx";
import { CloseRoomDialog, MessageDialog } from "./close_dialog.jsx";
import { DoorDialog } from "./door_dialogs.jsx";
import { GroupMenu } from "./endings.jsx";
import { GroupDialog, MergeDialog, RenameDialog, UngroupDialog } from "./group_dialogs.jsx";
import { HelpDialog, HowToSelect, NoImport } from "./help_dialog.jsx";
import { useDesk, useLine } from "./hooks.js";
import { Attention } from "./line.js";
import { MoveDialog } from "./move_dialog.jsx";
import { PaletteDialog } from "./palette_dialog.jsx";
import { StageMenu } from "./stage_menu.jsx";
import { StageDialog } from "./stage_dialog.jsx";
import { StepDialog } from "./step_dialog.jsx";

const DIALOGS = {
  bin: BinDialog,
  palette: PaletteDialog,
  help: HelpDialog,
  "how-to-select": HowToSelect,
  "no-import": NoImport,
  move: MoveDialog,
  group: GroupDialog,
  ungroup: UngroupDialog,
  rename: RenameDialog,
  merge: MergeDialog,
  decide: DecideDialog,
  "group-menu": GroupMenu,
  stage: StageDialog,
  "stage-menu": StageMenu,
  step: StepDialog,
  door: DoorDialog,
  "close-room": CloseRoomDialog,
  message: MessageDialog,
};

export function Dialogs() {
  const open = useDesk((on) => on.dialog);
  const Named = open && DIALOGS[open.name];
  return (
    <>
      {Named && <Named key={open.name} {...open} />}
      <Conflicts />
    </>
  );
}

/** Two people, one text: opens by itself when a text of mine met somebody else's. */
function Conflicts() {
  const items = useLine((line) => line.attention);
  const dialog = useRef(null);
  const [known, setKnown] = useState(items.length);
  const both = items.filter((item) => item.theirs !== null);
  useEffect(() => {
    if (items.length > known && both.length && !dialog.current.open) dialog.current.showModal();
    if (!both.length && dialog.current.open) dialog.current.close();
    setKnown(items.length);
  }, [items]);
  return <Attention ref={dialog} items={both} />;
}

