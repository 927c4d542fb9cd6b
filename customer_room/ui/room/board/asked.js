// What the room is asked about a stage, and what it said; pure.
import { countHere } from "./selectors.js";

export const FEWEST = 4;

/** Each question: how it is put, how it is called, and its answers or its statements. */
export const QUESTIONS = {
  reliability: {
    asks: "Is it reliable for customers, or does it depend on whom they meet?",
    name: "Is it reliable?",
    choices: [
      { choice: "random", name: "Random", says: "luck decides" },
      { choice: "it depends", name: "It depends", says: "on whom they meet" },
      { choice: "reliable", name: "Reliable", says: "the same every time" },
      { choice: "differentiated", name: "Differentiated", says: "they tell others" },
    ],
    items: [],
  },
  "end test": {
    asks: "When this stage is over, what is true?",
    name: "End-of-stage test",
    choices: [],
    items: ["They can say what they achieved.", "They can say what it was worth.", "They want to stay.", "They want to tell others."],
  },
  "outside in": {
    asks: "Is this name what customers would say?",
    name: "Is the name theirs?",
    choices: [
      { choice: "customers say it", name: "Customers say it", says: "" },
      { choice: "our word", name: "It is our word", says: "" },
    ],
    items: [],
  },
};

export const POINTS = [0, 1, 2, 3, 4];
export const POINT_WORDS = ["not at all", "hardly", "partly", "mostly", "fully"];

const entries = (table) => Object.entries(table ?? {});
const later = (a, b) => ((a.ended_at ?? "") < (b.ended_at ?? "") ? 1 : -1);

/**
 * The question in front of everybody: the open one, else the newest whose answers are shown.
 *
 * Answers leave when the facilitator puts them away, and when the next phase starts.
 */
export function inFront(polls, phase) {
  const list = entries(polls).map(([id, each]) => ({ id, ...each }));
  const open = list.find((each) => each.status === "open");
  if (open) return open;
  const newest = list.filter((each) => each.status === "shown").sort(later)[0];
  if (!newest || newest.put_away) return null;
  return phase?.started_at && newest.ended_at < phase.started_at ? null : newest;
}

/** When a question was asked; once its answers are shown, when that was. */
export const sinceOf = (poll) => poll.ended_at ?? poll.opened_at;

/** What is in front of a person, a question to the room and those to leaders, newest first: `{id, since}`. */
export function newestFirst(poll, questions) {
  const all = [...(poll ? [{ id: poll.id, since: sinceOf(poll) }] : []), ...questions.map(({ id, since }) => ({ id, since }))];
  return all.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
}

/** The shown questions about a stage, the newest first. */
export function shownAbout(polls, stageId) {
  const list = entries(polls).map(([id, each]) => ({ id, ...each }));
  return list.filter((each) => each.stage_id === stageId && each.status === "shown").sort(later);
}

/** My own answer, while it is mine alone; `me` is my member id. */
export function answerOf(responses, pollId, me) {
  const found = entries(responses).find(([, each]) => each.poll_id === pollId && each.member_id === me);
  return found ? { id: found[0], ...found[1] } : null;
}

/** Whether an answer says something to every part of the question. */
export const isWhole = (question, { choice, points }) =>
  question.items.length ? question.items.every((_, at) => POINTS.includes(points?.[at])) : question.choices.some((each) => each.choice === choice);

/** “5 of 8 have answered”: of those with a seat who are in the room now. */
export function turnout(poll, presence, members) {
  return { answered: poll.answered, of: Math.max(countHere(presence, members, (each) => each.seat), poll.answered) };
}

export function turnoutWords({ answered, of }) {
  return `${answered} of ${of} ${answered === 1 ? "has" : "have"} answered`;
}

/** Why answers are not shown yet; empty when enough people have given their own, as the server counts. */
export function whyNotYet({ answered, typed = 0 }) {
  const own = answered - typed;
  if (own >= FEWEST) return "";
  const others = typed === 1 ? " The one typed for somebody is not counted here." : typed ? ` The ${typed} typed for others are not counted here.` : "";
  return `${own} of ${FEWEST} own answers. From four on they can be shown, by function.${others}`;
}

/** How many gave their answers themselves, where some were typed for them. */
export const ownWords = ({ answered, typed = 0 }) => (typed ? `${answered - typed} own answers, ${typed} typed for others.` : "");

/**
 * What was answered: how many said each thing, and from which functions.
 *
 * @returns {{rows: {name, choice?, count, spread, median?, points?}[], count: number, verdict: string, field: object}}
 *   `spread` is a list of [function id, how many]; `points` of an item holds one such list for each
 *   of 0–4; `field` is what the stage takes from it
 */
export function resultOf(poll, responses) {
  const question = QUESTIONS[poll.instrument];
  const given = entries(responses).map(([, each]) => each).filter((each) => each.poll_id === poll.id);
  const rows = question.items.length ? question.items.map((name, at) => itemRow(name, given, at)) : question.choices.map((each) => choiceRow(each, given));
  return { rows, count: given.length, ...CONCLUDES[poll.instrument](rows, given.length) };
}

function choiceRow(each, given) {
  const said = given.filter((one) => one.choice === each.choice);
  return { ...each, count: said.length, spread: spreadOf(said) };
}

function itemRow(name, given, at) {
  const points = POINTS.map((point) => spreadOf(given.filter((one) => one.points[at] === point)));
  return { name, count: given.length, points, median: lowMedian(given.map((one) => one.points[at])) };
}

function spreadOf(given) {
  const by = new Map();
  for (const { function_id } of given) by.set(function_id, (by.get(function_id) ?? 0) + 1);
  return [...by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** The middle; of two middles the lower. */
function lowMedian(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

const CONCLUDES = {
  reliability(rows) {
    // Of two that as many said, the less reliable stands first.
    const most = Math.max(...rows.map((row) => row.count));
    const found = rows.find((row) => row.count === most);
    return { verdict: found.name, field: { reliability: found.choice } };
  },
  "end test"(rows) {
    const end = rows.map((row) => row.median);
    const weak = rows.filter((row) => row.median < 2).length;
    return { verdict: weak ? `${weak} of ${rows.length} not true yet` : "All of it at least partly", field: { end_test: end } };
  },
  "outside in"([theirs], count) {
    const overruled = theirs.count * 3 >= count * 2;
    return { verdict: overruled ? "The name is the customers’" : "The name is ours", field: { outside_in_overruled: overruled } };
  },
};

/** What a stage took from the room's answers to each question, in words; empty before any. */
export function standingOf(stage, instrument) {
  if (instrument === "reliability") return QUESTIONS.reliability.choices.find((each) => each.choice === stage.reliability)?.name ?? "";
  if (instrument === "end test") return stage.end_test?.length ? `${stage.end_test.join(", ")} (4 is fully)` : "";
  return { true: "Customers say it", false: "It is our word" }[stage.outside_in_overruled] ?? "";
}
