// Let the browser's own replica take recorded frames, and name the cases in which it then holds
// something else than a fresh snapshot: node replay.js CASES.json
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { createReplica } from "../../customer_room/ui/sync/replica.js";

const EPOCH = "recorded";
const held = (tables) => Object.fromEntries(Object.entries(tables).filter(([, rows]) => Object.keys(rows).length));

async function differs({ before, frames, fresh }) {
  let failed = null;
  const replica = createReplica({
    room: true,
    fetchSnapshot: async () => ({ epoch: EPOCH, me: null, records: before }),
    tell: (kind, detail) => {
      if (kind === "failed") failed = detail;
    },
  });
  const first = frames[0]?.n ?? 1;
  replica.receive({ n: first - 1, hello: { epoch: EPOCH, me: null } });
  await new Promise((resolve) => setImmediate(resolve));
  for (const frame of frames) replica.receive(frame);
  await new Promise((resolve) => setImmediate(resolve));
  const now = replica.it.tables;
  replica.close();
  return failed !== null || !isDeepStrictEqual(held(now), held(fresh));
}

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const found = [];
for (const each of cases) if (await differs(each)) found.push(each.name);
console.log(JSON.stringify([...new Set(found)]));
