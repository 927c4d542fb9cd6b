// What can be imported, in which columns, with an example from this very map. Columns are said as
// people write them; the server reads “From step”, “from step” and “from_step” alike.
import { LANE_NAMES, LANES } from "../room/board/words.js";

export const KINDS = {
  moves: {
    name: "Moves",
    row: ["move", "moves"],
    says: "How many customers went from one step to the next, or left, in a quarter.",
    needs: ["from step", "to", "segment", "quarter", "count"],
    may: ["source", "quality"],
    more: "“to” is a step or one of STAYED, LEFT, NEVER JOINED, NOT KNOWN. A count that is there already is replaced.",
  },
  steps: {
    name: "Stages and steps",
    row: ["step", "steps"],
    says: "What customers do with us, stage by stage, and which function serves it.",
    needs: ["stage", "step"],
    may: ["function", "entry", "channel", "kind", "typical days", "obstacle for staff"],
    more: "A stage with a new name is added; a step that is there already is changed.",
  },
  notes: {
    name: "Notes",
    row: ["note", "notes"],
    says: "Notes for this board, in your name. Without a first row of column names every line is one note.",
    needs: ["text"],
    may: ["lane", "stage", "step", "kind", "evidence level", "instead of"],
    more: "A stage can be its name or its letter.",
  },
  counts: {
    name: "Customers gained and lost",
    row: ["row", "rows"],
    says: "How many of each kind of customer came and left in a quarter, and what they were worth in a year.",
    needs: ["segment", "quarter", "opening", "gained", "lost", "closing"],
    may: ["won back", "bought more", "bought less", "value gained", "value lost", "source", "restated reason"],
    more: "Closing is opening, gained and won back, less lost. Figures that are there already are replaced and to be agreed anew.",
  },
};

/** What the board imports; counts have a page of their own. */
export const BOARD_KINDS = ["moves", "steps", "notes"];

/** Rows that would really fit this map; made-up names where there is nothing yet. */
export function exampleRows(kind, records, quarter) {
  const steps = standing(records.step).map((each) => each.name);
  const stages = standing(records.stage).map((each) => each.name);
  const [first = "Ask for an offer", second = "Get an offer"] = steps;
  const segment = Object.values(records.segment ?? {})[0]?.name ?? "Family homes";
  const stage = stages[0] ?? "Is this for me?";
  const fn = Object.values(records.function ?? {}).find((each) => !each.pseudo)?.name ?? "Sales";
  switch (kind) {
    case "moves":
      return [
        ["from step", "to", "segment", "quarter", "count", "source", "quality"],
        [first, second, segment, quarter, "1240", "Sales system", "counted"],
        [first, "NEVER JOINED", segment, quarter, "310", "Sales system", "estimated"],
      ];
    case "steps":
      return [
        ["stage", "step", "function", "channel", "typical days"],
        [stage, "Compare with a neighbour", "", "other", "7"],
        [stage, "Read what we write", fn, "web", "1"],
      ];
    case "counts":
      return [
        ["segment", "quarter", "opening", "gained", "lost", "closing", "value gained", "value lost", "source"],
        [segment, quarter, "1240", "86", "62", "1264", "37910", "29760", "billing run"],
      ];
    default:
      return [
        ["lane", "stage", "text", "kind", "evidence level"],
        ["HOW THEY MOVE", stage, "Nobody called back for two weeks", "dishonour", "customers said"],
        ["WHY THEY STAY", stage, "They remember my name", "honour", "staff say"],
      ];
  }
}

export const LANE_CHOICES = LANES.map((lane) => [lane, LANE_NAMES[lane]]);

function standing(table) {
  return Object.values(table ?? {})
    .filter((each) => !each.removed_at)
    .sort((a, b) => a.order - b.order);
}
