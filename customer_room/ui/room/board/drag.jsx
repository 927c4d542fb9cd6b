// Dragging notes between cells: with the mouse at once, by touch after a long press.
import { useState } from "react";
import { DndContext, DragOverlay, MouseSensor, pointerWithin, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import { moveNotes } from "./acts.js";
import { desk } from "./desk.js";
import { scene, useFacts, useScene } from "./hooks.js";
import { NoteCard } from "./note.jsx";
import { some } from "./words.js";
import { useZoom } from "./zoom.jsx";

// The board scrolls under a note only at its very rim (shares of its size): the last lane in view
// must be a place to drop on, not one that runs away.
const AUTO_SCROLL = { threshold: { x: 0.04, y: 0.05 }, acceleration: 6 };
const SILENT = { onDragStart: () => "", onDragOver: () => "", onDragEnd: () => "", onDragCancel: () => "" };

export function Dragging({ children }) {
  const facts = useFacts();
  const [dragged, setDragged] = useState(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 280, tolerance: 8 } }),
  );
  const start = ({ active }) => setDragged(String(active.id).slice(5));
  const end = ({ active, over }) => {
    setDragged(null);
    if (!over) return;
    const id = String(active.id).slice(5);
    const { selected } = desk.get();
    const ids = selected.has(id) ? [...selected] : [id];
    const { lane, stageId } = over.data.current;
    const top = active.rect.current.translated?.top ?? 0;
    moveNotes(scene(facts), ids, lane, stageId, placeAt(over.id, ids, top));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      autoScroll={AUTO_SCROLL}
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: "Press M to move." } }}
      onDragStart={start}
      onDragEnd={end}
      onDragCancel={() => setDragged(null)}
    >
      {children}
      <DragOverlay dropAnimation={null}>{dragged && <Ghost id={dragged} />}</DragOverlay>
    </DndContext>
  );
}

function Ghost({ id }) {
  const note = useScene((now) => now.records.note?.[id]);
  const { factor } = useZoom();
  const { selected } = desk.get();
  if (!note) return null;
  return (
    <div className="ghost" style={{ zoom: document.querySelector(".grid") ? factor : 1 }}>
      <NoteCard id={id} note={note} still />
      {selected.has(id) && selected.size > 1 && <b className="ghostcount">{some(selected.size, "note")}</b>}
    </div>
  );
}

/** Where among the cell's items the top of the dragged note lies. */
function placeAt(cellId, ids, top) {
  const cell = document.querySelector(`[data-cell="${CSS.escape(cellId)}"]`);
  const items = [...(cell?.querySelectorAll(":scope > ul > [data-item]") ?? [])];
  const others = items.filter((item) => !ids.includes(item.dataset.item));
  const found = others.findIndex((item) => {
    const box = item.getBoundingClientRect();
    return top < box.top + box.height / 2;
  });
  return found < 0 ? null : found;
}
