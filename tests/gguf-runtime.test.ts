import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GenerationEvent, loadMedGemma, type LogitsModel, MedGemmaError, type Message } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime, type GgufRuntimeOptions } from "@medgemma/runtime-gguf";
import { afterAll, describe, expect, it } from "vitest";
import {
  convertTo,
  convertToGguf,
  hasReference,
  radiograph,
  referenceFolder,
  temporaryFolder,
  watchEventLoop,
} from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-gguf-"));
const source = await convertToGguf(folder, "f32");
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = join(source, "text-f32.gguf");
const mmproj = join(source, "mmproj-f32.gguf");
const exact: GgufRuntimeOptions = { device: "cpu", flashAttention: false, kvCacheType: "f32" };

const load = (model = source, options: GgufRuntimeOptions = {}) =>
  loadMedGemma({ model, runtime: ggufRuntime({ device: "cpu", ...options }) });

const open = async (options: GgufRuntimeOptions = {}, model = source) =>
  (await ggufRuntime({ ...exact, ...options }).open(model)).model;

async function tokensOf(events: AsyncIterable<GenerationEvent>): Promise<number[]> {
  const ids: number[] = [];
  for await (const event of events) if (event.type === "token") ids.push(event.id);
  return ids;
}

async function codeOf(action: Promise<unknown>): Promise<unknown> {
  const error: unknown = await action.then(null, (thrown: unknown) => thrown);
  return MedGemmaError.isInstance(error) ? error.code : error;
}

/** A prompt of token ids: `length` of them from `seed` on. */
function promptOf(length: number, seed = 0) {
  const ids = Int32Array.from({ length }, (_, at) => (at === 0 ? 2 : 300 + ((at * 37 + seed) % 900)));
  return { segments: [{ type: "tokens", ids } as const], length };
}

const distance = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)));

async function logitsAfter(model: LogitsModel, prompt: ReturnType<typeof promptOf>): Promise<Float32Array> {
  await using sequence = await model.start(prompt);
  return sequence.logits.slice();
}

describe("ggufRuntime", () => {
  it("loads a single file, with and without its image encoder", async () => {
    await using alone = await load(text);
    expect(alone.capabilities.images).toBe(false);
    await using both = await load(text, { mmproj });
    expect(both.capabilities.images).toMatchObject({ tokensPerImage: 16, imageSize: 112 });
    await using converted = await load();
    const request = { messages: [{ role: "user", content: "What is a pneumothorax?" } as const], maxTokens: 8 };
    const ids = await tokensOf(converted.generate(request));
    expect(await tokensOf(alone.generate(request))).toEqual(ids);
    expect(await tokensOf(both.generate(request))).toEqual(ids);
    // The tokenizer that was rebuilt from the file gives what the converter's does.
    const sample = "Größe 3,5 cm\n\n\n  links; 心臓 \u{1F600} <end_of_turn> \t\t x";
    expect(alone.tokenizer.encode(sample)).toEqual(converted.tokenizer.encode(sample));
  });

  it("goes back to prefixes that left the sliding window, and shares them", async () => {
    const model = await open({ prefillChunkTokens: 16 });
    // The window is 32 positions; 40 of 200 are alike, and 32 of them are whole runs.
    const long = promptOf(200);
    const ids = Int32Array.from([...long.segments[0]!.ids.subarray(0, 40), ...promptOf(30, 11).segments[0]!.ids]);
    const branch = { segments: [{ type: "tokens", ids } as const], length: ids.length };
    await logitsAfter(model, long);
    const sequence = await model.start(branch);
    expect(sequence.reusedTokens).toBe(32);
    const reused = sequence.logits.slice();
    await sequence[Symbol.asyncDispose]();
    const fresh = await open({ prefixCacheBytes: 0 });
    expect(distance(reused, await logitsAfter(fresh, branch))).toBe(0);
    expect(distance(await logitsAfter(model, long), await logitsAfter(fresh, long))).toBe(0);
    await model[Symbol.asyncDispose]();
    await fresh[Symbol.asyncDispose]();
  });

  it("gives the same bits after other conversations, however they share prefixes", async () => {
    const options = { contextLength: 512, prefillChunkTokens: 32 };
    const model = await open(options);
    const fresh = await open({ ...options, prefixCacheBytes: 0 });
    let reused = 0;
    for (let round = 0; round < 40; round++) {
      const family = (round * 7) % 5;
      const shared = promptOf(150, family).segments[0]!.ids.subarray(0, 40 + ((round * 29) % 110));
      const ids = Int32Array.from([...shared, ...promptOf(30 + (round % 3) * 60, round).segments[0]!.ids]);
      const prompt = { segments: [{ type: "tokens", ids } as const], length: ids.length };
      const sequence = await model.start(prompt);
      reused += sequence.reusedTokens;
      expect(distance(sequence.logits, await logitsAfter(fresh, prompt)), `round ${round}`).toBe(0);
      await sequence[Symbol.asyncDispose]();
    }
    expect(reused).toBeGreaterThan(1000);
    await model[Symbol.asyncDispose]();
    await fresh[Symbol.asyncDispose]();
  });

  it("computes again what was too large to keep", async () => {
    for (const prefixCacheBytes of [1, 50_000, 200_000, 400_000]) {
      const model = await open({ contextLength: 512, prefillChunkTokens: 16, prefixCacheBytes });
      const fresh = await open({ contextLength: 512, prefillChunkTokens: 16, prefixCacheBytes: 0 });
      for (const seed of [1, 2, 1, 1, 2, 3, 1]) {
        const prompt = promptOf(100 + 40 * seed, seed);
        expect(distance(await logitsAfter(model, prompt), await logitsAfter(fresh, prompt))).toBe(0);
      }
      await model[Symbol.asyncDispose]();
      await fresh[Symbol.asyncDispose]();
    }
  });

  it("keeps forks and other sequences apart, to the bit, in whatever order they go on", async () => {
    const model = await open({ contextLength: 256 });
    const alone = await open({ contextLength: 256, prefixCacheBytes: 0 });
    const tokens = { base: [300, 302, 304], fork: [301, 303], other: [305] };
    const expected: Record<string, number[]> = {};
    for (const [name, list] of Object.entries(tokens)) {
      const sequence = await alone.start(promptOf(name === "other" ? 200 : 60));
      for (const token of list) await sequence.append(token);
      expected[name] = Array.from(sequence.logits);
      await sequence[Symbol.asyncDispose]();
    }
    const base = await model.start(promptOf(60));
    const fork = await base.fork();
    expect(Array.from(fork.logits)).toEqual(Array.from(base.logits));
    await base.append(300);
    await fork.append(301);
    const other = await model.start(promptOf(200));
    await base.append(302);
    await other.append(305);
    await fork.append(303);
    await base.append(304);
    expect(Array.from(base.logits)).toEqual(expected["base"]);
    expect(Array.from(fork.logits)).toEqual(expected["fork"]);
    expect(Array.from(other.logits)).toEqual(expected["other"]);
    for (let seed = 1; seed < 40; seed++) await logitsAfter(model, promptOf(200, seed));
    await fork.append(302);
    for (const sequence of [base, fork, other]) await sequence[Symbol.asyncDispose]();
    await model[Symbol.asyncDispose]();
    await alone[Symbol.asyncDispose]();
  });

  it("says when a longer context is asked for than the model allows", async () => {
    const model = await open({ contextLength: 5000 });
    expect(model.capabilities.maxContext).toBe(4096);
    expect(model.info.warnings.join()).toMatch("A context of 5000 positions was asked for; the model allows 4096");
    await model[Symbol.asyncDispose]();
  });

  it("says when a sequence fills the context, and refuses one of a disposed model", async () => {
    const model = await open({ contextLength: 256 });
    const sequence = await model.start(promptOf(255));
    await sequence.append(300);
    expect(await codeOf(sequence.append(301))).toBe("ERR_OUT_OF_MEMORY");
    const next = await model.start(promptOf(240, 2));
    expect(next.length).toBe(240);
    await model[Symbol.asyncDispose]();
    expect(await codeOf(next.append(300))).toBe("ERR_DISPOSED");
  });

  it("computes the same on several threads, and lets them go", async () => {
    const one = await open({ threads: 1 });
    const expected = await logitsAfter(one, promptOf(80));
    await one[Symbol.asyncDispose]();
    for (let round = 0; round < 3; round++) {
      const two = await open({ threads: 2 });
      expect(distance(await logitsAfter(two, promptOf(80)), expected)).toBeLessThan(5e-3);
      await two[Symbol.asyncDispose]();
    }
  });

  it("leaves the application's event loop free", async () => {
    const image = await readImage(radiograph);
    await using model = await load();
    const content = [{ type: "image", image } as const, { type: "text", text: "Describe. ".repeat(200) } as const];
    const request = { messages: [{ role: "user" as const, content }], maxTokens: 100, detectLoops: false };
    const { result: ids, longestMs } = await watchEventLoop(() => tokensOf(model.generate(request)));
    console.log(`longest wait of the event loop: ${longestMs.toFixed(1)} ms (${ids.length} tokens)`);
    expect(ids.length).toBeGreaterThan(20);
  });

  it("computes the same on float16, bfloat16 and quantised weights, nearly", async () => {
    const reference = await open();
    const expected = await logitsAfter(reference, promptOf(50));
    for (const format of ["f16", "bf16", "q8_0"] as const) {
      const model = await open({}, await convertToGguf(await temporaryFolder(), format));
      expect(distance(await logitsAfter(model, promptOf(50)), expected), format).toBeLessThan(1);
      const image = { size: 112, pixels: new Uint8Array(112 * 112 * 3).fill(90), sha256: "grey" };
      const features = await model.imageFeatures!(image);
      expect(distance(features, await reference.imageFeatures!(image)), format).toBeLessThan(5e-2);
      await model[Symbol.asyncDispose]();
    }
    await reference[Symbol.asyncDispose]();
  });
});

describe("bad input", () => {
  const messages: Message[] = [{ role: "user", content: "Is it normal?" }];

  it("refuses what is no model, and goes on", async () => {
    const place = await temporaryFolder();
    const damaged = async (name: string, harm: (path: string) => Promise<void>, from = text): Promise<string> => {
      const path = join(place, name);
      await copyFile(from, path);
      await harm(path);
      return path;
    };
    const onnx = await convertTo(place, "q8");
    const cases: readonly [string, string, string, GgufRuntimeOptions?][] = [
      ["nothing", join(place, "nothing.gguf"), "ERR_MODEL_NOT_FOUND"],
      ["empty folder", await temporaryFolder(), "ERR_MODEL_NOT_FOUND"],
      ["onnx package", onnx, "ERR_UNSUPPORTED_MODEL"],
      ["mmproj as model", mmproj, "ERR_UNSUPPORTED_MODEL"],
      ["text as mmproj", text, "ERR_UNSUPPORTED_MODEL", { mmproj: text }],
      ["no gguf", await damaged("a.gguf", (path) => writeFile(path, "hello")), "ERR_CORRUPT_MODEL"],
      ["empty file", await damaged("b.gguf", (path) => writeFile(path, "")), "ERR_CORRUPT_MODEL"],
      ["header cut", await damaged("c.gguf", (path) => truncate(path, 5000)), "ERR_CORRUPT_MODEL"],
      ["weights cut", await damaged("d.gguf", (path) => truncate(path, 1_000_000)), "ERR_CORRUPT_MODEL"],
      [
        "layers missing",
        await damaged("e.gguf", (path) => rename(path, "blk.3.attn_q", "blk.3.attn_x")),
        "ERR_CORRUPT_MODEL",
      ],
      [
        "mmproj incomplete",
        text,
        "ERR_CORRUPT_MODEL",
        { mmproj: await damaged("f.gguf", (path) => rename(path, "v.post_ln.bias", "v.post_ln.bais"), mmproj) },
      ],
    ];
    for (const [name, model, code, options] of cases) expect(await codeOf(load(model, options)), name).toBe(code);
    await using model = await load();
    expect((await tokensOf(model.generate({ messages, maxTokens: 2 }))).length).toBe(2);
  });

  it.runIf(hasReference())("refuses an image encoder or an adapter of another model", async () => {
    const reference = join(referenceFolder, "a");
    const other = join(reference, "gguf-text/text-f32.gguf");
    expect(await codeOf(load(other, { mmproj }))).toBe("ERR_UNSUPPORTED_MODEL");
    const withAdapter = (file: string, scale?: number) =>
      loadMedGemma({
        model: other,
        runtime: ggufRuntime({ device: "cpu" }),
        adapters: [{ file, ...(scale !== undefined && { scale }) }],
      });
    const adapter = join(reference, "gguf/lora-f32.gguf");
    expect(await codeOf(withAdapter(adapter))).toBe("ERR_UNSUPPORTED_MODEL");
    expect(await codeOf(withAdapter(other))).toBe("ERR_UNSUPPORTED_MODEL");
    expect(await codeOf(withAdapter(join(reference, "nothing.gguf")))).toBe("ERR_MODEL_NOT_FOUND");
    const fitting = () =>
      ggufRuntime(exact).open(join(reference, "gguf"), { adapters: [{ file: adapter, scale: 0.5 }] });
    const { model } = await fitting();
    expect(model.info.adapters).toMatchObject([{ name: "lora-f32.gguf", scale: 0.5 }]);
    await model[Symbol.asyncDispose]();
  });

  it("refuses too many images and too long prompts before it computes", async () => {
    const image = await readImage(radiograph);
    await using model = await load(source, { contextLength: 128 });
    const content = Array.from({ length: 9 }, () => ({ type: "image", image }) as const);
    expect(await codeOf(tokensOf(model.generate({ messages: [{ role: "user", content }] })))).toBe(
      "ERR_UNSUPPORTED_CAPABILITY",
    );
    const long: Message[] = [{ role: "user", content: "cough ".repeat(200) }];
    expect(await codeOf(tokensOf(model.generate({ messages: long })))).toBe("ERR_PROMPT_TOO_LONG");
    await using roomy = await load();
    const nine = await tokensOf(roomy.generate({ messages: [{ role: "user", content }], maxTokens: 2 }));
    expect(nine.length).toBe(2);
  });

  it("refuses options that make no sense, devices that are not there, and models that do not fit", async () => {
    expect(await codeOf(load(source, { threads: 0 }))).toBe("ERR_INVALID_ARGUMENT");
    expect(await codeOf(load(source, { threads: 513 }))).toBe("ERR_INVALID_ARGUMENT");
    expect(await codeOf(load(source, { contextLength: 1.5 }))).toBe("ERR_INVALID_ARGUMENT");
    expect(await codeOf(load(source, { gpuLayers: -2 }))).toBe("ERR_INVALID_ARGUMENT");
    expect(await codeOf(load(source, { device: "tpu" as "cpu" }))).toBe("ERR_INVALID_ARGUMENT");
    const missing = process.platform === "darwin" ? "cuda" : "metal";
    expect(await codeOf(load(source, { device: missing }))).toBe("ERR_RUNTIME_UNAVAILABLE");
  });

  it("refuses a prefill chunk that would not fit into memory, with numbers", async () => {
    const greedy = load(source, { prefillChunkTokens: 2 ** 40 });
    expect(await codeOf(greedy)).toBe("ERR_OUT_OF_MEMORY");
    await expect(greedy).rejects.toThrow(/GiB of memory \(weights .*, cache .*, work .*\); .* GiB are free/);
  });

  it("finds an altered file when asked to", async () => {
    const copy = await temporaryFolder();
    for (const name of ["medgemma.json", "text-f32.gguf", "mmproj-f32.gguf", "tokenizer.bin"]) {
      await copyFile(join(source, name), join(copy, name));
    }
    const bytes = await readFile(join(copy, "text-f32.gguf"));
    bytes[bytes.length - 9]! ^= 1;
    await writeFile(join(copy, "text-f32.gguf"), bytes);
    expect(await codeOf(load(copy, { verifyDigests: true }))).toBe("ERR_DIGEST_MISMATCH");
    await rm(join(copy, "tokenizer.bin"));
    expect(await codeOf(load(copy))).toBe("ERR_CORRUPT_MODEL");
  });
});

describe("abort", () => {
  const reason = new Error("stopped by the test");

  it("stops a load at every stage, and the next one works", async () => {
    const stages = new Set<string>();
    await (await load())[Symbol.asyncDispose]();
    const runtime = ggufRuntime({ device: "cpu" });
    await (await runtime.load(source, { onProgress: ({ stage }) => stages.add(stage) }))[Symbol.asyncDispose]();
    expect([...stages]).toEqual(["files", "tokenizer", "llama.cpp", "weights", "image encoder", "ready"]);
    for (const stage of [...stages].filter((name) => name !== "ready")) {
      const controller = new AbortController();
      const onProgress = (progress: { stage: string }): void => {
        if (progress.stage === stage) controller.abort(reason);
      };
      expect(await codeOf(runtime.load(source, { signal: controller.signal, onProgress })), stage).toBe(reason);
    }
    await using model = await load();
    expect(model.info.runtime.device).toBe("cpu");
  });

  it("stops while an image is encoded, and while the prompt and an answer are computed", async () => {
    const model = await open({ prefillChunkTokens: 512 });
    const expected = await logitsAfter(model, promptOf(300));
    const pixels = new Uint8Array(112 * 112 * 3).fill(7);
    const image = { type: "image", tokens: 16, image: { size: 112, pixels, sha256: "seven" } } as const;
    const withImage = { segments: [image, ...promptOf(20).segments], length: 36 };
    const starts = [withImage, promptOf(400, 5)].map((prompt) => () => {
      const controller = new AbortController();
      const started = model.start(prompt, { signal: controller.signal });
      // The native call has begun by then; how far it came differs from run to run.
      setTimeout(() => controller.abort(reason), 1);
      return started;
    });
    for (const start of starts) {
      for (let round = 0; round < 5; round++) {
        const outcome = await start().then(
          (sequence) => sequence[Symbol.asyncDispose](),
          (error: unknown) => error,
        );
        expect([undefined, reason]).toContain(outcome);
      }
    }
    const sequence = await model.start(promptOf(300));
    expect(await codeOf(sequence.append(300, AbortSignal.abort(reason)))).toBe(reason);
    expect(sequence.length).toBe(300);
    expect(distance(sequence.logits, expected)).toBeLessThan(5e-3);
    await model[Symbol.asyncDispose]();
  });
});

/** Renames a tensor inside a file, to a name of the same length. */
async function rename(path: string, from: string, to: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.write(to, bytes.indexOf(from));
  await writeFile(path, bytes);
}
