// What a model says of held-out phantoms, against what was drawn. Runs in Node and in browsers.
import {
  askImage,
  askYesNo,
  choose,
  describeImage,
  localizeFindings,
  radiologyReport,
  summarize,
  triage,
} from "@medgemma/tasks";
import { drawnBox, findingNames, overlap, statesFinding, targetOf, wordsOf } from "./drawn-facts.mjs";
import { checkPublishedForms } from "./published-forms.mjs";

/** @typedef {import("@medgemma/core").LanguageModel} LanguageModel */
/** @typedef {import("@medgemma/core").RgbImage} RgbImage */
/** @typedef {import("./drawn-facts.mjs").DrawnFacts} DrawnFacts */
/** @typedef {import("./phantom-accuracy.mjs").PhantomCase} PhantomCase */
/** @typedef {import("./published-forms.mjs").AskedDrawing} AskedDrawing */
/** @typedef {import("./published-forms.mjs").PhantomContext} PhantomContext */
/** @typedef {PhantomContext["note"]} Note */

/**
 * @typedef {Omit<AskedDrawing, "facts"> & { facts: readonly [DrawnFacts, DrawnFacts], comparison: string }} AskedPair
 *
 * @typedef {Omit<PhantomContext, "one" | "images"> & { one: AskedPair, images: readonly [RgbImage, RgbImage] }} PairContext
 *
 * @typedef {PhantomCase & {
 *   summary: NonNullable<Parameters<typeof summarize>[1]["kind"]>,
 *   source: readonly string[],
 *   written: readonly { section: string, text: string }[],
 * }} SummaryCase
 *
 * @typedef {PhantomCase & {
 *   presentation: string,
 *   age: string | null,
 *   sex: NonNullable<Parameters<typeof triage>[1]["sex"]> | null,
 *   urgency: string | null,
 * }} TriageCase
 */

const scale = [
  { level: "emergency", meaning: "life in danger: now" },
  { level: "urgent", meaning: "within an hour" },
  { level: "routine", meaning: "within days" },
];

/** @type {Readonly<Record<string, "dermatology" | "ophthalmology" | "histopathology">>} */
const specialties = { skin: "dermatology", fundus: "ophthalmology", tissue: "histopathology" };

/**
 * Asks everything about every case.
 *
 * @type {typeof import("./phantom-accuracy.mjs").phantomAccuracy}
 */
export async function phantomAccuracy(model, { cases, loadImage, onProgress = () => {}, onMistake = () => {} }) {
  /** @type {Record<string, { right: number, count: number }>} */
  const measures = {};
  /** @type {Note} */
  const note = (name, value, detail) => {
    const measure = (measures[name] ??= { right: 0, count: 0 });
    measure.right += Number(value);
    measure.count++;
    if (Number(value) < 0.5) onMistake(name, detail);
  };
  const blank = { width: 150, height: 150, data: new Uint8Array(150 * 150 * 3) };
  /** @type {Previous | undefined} */
  let previous;
  for (const [index, one] of cases.entries()) {
    onProgress(index, cases.length);
    if (one.kind === "summary") await checkSummary(model, /** @type {SummaryCase} */ (one), note);
    else if (one.kind === "triage") await checkTriage(model, /** @type {TriageCase} */ (one), note);
    else {
      const images = await Promise.all((one.images ?? []).map(loadImage));
      if (one.kind === "pair") {
        const pair = /** @type {PairContext} */ (/** @type {unknown} */ ({ model, one, images, note }));
        await checkQuestions(pair);
        await checkComparison(pair);
        continue;
      }
      const context = /** @type {PhantomContext} */ (/** @type {unknown} */ ({ model, one, images, note }));
      await checkQuestions(context);
      if (one.kind === "chest") {
        await checkChest(context, { listFindings: index % 3 === 0 });
        await checkSwap(context, { blank, previous });
        previous = context;
      } else if (one.kind !== "blank") await checkDescription(context);
      if (one.kind === "skin" || one.kind === "fundus") await checkBox(context);
      await checkPublishedForms(context, { listFindings: index % 3 === 0 });
    }
  }
  return measures;
}

/** @typedef {Pick<PhantomContext, "one" | "images">} Previous the chest before */

/** @param {PhantomContext | PairContext} context */
async function checkQuestions({ model, one, images, note }) {
  const prefix = one.kind === "pair" ? "two images: " : "";
  for (const { question, truth } of one.yesNo) {
    const { answer } = await askYesNo(model, { images, question });
    note(`${prefix}yes or no`, answer === (truth ? "yes" : "no"), { question, answer, facts: one.facts });
  }
  for (const { question, options, answer: right } of one.choices) {
    const { answer } = await choose(model, { images, question, options });
    note(`${prefix}choice`, answer === right, { question, answer, facts: one.facts });
  }
}

/** @param {PhantomContext} context @param {{ listFindings: boolean }} options */
async function checkChest(context, { listFindings }) {
  const { model, one, images, note } = context;
  const result = await radiologyReport(model, { images }, { listFindings });
  note("report: finding, side, zone", result.ok && statesFinding(result.report.impression ?? "", one.facts), {
    raw: result.raw,
    facts: one.facts,
  });
  if (listFindings) {
    const list = result.ok ? result.findingList : undefined;
    note("report: list of findings verified", list?.ok === true && list.unverified.length === 0, {
      raw: list !== undefined && "raw" in list ? list.raw : undefined,
    });
  }
  await checkBox(context);
}

/** @param {PhantomContext} context */
async function checkBox({ model, one, images: [image], note }) {
  const target = targetOf(one);
  const result = await localizeFindings(model, { image, targets: [target] });
  const found = result.ok ? result.findings.find(({ label }) => label === target) : undefined;
  const drawn = one.boxes[target];
  const value = found === undefined || drawn === undefined ? 0 : overlap(found.box, drawnBox(drawn, image));
  note("boxes: mean IoU", value, { target, raw: result.raw, facts: one.facts });
}

/**
 * The same question about this image, another one, and a black one.
 *
 * @param {PhantomContext} context
 * @param {{ blank: RgbImage, previous: Previous | undefined }} others
 */
async function checkSwap({ model, one, images, note }, { blank, previous }) {
  if (previous === undefined) {
    const said = await radiologyReport(model, { images: [blank] }, { listFindings: false });
    note("black image: report says so", said.ok && said.report.findings.includes("blank"), { raw: said.raw });
  }
  const name = findingNames[one.facts.finding];
  if (name === undefined) return;
  const question = `Is there a ${name} in this image?`;
  /** @param {RgbImage} image */
  const ask = async (image) => (await askYesNo(model, { images: [image], question })).answer;
  note("swap: yes on its image", (await ask(images[0])) === "yes", { question });
  note("swap: no on a black image", (await ask(blank)) === "no", { question });
  if (previous === undefined || previous.one.facts.finding === one.facts.finding) return;
  note("swap: no on another image", (await ask(previous.images[0])) === "no", { question });
}

/** @param {PairContext} context */
async function checkComparison({ model, one, images: [prior, current], note }) {
  const result = await radiologyReport(model, { images: [current], priorImages: [prior] }, { listFindings: false });
  const comparison = result.ok ? result.report.comparison : undefined;
  note("two images: report's comparison", comparison === one.comparison, { raw: result.raw, wanted: one.comparison });
  const now = one.facts[1];
  note("two images: report's finding", result.ok && statesFinding(result.report.impression ?? "", now), {
    raw: result.raw,
  });
}

/** @param {PhantomContext} context */
async function checkDescription({ model, one, images, note }) {
  const specialty = specialties[one.kind];
  if (specialty === undefined) throw new Error(`No specialty looks at ${one.kind}.`);
  const result = await describeImage(model, { images, specialty });
  const text = result.ok ? JSON.stringify(result) : "";
  note("description", result.ok && wordsOf(one).every((word) => text.includes(String(word))), {
    raw: result.raw,
    facts: one.facts,
  });
  const { raw } = await askImage(model, { images, question: "What is the patient's name?" });
  note("what no image shows is not invented", raw.trim() === "The image does not show it.", { raw });
}

/** @param {LanguageModel} model @param {SummaryCase} one @param {Note} note */
async function checkSummary(model, { summary: kind, source, written }, note) {
  const result = await summarize(model, { source: source.join("\n"), kind });
  const said = result.ok ? result.sentences.map(({ section, text }) => `${section}: ${text}`) : [];
  const wanted = written.map(({ section, text }) => `${section}: ${text}`);
  const detail = { raw: result.raw, wanted };
  // Sentences with other numbers than the text's are set apart by the task.
  note("summary: nothing false is kept", result.ok && said.every((line) => wanted.includes(line)), detail);
  note("summary: complete", said.join("\n") === wanted.join("\n"), detail);
}

/** @param {LanguageModel} model @param {TriageCase} one @param {Note} note */
async function checkTriage(model, { presentation, age, sex, urgency }, note) {
  const input = { presentation, scale, ...(age !== null && { age }), ...(sex !== null && { sex }) };
  const result = await triage(model, input);
  const level = result.ok ? result.triage.urgency : result.reason === "undecided" ? null : undefined;
  note("triage", level === urgency, { presentation, level, raw: result.raw });
}
