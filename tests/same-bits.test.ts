import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertCheckpointToGguf, type GgufFormat } from "@medgemma/convert";
import type { LogitsModel, PreparedPrompt, Runtime } from "@medgemma/core";
import { ggufQuantizer, ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { afterAll, describe, expect, it } from "vitest";
import { checkpoint, convertTo } from "./fixture.js";

// The same request gives the same bits, whatever was computed before it: for every format of the weights, on one thread
// and on several, past the local layers' window, with forks and images.

const folder = await mkdtemp(join(tmpdir(), "medgemma-bits-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Setting {
  readonly name: string;
  readonly source: () => Promise<string>;
  readonly runtime: (prefixCacheBytes?: number) => Runtime;
}

const sources = new Map<string, Promise<string>>();

function once(key: string, make: () => Promise<string>): () => Promise<string> {
  return () => {
    const made = sources.get(key) ?? make();
    sources.set(key, made);
    return made;
  };
}

const cache = (bytes: number | undefined) => (bytes === undefined ? {} : { prefixCacheBytes: bytes });

const onnx = (["fp32", "q8", "q4"] as const).flatMap((format) =>
  [1, 2].map((threads): Setting => ({
    name: `onnx ${format}, ${threads} threads`,
    source: once(`onnx ${format}`, () => convertTo(folder, format)),
    runtime: (bytes) => onnxRuntime({ device: "cpu", threads, prefillChunkTokens: 16, ...cache(bytes) }),
  })),
);

const ggufSetting = (format: GgufFormat, threads: number, flashAttention: boolean): Setting => ({
  name: `gguf ${format}, ${threads} threads, ${flashAttention ? "flash" : "exact"} attention`,
  source: once(`gguf ${format}`, async () => {
    const output = join(folder, `gguf-${format}`);
    const quantizer = format === "q4_0" ? { quantizer: ggufQuantizer() } : {};
    await convertCheckpointToGguf({ checkpoint, output, format, vision: "f16", ...quantizer });
    return output;
  }),
  runtime: (bytes) => ggufRuntime({ device: "cpu", threads, prefillChunkTokens: 16, flashAttention, ...cache(bytes) }),
});

const gguf = [
  ...(["f32", "bf16", "q8_0", "q4_0"] as const).flatMap((format) => [
    ggufSetting(format, 1, true),
    ggufSetting(format, 1, false),
  ]),
  // llama.cpp's threads wait for each other by turning in circles, which takes long on a busy machine.
  ggufSetting("q8_0", 2, true),
];

const picture = (seed: number) => ({
  type: "image" as const,
  tokens: 16,
  image: { size: 112, pixels: new Uint8Array(112 * 112 * 3).fill(seed), sha256: `${seed}`.padStart(64, "0") },
});

/** `shared` tokens of a family, an image if the seed is odd, and `own` tokens of its own. */
function promptOf(family: number, shared: number, { own, seed }: { own: number; seed: number }): PreparedPrompt {
  const ids = (length: number, from: number) =>
    ({ type: "tokens", ids: Int32Array.from({ length }, (_, at) => 300 + ((at * 37 + from * 11) % 900)) }) as const;
  const segments = [ids(shared, family), ...(family % 2 === 1 ? [picture(family)] : []), ids(own, 100 + seed)];
  return { segments, length: shared + own + (family % 2 === 1 ? 16 : 0) };
}

/** Logits after the prompt and after two more tokens, once in a fork. */
async function trace(model: LogitsModel, prompt: PreparedPrompt): Promise<{ reused: number; logits: Buffer }> {
  const sequence = await model.start(prompt);
  const parts = [Buffer.from(sequence.logits.slice().buffer)];
  const fork = await sequence.fork();
  await fork.append(310);
  parts.push(Buffer.from(fork.logits.slice().buffer));
  await sequence.append(311);
  parts.push(Buffer.from(sequence.logits.slice().buffer));
  await fork[Symbol.asyncDispose]();
  await sequence[Symbol.asyncDispose]();
  return { reused: sequence.reusedTokens, logits: Buffer.concat(parts) };
}

describe.each([...onnx, ...gguf])("$name", ({ source, runtime }) => {
  it("gives the same bits whatever was computed before", async () => {
    const model = (await runtime().open(await source())).model;
    const fresh = (await runtime(0).open(await source())).model;
    let reused = 0;
    for (let round = 0; round < 10; round++) {
      const prompt = promptOf(round % 3, 70, { own: 3 + round * 5, seed: round });
      const seen = await trace(model, prompt);
      reused += seen.reused;
      const alone = await trace(fresh, prompt);
      expect(alone.reused).toBe(0);
      expect(seen.logits.equals(alone.logits), `round ${round}`).toBe(true);
    }
    expect(reused).toBeGreaterThan(300);
    await model[Symbol.asyncDispose]();
    await fresh[Symbol.asyncDispose]();
  });
});
