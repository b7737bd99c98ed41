// The published forms of the tasks, asked of held-out phantoms.
import { answerMultipleChoice, askImage, localizeFindings, radiologyReport } from "@medgemma/tasks";
import { drawnBox, overlap, statesFinding, targetOf } from "./drawn-facts.mjs";

/**
 * @typedef {import("./drawn-facts.mjs").Drawing & {
 *   yesNo: readonly { question: string, truth: boolean }[],
 *   choices: readonly { question: string, options: readonly string[], answer: string }[],
 * }} AskedDrawing
 *
 * @typedef {object} PhantomContext
 * @property {import("@medgemma/core").LanguageModel} model
 * @property {AskedDrawing} one
 * @property {readonly [import("@medgemma/core").RgbImage]} images
 * @property {(name: string, value: boolean | number, detail: object) => void} note
 */

/**
 * One case of one image, in every published form that the tasks have for its questions.
 *
 * @param {PhantomContext} context
 * @param {{ listFindings: boolean }} options
 */
export async function checkPublishedForms(context, { listFindings }) {
  await checkQuestions(context);
  const { kind } = context.one;
  if (kind === "chest") await checkReport(context, { listFindings });
  if (kind === "blank") await checkBlankReport(context);
  if (["chest", "skin", "fundus"].includes(kind)) await checkBox(context);
}

/** @param {PhantomContext} context */
async function checkQuestions({ model, one, images, note }) {
  for (const { question, truth } of one.yesNo) {
    const result = await askImage(model, { images, question }, { prompt: "medgemma-1.5" });
    const isRight = result.ok && result.answer === (truth ? "yes" : "no");
    note("published form: yes or no (medgemma-1.5)", isRight, { question, raw: result.raw, facts: one.facts });
  }
  for (const { question, options, answer: right } of one.choices) {
    for (const prompt of /** @type {const} */ (["medgemma-1", "medgemma-1.5"])) {
      const input = { images, question, options };
      const result = await answerMultipleChoice(model, input, { method: "reasoned", prompt });
      const said = ("reasoning" in result ? result.reasoning : undefined) ?? result;
      const raw = "raw" in said ? said.raw : undefined;
      const detail = { question, options, raw, facts: one.facts };
      note(`published form: choice (${prompt})`, result.ok && result.answer === right, detail);
    }
  }
}

/** @param {PhantomContext} context @param {{ listFindings: boolean }} options */
async function checkReport({ model, one, images, note }, { listFindings }) {
  const result = await radiologyReport(model, { images }, { prompt: "medgemma-1.5", listFindings });
  const isRight = result.ok && statesFinding(result.report.impression ?? "", one.facts);
  note("published form: report's finding, side, zone", isRight, { raw: result.raw, facts: one.facts });
  if (!listFindings) return;
  const list = result.ok ? result.findingList : undefined;
  const isVerified = list?.ok === true && list.unverified.length === 0;
  note("published form: report's list of findings verified", isVerified, {
    raw: list !== undefined && "raw" in list ? list.raw : undefined,
  });
}

/** @param {PhantomContext} context */
async function checkBlankReport({ model, images, note }) {
  const result = await radiologyReport(model, { images }, { prompt: "medgemma-1.5", listFindings: false });
  const isRight = result.ok && result.report.findings.includes("blank");
  note("published form: black image: report says so", isRight, { raw: result.raw });
}

/** @param {PhantomContext} context */
async function checkBox({ model, one, images: [image], note }) {
  const target = targetOf(one);
  const result = await localizeFindings(model, { image, targets: [target] }, { prompt: "medgemma-1.5" });
  const found = result.ok ? result.findings.find(({ label }) => label === target) : undefined;
  const drawn = one.boxes[target];
  const value = found === undefined || drawn === undefined ? 0 : overlap(found.box, drawnBox(drawn, image));
  note("published form: boxes, mean IoU (medgemma-1.5)", value, { target, raw: result.raw, facts: one.facts });
}
