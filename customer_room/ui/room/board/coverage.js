// What honours customers and what dishonours them, stage by stage; pure.

export const PROMPTS = [
  { kind: "honour", icon: "heart", asks: "How can we honour customers here?", short: "Honour" },
  { kind: "dishonour", icon: "heart-crack", asks: "What must we avoid because it dishonours them?", short: "Dishonour" },
];

/**
 * Which stages have an answer to both prompts, from the notes that I may see.
 *
 * @returns {{rows: {stage, honour: number, dishonour: number, both: boolean}[], both: number, missing: string[]}}
 */
export function coverageOf(stages, notes) {
  const count = new Map();
  for (const note of Object.values(notes ?? {})) {
    if (note.removed_at || !note.stage_id) continue;
    const key = `${note.stage_id} ${note.kind}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const rows = stages.map((stage) => {
    const [honour, dishonour] = PROMPTS.map(({ kind }) => count.get(`${stage.id} ${kind}`) ?? 0);
    return { stage, honour, dishonour, both: honour > 0 && dishonour > 0 };
  });
  const missing = rows.filter((row) => !row.both).map((row) => row.stage.letter);
  return { rows, both: rows.length - missing.length, missing };
}

/** “5 of 7 stages have both; missing: C and G” */
export function coverageWords({ rows, both, missing }) {
  const said = `${both} of ${rows.length} ${rows.length === 1 ? "stage has" : "stages have"} both`;
  if (!missing.length || missing.length === rows.length) return `${said}.`;
  const named = missing.length === 1 ? missing[0] : `${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}`;
  return `${said}; missing: ${named}.`;
}
