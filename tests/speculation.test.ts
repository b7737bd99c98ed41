import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLanguageModel, type GenerationOptions, type LogitsModel, type PreparedPrompt } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { afterAll, describe, expect, it } from "vitest";
import { convertTo, convertToGguf } from "./fixture.js";

// Several tokens in one run give what single ones give: to the bit where the model says so.

const folder = await mkdtemp(join(tmpdir(), "medgemma-speculation-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const packages = new Map<string, Promise<string>>();

/** Converts once. */
function made(name: string, make: () => Promise<string>): Promise<string> {
  const output = packages.get(name) ?? make();
  packages.set(name, output);
  return output;
}

const formats = [
  ...(["fp32", "q8", "q4"] as const).map((format) => ({
    name: `onnx ${format}`,
    open: async () => onnxRuntime({ device: "cpu" }).open(await made(format, () => convertTo(folder, format))),
  })),
  ...(["f32", "q8_0"] as const).map((format) => ({
    name: `gguf ${format}`,
    open: async () => ggufRuntime({ device: "cpu" }).open(await made(format, () => convertToGguf(folder, format))),
  })),
];

const idAt = (at: number): number => 300 + ((at * 37) % 900);

const promptOf = (length: number): PreparedPrompt => ({
  segments: [{ type: "tokens", ids: Int32Array.from({ length }, (_, at) => idAt(at + 5000)) }],
  length,
});

const farthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? NaN))), 0);

describe.each(formats)("$name", ({ open }) => {
  it("computes runs of any size, and takes them back, as single tokens", async () => {
    const { model } = await open();
    for (const promptLength of [1, 70]) expect(await comparedRuns(model, promptLength)).toBe(200);
    await model[Symbol.asyncDispose]();
  });

  it("refuses what it cannot extend by, and cuts that reach too far", async () => {
    const { model } = await open();
    await using sequence = await model.start(promptOf(5));
    const [before, logits] = [sequence.length, sequence.logits.slice()];
    for (const tokens of [[], Array.from({ length: 17 }, () => 3), [3, -1], [1e9], [1.5]]) {
      await expect(sequence.extend?.(tokens)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    }
    await expect(sequence.truncate?.(before)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    expect([sequence.length, farthest(sequence.logits, logits)]).toEqual([before, 0]);
    await sequence.extend?.([3, 4, 5]);
    await sequence.truncate?.(before + 2);
    for (const length of [before, before + 3]) {
      await expect(sequence.truncate?.(length)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    }
    expect(sequence.length).toBe(before + 2);
    await model[Symbol.asyncDispose]();
  });
});

/** Goes through 200 positions, which it returns, past the window of local layers, in runs of 1 to 16 of which some are taken back. */
async function comparedRuns(model: LogitsModel, promptLength: number): Promise<number> {
  const allowed = model.capabilities.speculative === "exact" ? 0 : 1;
  await using single = await model.start(promptOf(promptLength));
  await using sequence = await model.start(promptOf(promptLength));
  const expected: Float32Array[] = [];
  for (let at = 0; at < 200; at++) {
    await single.append(idAt(at));
    expected.push(single.logits.slice());
  }
  let at = 0;
  for (let round = 0; at < 200; round++) {
    const size = Math.min(1 + ((round * 5) % 16), 200 - at);
    const taken = Math.min(round % 3, size - 1);
    // What is taken back was another text.
    const tokens = Array.from({ length: size }, (_, row) => idAt(row < size - taken ? at + row : at + row + 77));
    const rows = (await sequence.extend?.(tokens)) ?? [];
    at += size - taken;
    if (taken > 0) await sequence.truncate?.(promptLength + at);
    for (let row = 0; row < size - taken; row++) {
      const place = at - (size - taken) + row;
      expect(farthest(rows[row]!, expected[place]!), `position ${place}`).toBeLessThanOrEqual(allowed);
    }
    expect([sequence.length, farthest(sequence.logits, rows[size - taken - 1]!)]).toEqual([promptLength + at, 0]);
  }
  return at;
}

const words = "the lungs are clear heart size is normal no effusion seen on left side or right".split(" ");

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["findings", "impression"],
  properties: {
    findings: {
      type: "array",
      maxItems: 2,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["finding", "status"],
        properties: { finding: { type: "string", maxLength: 6 }, status: { enum: ["present", "absent", "uncertain"] } },
      },
    },
    impression: { type: "string", maxLength: 10 },
  },
};

/** Forms, choices, free text that repeats its prompt, and sampled text, in turn. */
function optionsOf(task: number): GenerationOptions {
  const kinds: readonly GenerationOptions[] = [
    { constraint: { type: "json-schema", schema } },
    { constraint: { type: "choices", choices: ["no acute finding", "no acute fracture", "acute fracture"] } },
    {},
    { sampling: { temperature: 0.8, topK: 20, seed: task }, stop: [". "] },
    { sampling: { repetitionPenalty: 1.3 }, allowThinking: false },
  ];
  return { maxTokens: 40, detectLoops: task % 2 === 0, ...kinds[task % kinds.length] };
}

describe("speculative decoding", () => {
  const trials = formats.slice(0, 3).map((format) => ({ ...format, prompts: format.name.endsWith("q4") ? 200 : 40 }));

  it.each(trials)("gives the tokens of plain decoding for $prompts prompts ($name)", async ({ open, prompts }) => {
    const parts = await open();
    expect(parts.model.capabilities.speculative).toBe("exact");
    const model = createLanguageModel(parts);
    const counts = { accepted: 0, rejected: 0 };
    for (let task = 0; task < prompts; task++) {
      const text = Array.from({ length: 30 }, (_, at) => words[(at * (1 + (task % 7)) + task) % words.length]).join(
        " ",
      );
      const run = async (speculative: boolean) => {
        const ids: number[] = [];
        const request = { messages: [{ role: "user", content: text } as const], ...optionsOf(task), speculative };
        for await (const event of model.generate(request)) {
          if (event.type === "token") ids.push(event.id);
          if (event.type !== "generation-end") continue;
          counts.accepted += event.usage.acceptedPredictionTokens;
          counts.rejected += event.usage.rejectedPredictionTokens;
          return { ids, reason: event.finishReason, text: event.text };
        }
        return undefined;
      };
      expect(await run(true), `task ${task}`).toEqual(await run(false));
    }
    // Both were at work: guesses that came, and guesses that were taken back.
    expect(counts.accepted).toBeGreaterThan(2 * prompts);
    expect(counts.rejected).toBeGreaterThan(prompts / 2);
    await model.dispose();
  });
});
