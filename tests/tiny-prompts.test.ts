import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type LanguageModel, type Message, MedGemmaError } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import {
  answerMultipleChoice,
  answerQuestion,
  askImage,
  askYesNo,
  choicePrompts,
  choose,
  describeImage,
  imageSpecialties,
  localizeFindings,
  radiologyReport,
  summarize,
  triage,
  yesNoPrompts,
} from "@medgemma/tasks";
import { expect, it } from "vitest";
import { root } from "./fixture.js";

// The tiny model learns the wordings that the tasks really send. They are written to its training folder with
// `UPDATE_PROMPTS=1 npx vitest run tests/tiny-prompts.test.ts`; after a change of wording it must be trained again.

const page = join(root, "tools/train-tiny/prompts.json");
const image = { width: 1, height: 1, data: new Uint8Array(3) };
const images = [image];

interface Wording {
  readonly system?: string;
  readonly user: string;
}

type Run = (model: LanguageModel) => PromiseLike<unknown>;

/** `<<name>>` marks what training fills in; a line with an unfilled one is left out, as in the tasks. */
const runs: Readonly<Record<string, Run>> = {
  report: (model) => radiologyReport(model, { images, view: "<<view>>", indication: "<<indication>>" }),
  "report-prior": (model) =>
    radiologyReport(model, { images, priorImages: images, view: "<<view>>", indication: "<<indication>>" }),
  locate: (model) => localizeFindings(model, { image, targets: ["<<targets>>"], view: "<<view>>" }),
  ask: (model) => askImage(model, { images, question: "<<question>>" }),
  question: (model) => answerQuestion(model, { question: "<<question>>" }),
  triage: (model) =>
    triage(model, {
      presentation: "<<presentation>>",
      age: "<<age>>",
      sex: "<<sex>>",
      scale: [
        { level: "emergency", meaning: "<<scale>>" },
        { level: "urgent", meaning: "-" },
        { level: "routine", meaning: "-" },
      ],
    }),
  ...Object.fromEntries(
    Object.keys(imageSpecialties).map((specialty): [string, Run] => [
      `describe-${specialty}`,
      (model) => describeImage(model, { images, specialty: specialty as keyof typeof imageSpecialties }),
    ]),
  ),
  ...Object.fromEntries(
    (["note", "discharge", "hand-over"] as const).map((kind): [string, Run] => [
      `summary-${kind}`,
      (model) => summarize(model, { source: "<<source>>", kind }),
    ]),
  ),
  ...Object.fromEntries(
    yesNoPrompts.map((prompt, index): [string, Run] => [
      `yes-no-${index}`,
      (model) => askYesNo(model, { images, question: "<<question>>" }, { prompt }),
    ]),
  ),
  ...Object.fromEntries(
    choicePrompts.map((prompt, index): [string, Run] => [
      `choice-${index}`,
      (model) =>
        choose(
          model,
          { images, context: "<<context>>", question: "<<question>>", options: ["<<a>>", "<<b>>"] },
          { prompt, permute: false },
        ),
    ]),
  ),
  // The published forms, which a model of the family is asked in, and any other that is told to.
  "report-published": (model) =>
    radiologyReport(model, { images, indication: "<<indication>>" }, { prompt: "medgemma-1.5" }),
  "locate-published": (model) =>
    localizeFindings(model, { image, targets: ["<<target>>"] }, { prompt: "medgemma-1.5" }),
  "ask-published": (model) => askImage(model, { images, question: "<<question>>" }, { prompt: "medgemma-1.5" }),
  ...Object.fromEntries(
    (["medgemma-1", "medgemma-1.5"] as const).map((prompt): [string, Run] => [
      `reasoned-${prompt}`,
      (model) =>
        answerMultipleChoice(
          model,
          { images, context: "<<context>>", question: "<<question>>", options: ["<<a>>", "<<b>>"] },
          { method: "reasoned", prompt },
        ),
    ]),
  ),
};

/** What a task asks, first to last. The model answers a report, so that its second question comes too. */
async function wordingsOf(run: Run): Promise<readonly Wording[]> {
  const asked: Wording[] = [];
  const note = ({ messages = [] }: { readonly messages?: readonly Message[] | undefined }): void => {
    const system = messages.find(({ role }) => role === "system");
    asked.push({ ...(system !== undefined && { system: textOf(system) }), user: slots(textOf(messages.at(-1)!)) });
  };
  const mock = createMockModel({ responses: ["Findings: <<s>>\nImpression: <<s>>", "{}"] });
  const model: LanguageModel = {
    ...mock,
    info: mock.info,
    capabilities: mock.capabilities,
    tokenizer: mock.tokenizer,
    generate: (request) => (note(request), mock.generate(request)),
    score: (request) => (note(request), mock.score(request)),
    [Symbol.asyncDispose]: () => mock[Symbol.asyncDispose](),
  };
  try {
    await run(model);
  } catch (error) {
    // The mock's answers fit no form; the question was asked.
    if (!MedGemmaError.isInstance(error)) throw error;
  }
  return asked;
}

function textOf({ content }: Message): string {
  return typeof content === "string"
    ? content
    : content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** One slot for lists whose length varies. */
function slots(text: string): string {
  return text
    .replace("A: <<a>>\nB: <<b>>", "<<options>>")
    .replace("(A) <<a>>\n(B) <<b>>", "<<options>>")
    .replace("emergency: <<scale>>\nurgent: -\nroutine: -", "<<scale>>")
    .replace("[1] <<source>>", "<<source>>")
    .replace("[1] <<s>>\n[2] <<s>>", "<<sentences>>")
    .replace(/\[\{"box_2d": .*$/, "<<form>>")
    .replace("Answer with one word only: yes or no", "Answer with one word only: <<first>> or <<second>>")
    .replace("Reply yes or no", "Reply <<first>> or <<second>>")
    .replace("Say yes or no", "Say <<first>> or <<second>>");
}

it("trains the tiny model on the tasks' own wordings", async () => {
  const prompts: Record<string, Wording> = {};
  for (const [name, run] of Object.entries(runs)) {
    const [first, second] = await wordingsOf(run);
    prompts[name] = first!;
    if (name === "report") prompts["finding-list"] = second!;
  }
  const text = `${JSON.stringify(prompts, null, 2)}\n`;
  if (process.env["UPDATE_PROMPTS"] === "1") await writeFile(page, text);
  expect(await readFile(page, "utf8")).toBe(text);
});
