// A screen that waits to be connected: one code at a time, and patience with the line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startPairing } from "../../customer_room/ui/wall/pairing.js";

/** Plays answers in order, one look after the other, and notes what was asked and shown. */
async function played(answers) {
  const seen = { asked: [], shown: [], gone: null };
  let next = null;
  startPairing({
    ask: async (address) => {
      seen.asked.push(address.split("/").pop());
      const answer = answers.shift();
      if (answer instanceof Error || answer.error) throw answer;
      return answer;
    },
    tell: (shown) => seen.shown.push(shown),
    go: (address) => (seen.gone = address),
    later: (act) => (next = act),
  });
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!next || !answers.length) return { ...seen, waits: Boolean(next) };
    const look = next;
    next = null;
    look();
  }
}

const lost = () => new TypeError("no line");
const refused = (code, retry = false) => ({ error: { code, retry, message: `${code} in words` } });

test("a code is shown, looked after and led on", async () => {
  const seen = await played([{ code: "HQ74MK" }, { waiting: true }, { go: "/room/r1/present" }]);
  assert.deepEqual(seen.asked, ["pair", "collect", "collect"]);
  assert.deepEqual(seen.shown, [{ code: "HQ74MK" }, { code: "HQ74MK" }]);
  assert.equal(seen.gone, "/room/r1/present");
  assert.equal(seen.waits, false);
});

test("a code that is too old is followed by another", async () => {
  const seen = await played([{ code: "AAA222" }, refused("link_invalid"), { code: "BBB333" }]);
  assert.deepEqual(seen.asked, ["pair", "collect", "pair"]);
  assert.deepEqual(seen.shown.at(-1), { code: "BBB333" });
});

test("one late answer is not mentioned, two are, and it goes on by itself", async () => {
  const seen = await played([{ code: "AAA222" }, lost(), lost(), { waiting: true }]);
  assert.deepEqual(seen.shown.map((each) => Object.keys(each)[0]), ["code", "text", "code"]);
  assert.match(seen.shown[1].text, /goes on by itself/);
});

test("somebody’s own browser is left alone", async () => {
  const seen = await played([refused("not_allowed")]);
  assert.deepEqual(seen.shown, [{ signedIn: true }]);
  assert.equal(seen.waits, false);
});

test("too many screens are told in the server’s words, and tried again", async () => {
  const seen = await played([refused("slow_down", true), refused("slow_down", true), { code: "AAA222" }]);
  assert.deepEqual(seen.shown, [{ text: "slow_down in words" }, { code: "AAA222" }]);
});
