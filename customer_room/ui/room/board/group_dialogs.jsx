// Groups without dragging: name, rename, merge, take out.
import { makeGroup, mergeGroup, regroup, renameGroup, told } from "./acts.js";
import { Choice, Dialog, Text } from "./dialog.jsx";
import { desk } from "./desk.js";
import { scene, useFacts, useScene } from "./hooks.js";
import { some } from "./words.js";

const NEW = "";

function standing(groups) {
  return Object.entries(groups ?? {})
    .filter(([, group]) => !group.removed_at)
    .sort((a, b) => (a[1].name < b[1].name ? -1 : 1));
}

export function GroupDialog({ ids }) {
  const facts = useFacts();
  const groups = useScene((now) => now.records.group);
  const known = standing(groups);
  const act = (form) => {
    const now = scene(facts);
    const into = form.get("into") || NEW;
    if (into !== NEW) {
      regroup(now, ids, into);
      desk.select([]);
      return undefined;
    }
    const name = form.get("name").trim();
    if (!name) return false;
    told(makeGroup(now, ids, name));
    return undefined;
  };
  return (
    <Dialog title={`What do ${ids.length === 1 ? "this note" : `these ${some(ids.length, "note")}`} say together?`} submit="Group" act={act}>
      <Text label="Name of the group" name="name" maxLength={80} autoFocus hint="They come together in the cell of the first one." />
      {known.length > 0 && (
        <Choice label="Or put into a group that is there" name="into" defaultValue={NEW}>
          <option value={NEW}>A new group</option>
          {known.map(([id, group]) => (
            <option key={id} value={id}>
              {group.name}
            </option>
          ))}
        </Choice>
      )}
    </Dialog>
  );
}

export function UngroupDialog({ ids }) {
  const facts = useFacts();
  const act = () => {
    const now = scene(facts);
    regroup(now, ids.filter((id) => now.records.note[id]?.group_id), null);
    desk.select([]);
  };
  return (
    <Dialog title={`Take ${some(ids.length, "note")} out of the group?`} submit="Take out" act={act}>
      <p>They stay in the same cell, below the group.</p>
    </Dialog>
  );
}

export function RenameDialog({ id }) {
  const facts = useFacts();
  const group = useScene((now) => now.records.group?.[id]);
  const act = (form) => {
    const name = form.get("name").trim();
    if (!name) return false;
    told(renameGroup(id, scene(facts).records.group[id], name));
    return undefined;
  };
  if (!group) return null;
  return (
    <Dialog title="Rename the group" submit="Rename" act={act}>
      <Text label="Name" name="name" defaultValue={group.name} maxLength={80} required autoFocus />
    </Dialog>
  );
}

export function MergeDialog({ id }) {
  const facts = useFacts();
  const groups = useScene((now) => now.records.group);
  const others = standing(groups).filter(([each]) => each !== id);
  const act = (form) => {
    told(mergeGroup(scene(facts), id, form.get("into")));
    desk.set({ focus: `group:${form.get("into")}` });
  };
  if (!groups?.[id]) return null;
  if (!others.length) {
    return (
      <Dialog title="There is no other group to merge into">
        <p>Select notes and press G to make one.</p>
      </Dialog>
    );
  }
  return (
    <Dialog title={`Merge “${groups[id].name}” into…`} submit="Merge" act={act}>
      <Choice label="The group that keeps its name" name="into" autoFocus>
        {others.map(([each, group]) => (
          <option key={each} value={each}>
            {group.name}
          </option>
        ))}
      </Choice>
    </Dialog>
  );
}
