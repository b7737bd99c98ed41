import { cp, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GenerationEvent, loadMedGemma, MedGemmaError, type Message, noChatTemplate } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime, type OnnxRuntimeOptions } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { afterAll, describe, expect, it } from "vitest";
import { convertTo, radiograph, temporaryFolder, watchEventLoop } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-onnx-"));
const source = await convertTo(folder, "fp32");
afterAll(() => rm(folder, { recursive: true, force: true }));

const messages: Message[] = [{ role: "user", content: "What is a pneumothorax? ".repeat(12) }];

const load = (model = source, options: OnnxRuntimeOptions = {}) =>
  loadMedGemma({ model, runtime: onnxRuntime({ device: "cpu", ...options }) });

async function tokensOf(events: AsyncIterable<GenerationEvent>): Promise<number[]> {
  const ids: number[] = [];
  for await (const event of events) if (event.type === "token") ids.push(event.id);
  return ids;
}

async function codeOf(action: Promise<unknown>): Promise<unknown> {
  const error: unknown = await action.then(null, (thrown: unknown) => thrown);
  return MedGemmaError.isInstance(error) ? error.code : error;
}

describe("onnxRuntime", () => {
  it("gives the same tokens whatever the size of prefill chunks, and with prefix reuse off", async () => {
    const image = await readImage(radiograph);
    const request = {
      messages: [
        {
          role: "user",
          content: [
            { type: "image", image },
            { type: "text", text: "Describe. ".repeat(30) },
          ],
        },
      ],
      maxTokens: 12,
    } satisfies { messages: Message[]; maxTokens: number };
    const runs: number[][] = [];
    for (const options of [{}, { prefillChunkTokens: 7 }, { prefillChunkTokens: 1000 }, { prefixCacheBytes: 0 }]) {
      await using model = await load(source, options);
      runs.push(await tokensOf(model.generate(request)), await tokensOf(model.generate(request)));
    }
    for (const run of runs) expect(run).toEqual(runs[0]);
  });

  it("says when a longer context is asked for than the model allows", async () => {
    await using model = await loadMedGemma({ model: source, runtime: onnxRuntime({ contextLength: 5000 }) });
    expect(model.capabilities.maxContext).toBe(4096);
    expect(model.info.warnings.join()).toMatch("A context of 5000 positions was asked for; the model allows 4096");
  });

  it("reuses a prefix, and says so", async () => {
    await using model = await load();
    const reused: number[] = [];
    for (let round = 0; round < 2; round++) {
      for await (const event of model.generate({ messages, maxTokens: 2 })) {
        if (event.type === "generation-end") reused.push(event.usage.reusedTokens);
      }
    }
    expect(reused[0]).toBe(0);
    expect(reused[1]).toBeGreaterThan(50);
    await using without = await load(source, { prefixCacheBytes: 0 });
    await tokensOf(without.generate({ messages, maxTokens: 2 }));
    for await (const event of without.generate({ messages, maxTokens: 2 })) {
      if (event.type === "generation-end") expect(event.usage.reusedTokens).toBe(0);
    }
  });

  it("keeps two forks of a sequence apart", async () => {
    const { model, tokenizer } = await onnxRuntime({ device: "cpu" }).open(source);
    const prompt = { segments: [{ type: "tokens" as const, ids: tokenizer.encode("Is it normal?") }] };
    const length = prompt.segments[0]!.ids.length;
    const base = await model.start({ ...prompt, length });
    const fork = await base.fork();
    expect(Array.from(fork.logits)).toEqual(Array.from(base.logits));
    await base.append(300);
    await fork.append(301);
    const again = await model.start({
      segments: [{ type: "tokens", ids: Int32Array.from([...prompt.segments[0]!.ids, 301]) }],
      length: length + 1,
    });
    const distance = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)));
    expect(distance(fork.logits, again.logits)).toBeLessThan(1e-4);
    expect(distance(base.logits, again.logits)).toBeGreaterThan(1e-2);
    await model[Symbol.asyncDispose]();
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

  it("refuses a device that is not there, with the reason, and falls back only on auto", async () => {
    const missing = process.platform === "win32" ? "coreml" : "dml";
    const refused = load(source, { device: missing });
    expect(await codeOf(refused)).toBe("ERR_RUNTIME_UNAVAILABLE");
    await expect(refused).rejects.toThrow(missing);
    await using model = await load(source, { device: "auto" });
    expect(["cpu", "cuda"]).toContain(model.info.runtime.device);
    expect(await codeOf(load(source, { device: "tpu" as "cpu" }))).toBe("ERR_INVALID_ARGUMENT");
  });

  it("tells that a model carries no chat template, and says nothing of a known one", async () => {
    await using without = await load();
    expect(without.info.warnings).toEqual([noChatTemplate]);
    await using tiny = await load(tinyModelDirectory("onnx"));
    expect(tiny.info.warnings).toEqual([]);
  });

  it("tells about a chat template that it does not know", async () => {
    const altered = join(await temporaryFolder(), "altered");
    await cp(source, altered, { recursive: true });
    const manifest = JSON.parse(await readFile(join(altered, "medgemma.json"), "utf8")) as Record<string, unknown>;
    manifest["chatTemplate"] = { sha256: "ab".repeat(32), known: false };
    await writeFile(join(altered, "medgemma.json"), JSON.stringify(manifest));
    await using model = await load(altered);
    expect(model.info.warnings.join()).toContain("chat template");
  });

  it("refuses damaged packages", async () => {
    const damage: readonly [string, (copy: string) => Promise<void>, string, OnnxRuntimeOptions?][] = [
      ["manifest", (copy) => writeFile(join(copy, "medgemma.json"), "{"), "ERR_CORRUPT_MODEL"],
      ["missing file", (copy) => rm(join(copy, "decoder.data")), "ERR_CORRUPT_MODEL"],
      ["cut file", (copy) => truncate(join(copy, "tokenizer.bin"), 1000), "ERR_CORRUPT_MODEL"],
      ["altered file", (copy) => flipByte(join(copy, "decoder.data")), "ERR_DIGEST_MISMATCH", { verifyDigests: true }],
      ["damaged graph", (copy) => flipByte(join(copy, "decoder.onnx")), "ERR_RUNTIME_UNAVAILABLE"],
    ];
    for (const [name, harm, code, options] of damage) {
      const copy = join(await temporaryFolder(), "copy");
      await cp(source, copy, { recursive: true });
      await harm(copy);
      expect(await codeOf(load(copy, options)), name).toBe(code);
    }
  });

  it("refuses options that make no sense", async () => {
    expect(await codeOf(load(source, { threads: 0 }))).toBe("ERR_INVALID_ARGUMENT");
    const wrong = [{ contextLength: 1.5 }, { prefixCacheBytes: NaN }, { prefixCacheBytes: -1 }, { kvCacheType: "f16" }];
    for (const options of wrong) expect(await codeOf(load(source, options))).toBe("ERR_INVALID_ARGUMENT");
  });

  it("keeps to the context length that was asked for", async () => {
    await using model = await load(source, { contextLength: 64 });
    expect(model.capabilities.maxContext).toBe(64);
    expect(await codeOf(tokensOf(model.generate({ messages })))).toBe("ERR_PROMPT_TOO_LONG");
  });
});

async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  // The first bytes of an ONNX file are its structure.
  bytes[file.endsWith(".onnx") ? 0 : 100] = (bytes[file.endsWith(".onnx") ? 0 : 100] ?? 0) ^ 0xff;
  await writeFile(file, bytes);
}
