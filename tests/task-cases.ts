import type { LanguageModel, RgbImage } from "@medgemma/core";
import {
  agreement,
  askChange,
  answerMultipleChoice,
  answerQuestion,
  askImage,
  askRecord,
  askYesNo,
  assessSkinLesion,
  choose,
  conversation,
  describeImage,
  extract,
  findingChecklist,
  gradeRetinopathy,
  type JsonTaskOptions,
  laboratoryReport,
  localizeFindings,
  radiologyReport,
  rate,
  readLaboratoryReport,
  slideReport,
  summarize,
  triage,
  volumeQuestion,
  yesNoPrompts,
} from "@medgemma/tasks";

/** One run of a task, for the tests on every runtime and for the task's page. */
export interface TaskCase {
  readonly name: string;
  /** Folder of the task in `packages/tasks/src`. */
  readonly folder: string;
  /** What the task is given, as it is shown on the page. */
  readonly input: object;
  /** What a mock answers, call by call. */
  readonly script?: readonly string[];
  readonly run: (model: LanguageModel) => PromiseLike<object>;
}

interface CaseOf<Input extends object> extends Pick<TaskCase, "name" | "folder" | "script"> {
  readonly input: Input;
  readonly task: (model: LanguageModel, input: Input, options: JsonTaskOptions) => PromiseLike<object>;
  /** Small budgets: a model with random weights fills whatever it gets. */
  readonly options?: JsonTaskOptions;
}

/** No thought: a model with random weights would never end it. */
const quick: JsonTaskOptions = { thinking: "off" };

function caseOf<Input extends object>({ task, options = {}, ...rest }: CaseOf<Input>): TaskCase {
  return { ...rest, run: (model) => task(model, rest.input, { ...quick, ...options }) };
}

const note = [
  "78-year-old man with atrial fibrillation, admitted with palpitations.",
  "Started apixaban 5 mg twice daily on day 2. No bleeding.",
  "Discharged home; review in 14 days.",
].join("\n");

const record = {
  resourceType: "Bundle",
  type: "collection",
  entry: [
    { resource: { resourceType: "Patient", id: "p1", gender: "male", birthDate: "1946-05-01" } },
    {
      resource: {
        resourceType: "Observation",
        id: "hb1",
        status: "final",
        code: { text: "Hemoglobin" },
        effectiveDateTime: "2024-03-02",
        valueQuantity: { value: 9.1, unit: "g/dL" },
      },
    },
  ],
} as const;

const urgency = [
  { level: "emergency", meaning: "life in danger: now" },
  { level: "urgent", meaning: "within an hour" },
  { level: "routine", meaning: "within days" },
] as const;

const laboratoryRow = {
  ...{ name: "", result: "", unit: "mmol/L", range: "" },
  ...{ panel: "CHEMISTRY", method: null, specimen: "serum", sample_collection_time: null },
};

const json = (value: object): string => JSON.stringify(value);

/** The tasks, each with an input. `image` is a chest radiograph. */
export function taskCases(image: RgbImage): readonly TaskCase[] {
  const images = [image];
  const draft = "Findings: Clear lungs. No pleural effusion.\nImpression: Normal chest.";
  return [
    caseOf({
      name: "askYesNo",
      folder: "closed-question",
      input: { images, question: "Is there a pleural effusion?" },
      script: ["yes", "no"],
      task: (model, input) => askYesNo(model, input, { blankImagePrior: true }),
    }),
    caseOf({
      name: "choose",
      folder: "closed-question",
      input: { images, question: "Which is most likely?", options: ["effusion", "pneumothorax", "none"] as const },
      script: ["pneumothorax"],
      task: (model, input) => choose(model, input),
    }),
    caseOf({
      name: "rate",
      folder: "closed-question",
      input: { images, question: "How large is the heart?", scale: ["normal", "enlarged"] as const },
      script: ["enlarged"],
      task: (model, input) => rate(model, input),
    }),
    caseOf({
      name: "askChange",
      folder: "closed-question",
      input: { priorImages: images, images, finding: "pleural effusion" },
      script: ["stable"],
      task: (model, input) => askChange(model, input),
    }),
    caseOf({
      name: "radiologyReport",
      folder: "radiology-report",
      input: { images, indication: "cough, fever", view: "PA" },
      script: [
        draft,
        json({
          findings: [
            { finding: "clear lungs", site: "lungs", side: null, status: "present", change: null, sentence: 1 },
            { finding: "pleural effusion", site: null, side: null, status: "absent", change: null, sentence: 2 },
          ],
        }),
      ],
      task: radiologyReport,
      options: { maxTokens: 120 },
    }),
    caseOf({
      name: "volumeQuestion",
      folder: "volume-question",
      input: {
        slices: [image, image],
        modality: "CT",
        history: "weight loss",
        questions: ['Is there "liver lesion" in the CT volume?', 'Is there "ascites" in the CT volume?'],
      } as const,
      script: ["yes", "no"],
      task: (model, input) => volumeQuestion(model, input),
    }),
    caseOf({
      name: "gradeRetinopathy",
      folder: "retinopathy",
      input: { image, eye: "left" } as const,
      script: ["yes", "moderate DR", "no"],
      task: (model, input) => gradeRetinopathy(model, input),
    }),
    caseOf({
      name: "assessSkinLesion",
      folder: "skin-lesion",
      input: { images, site: "left calf", diameterMm: 7 },
      script: ["yes", "no", "yes"],
      task: (model, input) => assessSkinLesion(model, input),
    }),
    caseOf({
      name: "readLaboratoryReport",
      folder: "extraction",
      input: { pages: ["CHEMISTRY (serum)\nPotassium  5.6  mmol/L  3.5-5.1  H\nSodium  140  mmol/L  135-145"] },
      script: [
        json([
          { ...laboratoryRow, name: "Potassium", result: "5.6", range: "3.5-5.1" },
          { ...laboratoryRow, name: "Sodium", result: "150", range: "135-145" },
        ]),
      ],
      task: readLaboratoryReport,
      options: { maxTokens: 700 },
    }),
    caseOf({
      name: "slideReport",
      folder: "slide-report",
      input: { patches: [image, image], specimen: "colon, biopsy" },
      script: ["Tubular adenoma with low-grade dysplasia."],
      task: slideReport,
      options: { maxTokens: 60 },
    }),
    caseOf({
      name: "findingChecklist",
      folder: "finding-checklist",
      input: { images, findings: ["pleural effusion", "pneumothorax"], report: draft },
      script: ["yes", "it is absent", "no", "it is not mentioned"],
      task: (model, input) => findingChecklist(model, input),
    }),
    caseOf({
      name: "summarize",
      folder: "clinical-summary",
      input: { source: note, kind: "discharge" } as const,
      script: [
        json({
          sentences: [
            { section: "course", text: "Apixaban 5 mg twice daily was started on day 2.", sources: [2] },
            { section: "follow-up", text: "Review in 14 days.", sources: [4] },
            { section: "new medication", text: "Metoprolol 50 mg daily.", sources: [2] },
          ],
        }),
      ],
      task: summarize,
      options: { maxTokens: 700 },
    }),
    caseOf({
      name: "triage",
      folder: "triage",
      input: {
        presentation: "Chest pain and sweating for one hour.",
        vitals: { "systolic mmHg": 84 },
        scale: urgency,
        redFlags: [
          {
            id: "shock",
            atLeast: "emergency",
            reason: "Systolic pressure below 90 mmHg.",
            applies: ({ vitals }: { readonly vitals?: Readonly<Record<string, number>> | undefined }) =>
              (vitals?.["systolic mmHg"] ?? Infinity) < 90,
          },
        ],
      },
      script: [json({ rationale: "Chest pain with sweating may be cardiac.", urgency: "urgent" })],
      task: triage,
      options: { maxTokens: 700 },
    }),
    caseOf({
      name: "answerQuestion",
      folder: "medical-question",
      input: { question: "What does a blunted costophrenic angle suggest?" },
      script: ["A pleural effusion, mostly."],
      task: answerQuestion,
      options: { maxTokens: 40 },
    }),
    caseOf({
      name: "answerMultipleChoice",
      folder: "medical-question",
      input: { context: "Fever and cough.", question: "What is next?", options: ["radiograph", "CT", "nothing"] },
      script: ["radiograph"],
      task: (model, input) => answerMultipleChoice(model, input),
    }),
    caseOf({
      name: "askImage",
      folder: "visual-question",
      input: { images, question: "Which view is this?" },
      script: ["Frontal chest radiograph."],
      task: askImage,
      options: { maxTokens: 400 },
    }),
    caseOf({
      name: "describeImage",
      folder: "image-description",
      input: { images, specialty: "histopathology", site: "colon, biopsy" } as const,
      script: [
        json({
          quality: "limited",
          features: {
            tissue: null,
            architecture: "No glands can be told apart.",
            cells: null,
            nuclei: null,
            stroma: null,
            necrosis: null,
          },
          summary: null,
        }),
      ],
      task: describeImage,
      options: { maxTokens: 700 },
    }),
    caseOf({
      name: "localizeFindings",
      folder: "finding-localization",
      input: { image, targets: ["heart", "right clavicle"], view: "PA" },
      script: [json([{ box_2d: [420, 380, 760, 700], label: "heart" }])],
      task: localizeFindings,
      options: { maxTokens: 1000 },
    }),
    caseOf({
      name: "extract",
      folder: "extraction",
      input: { text: "Hemoglobin  9.1 g/dL (12.0-16.0) L", schema: laboratoryReport },
      script: [
        json({
          collected: null,
          results: [
            { test: "Hemoglobin", value: "9.1", unit: "g/dL", referenceRange: "12.0-16.0", flag: "L" },
            { test: "Hematocrit", value: "27", unit: "%", referenceRange: null, flag: null },
          ],
        }),
      ],
      task: extract,
      options: { maxTokens: 700 },
    }),
    caseOf({
      name: "extract, a schema without free text",
      folder: "extraction",
      input: {
        text: "Left breast, BI-RADS 2.",
        schema: {
          type: "object",
          properties: {
            side: { enum: ["left", "right", null] },
            category: { type: ["integer", "null"], minimum: 0, maximum: 6 },
          },
          required: ["side", "category"],
          additionalProperties: false,
        },
      },
      script: [json({ side: "left", category: 2 })],
      task: extract,
    }),
    caseOf({
      name: "askRecord",
      folder: "record-question",
      input: { record, question: "What is the latest hemoglobin?" },
      script: [json({ answer: "Hemoglobin was 9.1 g/dL on 2024-03-02.", entries: [2] })],
      task: askRecord,
      options: { maxTokens: 700 },
    }),
    caseOf({
      name: "conversation",
      folder: "conversation",
      input: { turns: [{ text: "What is this?", images }, { text: "Anything else?" }] },
      script: ["A chest radiograph.", "Nothing else."],
      task: async (model, { turns }, options) => {
        const chat = conversation(model, options);
        const replies = [];
        for (const turn of turns) replies.push(await chat.send(turn));
        return { replies, messages: chat.messages.length, tokens: chat.tokens };
      },
      options: { maxTokens: 40 },
    }),
    caseOf({
      name: "agreement",
      folder: "agreement",
      input: { images, question: "Is there a pleural effusion?" },
      script: ["yes", "no", "yes"],
      task: (model, input) =>
        agreement(
          (asked: typeof input, prompt: (typeof yesNoPrompts)[number]) => askYesNo(model, asked, { prompt }),
          input,
          {
            variants: yesNoPrompts,
            answerOf: ({ answer }) => answer,
          },
        ),
    }),
  ];
}

/**
 * A result without what differs from run to run and from runtime to runtime: times, reuse, names of model and runtime.
 * Numbers that are no integers are rounded to four digits.
 */
export function comparable(result: unknown): unknown {
  const dropped = new Set([
    "timings",
    "reusedTokens",
    "acceptedPredictionTokens",
    "rejectedPredictionTokens",
    "runtime",
    "model",
    "time",
  ]);
  return JSON.parse(
    JSON.stringify(result, (key, value: unknown) => {
      if (dropped.has(key)) return undefined;
      return typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(4)) : value;
    }),
  );
}

/** Every task's comparable result on a model, by name: equal on all runtimes for the same fp32 weights. */
export async function taskResults(model: LanguageModel, image: RgbImage): Promise<Readonly<Record<string, unknown>>> {
  const results: Record<string, unknown> = {};
  for (const { name, run } of taskCases(image)) results[name] = comparable(await run(model));
  return results;
}
