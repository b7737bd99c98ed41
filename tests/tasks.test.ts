import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { askYesNo, choose, radiologyReport } from "@medgemma/tasks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differences } from "./differences.js";
import { convertTo, convertToGguf, radiograph } from "./fixture.js";
import { comparable, taskCases, taskResults } from "./task-cases.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-tasks-"));
const source = await convertTo(folder, "fp32");
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = () => loadMedGemma({ model: source, runtime: onnxRuntime({ device: "cpu" }) });

const ggufSource = await convertToGguf(folder, "f32");
// Where llama.cpp comes closest to float32: random weights make many close calls.
const exactGguf = ggufRuntime({ device: "cpu", flashAttention: false, kvCacheType: "f32" });

/** Runtimes that run every task, with the same random weights. `rounding`: of probabilities. */
const runtimes = [
  { name: "onnx", load, rounding: 0 },
  { name: "gguf", load: () => loadMedGemma({ model: ggufSource, runtime: exactGguf }), rounding: 5e-3 },
];

/** Comparable results by runtime and task. */
const collected = new Map<string, Readonly<Record<string, unknown>>>();

const image = await readImage(radiograph);
/** Reasons that a task may give for random words; what a constraint rules out is not among them. */
const honest = ["empty", "truncated", "repetition", "unsupported", "no-usable-box", "not-assessable", "undecided"];

interface AnyResult {
  readonly ok?: boolean;
  readonly reason?: string;
  readonly finishReason?: string;
  readonly raw?: string;
  readonly notice?: string;
  readonly provenance?: { readonly runtime: object; readonly schema?: { readonly constrained: boolean } };
  readonly replies?: readonly AnyResult[];
  readonly answers?: readonly { readonly result?: AnyResult }[];
}

/** The results inside a result. */
function resultsIn(result: AnyResult): readonly AnyResult[] {
  return result.replies ?? result.answers?.map((answer) => answer.result ?? (answer as AnyResult)) ?? [result];
}

describe.each(runtimes)("every task on $name", ({ name: runtime, load, rounding }) => {
  const results = new Map<string, AnyResult>();

  beforeAll(async () => {
    await using model = await load();
    for (const { name, run } of taskCases(image)) results.set(name, await run(model));
    collected.set(runtime, Object.fromEntries([...results].map(([name, result]) => [name, comparable(result)])));
  });

  it.each(taskCases(image).map(({ name }) => name))("%s: only constraints make random words valid", (name) => {
    const whole = results.get(name);
    expect(whole).toBeDefined();
    for (const result of resultsIn(whole ?? {})) {
      expect(result.notice).toContain("not a medical device");
      expect(result.provenance).toMatchObject({ mock: false, runtime: { id: runtime } });
      if (result.ok === false) expect(honest).toContain(result.reason);
      if (result.provenance?.schema === undefined) continue;
      expect(result.provenance.schema.constrained).toBe(true);
      // A constrained answer that was not cut off is JSON, whatever the weights.
      if (result.finishReason === "stop") expect(() => JSON.parse(result.raw ?? "")).not.toThrow();
    }
  });

  it("gives usable results where the model's words do not count", () => {
    const usable = [...results].filter(([, result]) => resultsIn(result).every(({ ok }) => ok !== false));
    expect(usable.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        "askYesNo",
        "choose",
        "rate",
        "findingChecklist",
        "answerMultipleChoice",
        "extract, a schema without free text",
        "agreement",
      ]),
    );
  });

  it("gives the same again", async () => {
    await using model = await load();
    const first = collected.get(runtime);
    expect(differences(await taskResults(model, image), first, rounding)).toEqual([]);
    expect(JSON.stringify(first)).not.toMatch(/decodeMs|reusedTokens/);
  });
});

/** Tasks whose random words run on for so long that a close call parts the paths: these begin alike. */
const longAnswers = ["describeImage"];

it.each(taskCases(image).map(({ name }) => name))("%s: the same result on onnx and gguf", (name) => {
  const [onnx, gguf] = runtimes.map((runtime) => collected.get(runtime.name)?.[name] as AnyResult | undefined);
  expect(onnx).toBeDefined();
  if (longAnswers.includes(name)) expect(gguf?.raw?.slice(0, 100)).toBe(onnx?.raw?.slice(0, 100));
  else expect(differences(gguf, onnx, 5e-3)).toEqual([]);
});

describe("tasks on onnxruntime", () => {
  it("drafts a report, and calls random words no report", async () => {
    await using model = await load();
    const result = await radiologyReport(model, { images: [await readImage(radiograph)] }, { maxTokens: 30 });
    expect(result).toMatchObject({
      ok: false,
      reason: "truncated",
      provenance: { runtime: { id: "onnx" }, mock: false },
    });
    expect(result.provenance.usage.completionTokens).toBe(30);
  });

  it("answers closed questions, and the image counts", async () => {
    await using model = await load();
    const image = await readImage(radiograph);
    const black = { ...image, data: new Uint8Array(image.data.length) };
    const asked = { question: "Is there a pleural effusion?" };
    const seen = await askYesNo(model, { ...asked, images: [image] });
    const unseen = await askYesNo(model, { ...asked, images: [black] });
    const [p = NaN, q = NaN] = [seen, unseen].map(({ probabilities }) => probabilities[0]?.probability ?? NaN);
    expect(Math.abs(Math.log(p / q))).toBeGreaterThan(1e-3);
    const choice = await choose(model, { question: "Which?", options: ["effusion", "nodule", "none"] });
    const total = choice.probabilities.reduce((sum, { probability }) => sum + probability, 0);
    expect(total).toBeCloseTo(1, 6);
  });

  it("keeps a model with random weights to a JSON Schema", async () => {
    await using model = await load();
    const schema = {
      type: "object",
      properties: { side: { enum: ["left", "right", "none"] }, note: { type: "string", maxLength: 20 } },
      required: ["side", "note"],
    };
    const messages = [{ role: "user", content: "Which side?" } as const];
    const constraint = { type: "json-schema", schema } as const;
    let answer: string | undefined;
    for await (const event of model.generate({ messages, constraint, allowThinking: false, detectLoops: false })) {
      if (event.type === "generation-end" && event.constraintFulfilled === true) answer = event.text;
    }
    const { side, note } = JSON.parse(answer ?? "") as { side: string; note: string };
    expect(schema.properties.side.enum).toContain(side);
    expect(Array.from(note).length).toBeLessThanOrEqual(20);
  });
});
