import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import * as tasks from "../index.js";

// Whatever is wrong in the input or the options of a task is a typed error, where the task is awaited, before any compute.

const image = { width: 1, height: 1, data: new Uint8Array(3) };
const images = [image];
const question = "Is it?";

const scale = [
  { level: "low", meaning: "can wait" },
  { level: "high", meaning: "cannot wait" },
];
const schema = { type: "object", properties: { name: { type: "string" } } };

type Start = (input: never, options?: never) => PromiseLike<unknown>;

const model = createMockModel();

/** Every task, and an input that it takes. */
const doors: Readonly<Record<string, readonly [run: Start, input: object]>> = {
  askYesNo: [(...given) => tasks.askYesNo(model, ...given), { question }],
  choose: [(...given) => tasks.choose(model, ...given), { question, options: ["a", "b"] }],
  rate: [(...given) => tasks.rate(model, ...given), { question, scale: ["a", "b"] }],
  answerQuestion: [(...given) => tasks.answerQuestion(model, ...given), { question }],
  answerMultipleChoice: [(...given) => tasks.answerMultipleChoice(model, ...given), { question, options: ["a", "b"] }],
  radiologyReport: [(...given) => tasks.radiologyReport(model, ...given), { images }],
  findingChecklist: [(...given) => tasks.findingChecklist(model, ...given), { images, findings: ["nodule"] }],
  askImage: [(...given) => tasks.askImage(model, ...given), { images, question }],
  localizeFindings: [(...given) => tasks.localizeFindings(model, ...given), { image, targets: ["nodule"] }],
  describeImage: [(...given) => tasks.describeImage(model, ...given), { images, specialty: "dermatology" }],
  summarize: [(...given) => tasks.summarize(model, ...given), { source: "Cough.", kind: "note" }],
  triage: [(...given) => tasks.triage(model, ...given), { presentation: "Cough.", scale }],
  askRecord: [(...given) => tasks.askRecord(model, ...given), { record: { resourceType: "Patient" }, question }],
  extract: [(...given) => tasks.extract(model, ...given), { text: "x", schema }],
};

const codeOf = async (run: () => PromiseLike<unknown>): Promise<unknown> => {
  const started = run();
  return Promise.resolve(started).then(
    () => "no error",
    (error: unknown) => (error as { code?: string }).code ?? error,
  );
};

describe.each(Object.entries(doors))("%s", (_, [run, input]) => {
  const call = (given: unknown, options?: unknown) => codeOf(() => run(given as never, options as never));

  it("takes its input", async () => {
    expect(await call(input)).not.toBe("ERR_INVALID_ARGUMENT");
  });

  it("refuses wrong input", async () => {
    const wrong = [undefined, null, "x", [], {}, { ...input, images: null }, { ...input, contxt: "x" }];
    for (const given of wrong) expect(await call(given)).toBe("ERR_INVALID_ARGUMENT");
  });

  it("refuses wrong options", async () => {
    const wrong = [null, "x", { maxtokens: 5 }, { imageFit: "crop" }, { signal: "x" }, { prompt: "x" }, { prompt: {} }];
    for (const options of wrong) expect(await call(input, options)).toBe("ERR_INVALID_ARGUMENT");
  });
});

it("says what is wrong with a closed question's numbers", async () => {
  for (const abstainBelow of [NaN, -1, 2, "x"]) {
    expect(await codeOf(() => tasks.askYesNo(model, { question }, { abstainBelow } as never))).toBe(
      "ERR_INVALID_ARGUMENT",
    );
  }
});
