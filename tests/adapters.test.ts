import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertAdapterToGguf, convertCheckpoint, convertCheckpointToGguf } from "@medgemma/convert";
import { type LanguageModel, loadMedGemma, type Message, type Runtime } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { afterAll, describe, expect, it } from "vitest";
import { checkpoint, temporaryFolder } from "./fixture.js";

/** Adapters that PEFT wrote, and log-probabilities that PEFT computes with them: `tools/peft-adapters/make.py`. */
const folder = join(import.meta.dirname, "adapters");
type Part = string | { readonly image: string };
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as {
  readonly prompts: readonly { readonly name: string; readonly content: readonly Part[] }[];
  readonly continuations: readonly string[];
  readonly logprobs: Readonly<Record<string, Readonly<Record<string, readonly (readonly number[])[]>>>>;
};
const kinds = Object.keys(expected.logprobs).filter((kind) => kind !== "base");
const unsupported = readdirSync(folder).filter((name) => name.startsWith("unsupported-"));
/** Without llama.cpp's own rounding: its default cache is float16. */
const exact = { device: "cpu", flashAttention: false, kvCacheType: "f32" } as const;
/** A GGUF adapter holds low-rank updates of the text model's layers, and of nothing else. */
const atLoad = ["rank-stabilised", "text-layers"];

async function messagesOf(content: readonly Part[]): Promise<Message[]> {
  const parts = content.map(async (part) =>
    typeof part === "string"
      ? { type: "text" as const, text: part }
      : { type: "image" as const, image: await readImage(join(import.meta.dirname, "reference", part.image)) },
  );
  return [{ role: "user", content: await Promise.all(parts) }];
}

async function expectLogprobs(model: LanguageModel, kind: string, tolerance: number): Promise<void> {
  for (const { name, content } of expected.prompts) {
    const scores = await model.score({
      messages: await messagesOf(content),
      continuations: expected.continuations,
    });
    const wanted = expected.logprobs[kind]?.[name] ?? [];
    expect(scores.map(({ tokenLogprobs }) => tokenLogprobs.length)).toEqual(wanted.map((tokens) => tokens.length));
    const differences = scores.flatMap(({ tokenLogprobs }, index) =>
      tokenLogprobs.map((logprob, token) => Math.abs(logprob - (wanted[index]?.[token] ?? Number.NaN))),
    );
    const difference = Math.max(...differences);
    largest.set(model.info.runtime.id, Math.max(difference, largest.get(model.info.runtime.id) ?? 0));
    expect(difference, `${kind}, ${name}`).toBeLessThan(tolerance);
  }
}

/** Differences of a token's log-probability at most, by runtime. */
const largest = new Map<string, number>();
afterAll(() => {
  for (const [runtime, difference] of largest) {
    console.info(`Largest difference from PEFT's log-probabilities on ${runtime}: ${difference.toExponential(1)}`);
  }
});

async function withModel(
  options: { model: string; runtime: Runtime; adapters?: { file: string }[] },
  use: (model: LanguageModel) => Promise<void>,
): Promise<void> {
  await using model = await loadMedGemma(options);
  await use(model);
}

describe("an adapter that PEFT wrote", () => {
  it("changes what the model says", () => {
    const first = (kind: string): number => expected.logprobs[kind]?.["one-image"]?.[2]?.[0] ?? Number.NaN;
    for (const kind of kinds) expect(Math.abs(first(kind) - first("base")), kind).toBeGreaterThan(0.02);
  });

  it.each(kinds)("%s, merged, computes in ONNX what PEFT computes", async (kind) => {
    const output = join(await temporaryFolder(), "package");
    const adapters = [{ folder: join(folder, kind) }];
    await convertCheckpoint({ checkpoint, output, format: "fp32", adapters });
    await withModel({ model: output, runtime: onnxRuntime() }, (model) => expectLogprobs(model, kind, 1e-3));
  });

  it.each(kinds)("%s, merged, computes in llama.cpp what PEFT computes", async (kind) => {
    const output = join(await temporaryFolder(), "package");
    const adapters = [{ folder: join(folder, kind) }];
    await convertCheckpointToGguf({ checkpoint, output, format: "f32", vision: "f32", adapters });
    await withModel({ model: output, runtime: ggufRuntime(exact) }, (model) => expectLogprobs(model, kind, 1e-2));
  });

  it("computes the same when it is added at load", async () => {
    const work = await temporaryFolder();
    const model = join(work, "package");
    await convertCheckpointToGguf({ checkpoint, output: model, format: "f32", vision: "f32" });
    for (const kind of kinds) {
      const path = join(work, `${kind}.gguf`);
      const conversion = convertAdapterToGguf({ adapter: join(folder, kind), checkpoint, output: path });
      if (!atLoad.includes(kind)) {
        await expect(conversion, kind).rejects.toMatchObject({
          code: "ERR_UNSUPPORTED_MODEL",
          hint: expect.stringContaining("Merge it") as string,
        });
        continue;
      }
      await conversion;
      await withModel({ model, runtime: ggufRuntime(exact), adapters: [{ file: path }] }, (loaded) =>
        expectLogprobs(loaded, kind, 1e-2),
      );
    }
  });

  it.each(unsupported)("%s is refused by the name of what is not supported", async (name) => {
    const key = /^unsupported-(.*)$/.exec(name)?.[1] ?? "";
    const named: Readonly<Record<string, string>> = {
      "lora-bias": "lora_bias",
      "target-parameters": "target_parameters",
      pissa: 'init_lora_weights` ("pissa")',
      olora: 'init_lora_weights` ("olora")',
      "dora-on-embeddings": "`use_dora` on token embeddings",
      convolution: "LoRA on a convolution",
      alora: "alora_invocation_tokens",
      "alpha-expression": "alpha_pattern",
    };
    const work = await temporaryFolder();
    const refusal = {
      code: "ERR_UNSUPPORTED_MODEL",
      message: expect.stringContaining(named[key] ?? "no such kind") as string,
      hint: expect.stringMatching(/merge_and_unload|without DoRA/) as string,
    };
    const adapters = [{ folder: join(folder, name) }];
    await expect(convertCheckpoint({ checkpoint, output: join(work, "a"), adapters })).rejects.toMatchObject(refusal);
    const gguf = convertCheckpointToGguf({ checkpoint, output: join(work, "b"), adapters });
    await expect(gguf).rejects.toMatchObject(refusal);
    const alone = convertAdapterToGguf({ adapter: join(folder, name), checkpoint, output: join(work, "c.gguf") });
    await expect(alone).rejects.toMatchObject(refusal);
    expect(readdirSync(work)).toEqual([]);
  });
});
