import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  type EditableGguf,
  encode,
  layOut,
  makeAdapter,
  pair,
  parseGguf,
  writeGguf,
} from "@medgemma-examples/bench/fuzz-tools/gguf-file";
import { type GgufManifest, loadMedGemma, MedGemmaError, type RgbImage } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./fixture.js";

const source = tinyModelDirectory("gguf");
const manifest = JSON.parse(await readFile(join(source, "medgemma.json"), "utf8")) as GgufManifest;
const textPath = join(source, manifest.files.text.path);
const mmprojPath = join(source, manifest.files.mmproj!.path);
const text = parseGguf(await readFile(textPath));
const mmproj = parseGguf(await readFile(mmprojPath));
const folder = await mkdtemp(join(tmpdir(), "medgemma-untrusted-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

type Change = (file: EditableGguf) => void;

/** `gguf_metadata_value_type`. */
const [uint32, float32, bool, string] = [4, 6, 7, 8];

let written = 0;

async function write(original: EditableGguf, change: Change): Promise<string> {
  const file = {
    ...original,
    pairs: original.pairs.map((one) => ({ ...one, items: [...one.items] })),
    tensors: original.tensors.map((one) => ({ ...one, dims: [...one.dims] })),
  };
  change(file);
  const path = join(folder, `${written++}.gguf`);
  await writeFile(path, writeGguf(file));
  return path;
}

const set =
  (key: string, type: number, value: number | string): Change =>
  (file) => {
    file.pairs = file.pairs.filter((one) => one.key.toString() !== key);
    file.pairs.push(pair(key, type, value));
  };

const list = (file: EditableGguf, key: string) => file.pairs.find((one) => one.key.toString() === key)!;

const tensor = (file: EditableGguf, name: string) => file.tensors.find((one) => one.name.toString() === name)!;

/** Gives a tensor another type, and room for it. */
const typed =
  (name: string, type: number): Change =>
  (file) => {
    tensor(file, name).type = type;
    layOut(file);
  };

/** One more tensor, like the norm before the output. */
function add(file: EditableGguf, name: string): void {
  file.tensors.push({ ...tensor(file, "output_norm.weight"), name: Buffer.from(name) });
  layOut(file);
}

const piece =
  (id: number, bytes: Buffer): Change =>
  (file) => {
    list(file, "tokenizer.ggml.tokens").items[id] = bytes;
  };

interface Files {
  readonly model: string;
  readonly mmproj?: string;
  readonly adapter?: string;
}

const load = ({ model, adapter, ...options }: Files) =>
  loadMedGemma({
    model,
    runtime: ggufRuntime({ device: "cpu", contextLength: 256, ...options }),
    ...(adapter !== undefined && { adapters: [{ file: adapter }] }),
  });

async function refusal(files: Files): Promise<string> {
  try {
    await using model = await load(files);
    return `loaded ${model.info.name}`;
  } catch (error) {
    if (!MedGemmaError.isInstance(error)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

const refused = (what: string) => new RegExp(`^ERR_(CORRUPT|UNSUPPORTED)_MODEL: .*${what}`, "s");

describe("a text file that llama.cpp would end the process about", () => {
  const f16 = 1;
  const [q8K, int8, int32, float64] = [15, 24, 26, 28];
  const cases: readonly [string, Change][] = [
    ["gemma3.attention.layer_norm_rms_epsilon", set("gemma3.attention.layer_norm_rms_epsilon", float32, -1)],
    ["gemma3.attention.layer_norm_rms_epsilon", set("gemma3.attention.layer_norm_rms_epsilon", float32, NaN)],
    ["gemma3.rope.dimension_count", set("gemma3.rope.dimension_count", uint32, 0)],
    ["gemma3.rope.dimension_count", set("gemma3.rope.dimension_count", uint32, 3)],
    ["gemma3.rope.dimension_count", set("gemma3.rope.dimension_count", uint32, 66)],
    ["gemma3.block_count", set("gemma3.block_count", uint32, 600)],
    ["gemma3.block_count", set("gemma3.block_count", uint32, 3)],
    ["gemma3.block_count", set("gemma3.block_count", float32, 4)],
    ["gemma3.expert_count", set("gemma3.expert_count", uint32, 8)],
    ["gemma3.expert_used_count", set("gemma3.expert_used_count", uint32, 2)],
    ["gemma3.nextn_predict_layers", set("gemma3.nextn_predict_layers", uint32, 1)],
    ["gemma3.attention.value_length", set("gemma3.attention.value_length", uint32, 32)],
    ["gemma3.attention.causal", set("gemma3.attention.causal", bool, 0)],
    ["gemma3.rope.scaling.type", set("gemma3.rope.scaling.type", string, "other")],
    ["general.alignment", set("general.alignment", uint32, 8)],
    ["tokenizer.ggml.bos_token_id", set("tokenizer.ggml.bos_token_id", uint32, 1_000_000)],
    ["a key is no plain text", set("gemma3.block_count\0", uint32, 600)],
    ["token_embd.weight", typed("token_embd.weight", int8)],
    ["blk.0.attn_q.weight", typed("blk.0.attn_q.weight", int32)],
    ["blk.1.ffn_down.weight", typed("blk.1.ffn_down.weight", q8K)],
    ["output_norm.weight", typed("output_norm.weight", float64)],
    ["blk.0.attn_norm.weight is f16", typed("blk.0.attn_norm.weight", f16)],
    ["blk.0.attn_q.scale", (file) => add(file, "blk.0.attn_q.scale")],
    ["does not begin where", (file) => (tensor(file, "blk.1.attn_q.weight").offset += 32n)],
    ["token 300", (file) => piece(300, list(file, "tokenizer.ggml.tokens").items[299]!)(file)],
    [
      "token 301",
      (file) => piece(301, Buffer.concat([list(file, "tokenizer.ggml.tokens").items[299]!, Buffer.of(0)]))(file),
    ],
    ["UTF-8", piece(300, Buffer.of(0xff, 0xfe))],
    [
      "vocabulary",
      (file) => {
        const tokens = list(file, "tokenizer.ggml.tokens");
        tokens.element = uint32;
        tokens.items = tokens.items.map((_, id) => encode(uint32, id));
      },
    ],
    ["vocabulary", (file) => void list(file, "tokenizer.ggml.scores").items.pop()],
  ];

  it.each(cases)("is refused before llama.cpp sees it: %s (%#)", async (what, change) => {
    expect(await refusal({ model: await write(text, change) })).toMatch(refused(what.replaceAll(".", "\\.")));
  });

  it("is refused in a converted folder too", async () => {
    const place = join(folder, "converted");
    await mkdir(place);
    for (const { path } of [manifest.files.mmproj!, manifest.files.tokenizer]) {
      await copyFile(join(source, path), join(place, path));
    }
    for (const change of [set("tokenizer.ggml.model", string, "bert"), piece(300, Buffer.from("<pad>"))]) {
      const bytes = await readFile(await write(text, change));
      await writeFile(join(place, manifest.files.text.path), bytes);
      const files = { ...manifest.files, text: { ...manifest.files.text, bytes: bytes.length } };
      await writeFile(join(place, "medgemma.json"), JSON.stringify({ ...manifest, files }));
      expect(await refusal({ model: place })).toMatch(refused("token"));
    }
  });
});

describe("an image encoder that ggml would end the process about", () => {
  const cases: readonly [string, Change][] = [
    ["clip.vision.attention.layer_norm_epsilon", set("clip.vision.attention.layer_norm_epsilon", float32, -1)],
    ["clip.vision.attention.layer_norm_epsilon", set("clip.vision.attention.layer_norm_epsilon", float32, NaN)],
    ["clip.vision.attention.head_count", set("clip.vision.attention.head_count", 5, -4)],
    ["clip.vision.attention.head_count", set("clip.vision.attention.head_count", float32, 0.5)],
    ["clip.vision.block_count", set("clip.vision.block_count", uint32, 0)],
    ["clip.vision.block_count", set("clip.vision.block_count", uint32, 1)],
    ["clip.vision.patch_size", set("clip.vision.patch_size", uint32, 2 ** 31)],
    ["v.blk.0.attn_q.weight", typed("v.blk.0.attn_q.weight", 12)],
    ["v.blk.0.ffn_up.weight", typed("v.blk.0.ffn_up.weight", 24)],
    ["v.blk.0.ln1.bias is quantised", typed("v.blk.0.ln1.bias", 8)],
    ["v.post_ln.weight", (file) => (tensor(file, "v.post_ln.weight").offset = 0n)],
  ];

  it.each(cases)("is refused: %s (%#)", async (what, change) => {
    const path = await write(mmproj, change);
    expect(await refusal({ model: textPath, mmproj: path })).toMatch(refused(what.replaceAll(".", "\\.")));
  });

  it("may have norms of 16 bits, and tensors that it does not need", async () => {
    const path = await write(mmproj, (file) => {
      for (const { name } of file.tensors) {
        if (/ln\d\.(weight|bias)$/.test(name.toString())) {
          const one = tensor(file, name.toString());
          one.type = 30;
          // The upper halves of float32 values.
          one.data = Buffer.concat(
            Array.from({ length: one.data.length / 4 }, (_, at) => one.data.subarray(4 * at + 2, 4 * at + 4)),
          );
        }
      }
      file.tensors.push({ ...tensor(file, "v.post_ln.bias"), name: Buffer.from("v.other"), type: 24 });
      layOut(file);
    });
    const image: RgbImage = { width: 8, height: 8, data: new Uint8Array(192).fill(90) };
    const content = [{ type: "image", image } as const, { type: "text", text: "What is it?" } as const];
    await using model = await load({ model: textPath, mmproj: path });
    const events = [];
    for await (const event of model.generate({ messages: [{ role: "user", content }], maxTokens: 1 }))
      events.push(event);
    expect(events.at(-1)?.type).toBe("generation-end");
  });
});

describe("an adapter that llama.cpp would end the process about", () => {
  const first = "blk.0.attn_q.weight.lora_a";
  const cases: readonly [string, Change][] = [
    ["adapter.lora.alpha", set("adapter.lora.alpha", string, "8")],
    ["adapter.lora.alpha", set("adapter.lora.alpha", float32, Infinity)],
    [
      first,
      (file) => {
        tensor(file, first).dims.push(3n);
        layOut(file);
      },
    ],
    [first, typed(first, 24)],
    ["token_embd.weight.lora_a", (file) => (tensor(file, first).name = Buffer.from("token_embd.weight.lora_a"))],
    ["stands alone", (file) => void file.tensors.pop()],
  ];

  it.each(cases)("is refused: %s (%#)", async (what, change) => {
    const adapter = await write(makeAdapter(text), change);
    expect(await refusal({ model: textPath, adapter })).toMatch(refused(what.replaceAll(".", "\\.")));
  });
});

it("may be loaded in a process of its own first", async () => {
  const runtime = ggufRuntime({ device: "cpu", contextLength: 256, checkInChild: true });
  await using model = await loadMedGemma({ model: source, runtime });
  expect(model.capabilities.images).not.toBe(false);
});

it("survives a short run of random changes", async () => {
  const run = promisify(execFile)(process.execPath, [join(root, "bench/fuzz-gguf-native.mjs"), "--inputs", "60"]);
  expect((await run).stdout).toContain("60 inputs of seed 1: 0 failed");
});
