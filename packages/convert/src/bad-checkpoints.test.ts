import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CorruptModelError, ModelNotFoundError, UnsupportedModelError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { convertCheckpoint } from "./convert-checkpoint.js";
import {
  randomTensors,
  rawSafetensors,
  safetensors,
  type TestTensor,
  type TinyCheckpoint,
  writeTinyCheckpoint,
} from "./testing/tiny-checkpoint.js";
import { tinyConfig, tinyTextConfig } from "./testing/tiny-config.js";
import { temporaryFolder } from "./testing/temporary-folder.js";

const norm = "language_model.model.norm.weight";
const all = randomTensors(tinyConfig, "2025");
const complete = safetensors(all);

/** Changes one tensor. */
const change = (name: string, edit: (tensor: TestTensor) => TestTensor): TinyCheckpoint => ({
  edit: (tensors) => tensors.map((tensor) => (tensor.name === name ? edit(tensor) : tensor)),
});
const add = (tensor: Partial<TestTensor>): TinyCheckpoint => ({
  edit: (tensors) => [...tensors, { ...tensors[0]!, ...tensor }],
});
const weights = (content: Buffer): TinyCheckpoint => ({ files: { "model.safetensors": content } });

const headerOf = (entries: Record<string, unknown>): TinyCheckpoint =>
  weights(rawSafetensors(JSON.stringify(entries), Buffer.alloc(64)));
const entry = (begin: number, end: number): unknown => ({
  dtype: "BF16",
  shape: [(end - begin) / 2],
  data_offsets: [begin, end],
});

/** An index over one shard. */
const sharded = (map: Record<string, string>, shard: Buffer | null = complete): TinyCheckpoint => ({
  files: {
    "model.safetensors": null,
    "model-1.safetensors": shard,
    "model.safetensors.index.json": JSON.stringify({ weight_map: map }),
  },
});
const fullMap = Object.fromEntries(all.map(({ name }) => [name, "model-1.safetensors"]));

const lengthField = (value: bigint): Buffer => {
  const bytes = Buffer.from(complete);
  bytes.writeBigUInt64LE(value);
  return bytes;
};

type Case = readonly [what: string, error: new (message: string) => Error, message: RegExp, checkpoint: TinyCheckpoint];

const cases: readonly Case[] = [
  ["no config", ModelNotFoundError, /config\.json/, { files: { "config.json": null } }],
  ["a config that is not JSON", CorruptModelError, /config\.json/, { files: { "config.json": "{" } }],
  [
    "a generation config that is not JSON",
    CorruptModelError,
    /generation_config/,
    { files: { "generation_config.json": "[]" } },
  ],
  [
    "another architecture",
    UnsupportedModelError,
    /Llama/,
    { files: { "config.json": '{"architectures":["LlamaForCausalLM"]}' } },
  ],
  ["no weights", ModelNotFoundError, /model\.safetensors/, { files: { "model.safetensors": null } }],
  ["no tokenizer", CorruptModelError, /tokenizer\.json/, { files: { "tokenizer.json": null } }],
  ["a damaged tokenizer", CorruptModelError, /tokenizer\.json/, { files: { "tokenizer.json": "{" } }],
  [
    "another preparation of images",
    UnsupportedModelError,
    /image_mean/,
    { files: { "preprocessor_config.json": '{"image_mean":[0.4,0.5,0.5]}' } },
  ],
  [
    "an adapter's tensor",
    CorruptModelError,
    /base_model\.model\.x\.lora_A\.weight/,
    add({ name: "base_model.model.x.lora_A.weight" }),
  ],
  [
    "an unexpected tensor",
    CorruptModelError,
    /language_model\.model\.layers\.3\.extra/,
    add({ name: "language_model.model.layers.3.extra" }),
  ],
  [
    "a tensor in two spellings",
    CorruptModelError,
    /same part/,
    add({ name: "model.language_model.embed_tokens.weight" }),
  ],
  [
    "a missing tensor",
    CorruptModelError,
    /`language_model\.model\.norm\.weight`/,
    { edit: (t) => t.filter(({ name }) => name !== norm) },
  ],
  [
    "a missing tensor of the projector",
    CorruptModelError,
    /`multi_modal_projector\.mm_soft_emb_norm\.weight`/,
    { edit: (t) => t.filter(({ name }) => !name.includes("mm_soft_emb_norm")) },
  ],
  [
    "a tensor of another shape",
    CorruptModelError,
    /norm\.weight.*\[32\].*\[64\]/,
    change(norm, (t) => ({ ...t, shape: [32], data: t.data.subarray(0, 64) })),
  ],
  [
    "a tensor of integers",
    UnsupportedModelError,
    /norm\.weight.*I8/,
    change(norm, (t) => ({ ...t, dtype: "I8", data: t.data.subarray(0, 64) })),
  ],
  [
    "a tensor of float8",
    UnsupportedModelError,
    /norm\.weight.*F8_E4M3/,
    change(norm, (t) => ({ ...t, dtype: "F8_E4M3", data: t.data.subarray(0, 64) })),
  ],
  [
    "a value that is not a number",
    CorruptModelError,
    /norm\.weight.*not a number/,
    change(norm, (t) => ({ ...t, data: Buffer.from(t.data.map((_, i) => (i === 1 ? 0x7f : i === 0 ? 0xc0 : 0))) })),
  ],
  [
    "a head that is missing",
    CorruptModelError,
    /lm_head\.weight/,
    { config: { ...tinyConfig, tie_word_embeddings: false } },
  ],
  ["too few bytes for a header", CorruptModelError, /too short/, weights(Buffer.alloc(7))],
  ["a header longer than the file", CorruptModelError, /header/, weights(lengthField(BigInt(complete.length)))],
  ["an absurd header length", CorruptModelError, /header/, weights(lengthField(2n ** 63n))],
  ["a header that is not JSON", CorruptModelError, /not valid JSON/, weights(rawSafetensors('{"a"', Buffer.alloc(0)))],
  ["a header that is a list", CorruptModelError, /JSON object/, weights(rawSafetensors("[]", Buffer.alloc(0)))],
  [
    "a pointer file in place of weights",
    CorruptModelError,
    /header/,
    weights(Buffer.from("version https://git-lfs.github.com/spec/v1")),
  ],
  ["a truncated file", CorruptModelError, /file's end/, weights(complete.subarray(0, -2))],
  ["bytes after the tensors", CorruptModelError, /bytes where/, weights(Buffer.concat([complete, Buffer.alloc(2)]))],
  ["overlapping tensors", CorruptModelError, /overlaps/, headerOf({ a: entry(0, 32), b: entry(30, 64) })],
  ["a gap between tensors", CorruptModelError, /unused bytes/, headerOf({ a: entry(0, 32), b: entry(34, 64) })],
  ["negative offsets", CorruptModelError, /range/, headerOf({ a: entry(-2, 62) })],
  [
    "reversed offsets",
    CorruptModelError,
    /range/,
    headerOf({ a: { dtype: "BF16", shape: [1], data_offsets: [64, 0] } }),
  ],
  [
    "a size that is no integer",
    CorruptModelError,
    /shape/,
    headerOf({ a: { dtype: "BF16", shape: [1.5], data_offsets: [0, 64] } }),
  ],
  [
    "a shape that is not its bytes",
    CorruptModelError,
    /\[3\]/,
    headerOf({ a: { dtype: "BF16", shape: [3], data_offsets: [0, 64] } }),
  ],
  ["an entry that is no object", CorruptModelError, /`a`/, headerOf({ a: 3 })],
  [
    "an index that is not JSON",
    CorruptModelError,
    /index/,
    { files: { "model.safetensors": null, "model.safetensors.index.json": "{" } },
  ],
  [
    "an index without a map",
    CorruptModelError,
    /weight_map/,
    { files: { "model.safetensors": null, "model.safetensors.index.json": "{}" } },
  ],
  ["a missing shard", CorruptModelError, /model-1\.safetensors/, sharded(fullMap, null)],
  [
    "a shard outside the folder",
    CorruptModelError,
    /file name/,
    sharded({ ...fullMap, [norm]: "../model-1.safetensors" }),
  ],
  ["a shard by absolute path", CorruptModelError, /file name/, sharded({ ...fullMap, [norm]: "/etc/passwd" })],
  ["a shard by Windows path", CorruptModelError, /file name/, sharded({ ...fullMap, [norm]: "..\\x" })],
  [
    "a tensor that is not in its shard",
    CorruptModelError,
    /`ghost`/,
    sharded({ ...fullMap, ghost: "model-1.safetensors" }),
  ],
  [
    "a tensor that the index leaves out",
    CorruptModelError,
    /norm\.weight/,
    sharded(Object.fromEntries(Object.entries(fullMap).filter(([name]) => name !== norm))),
  ],
  [
    "weights of another model",
    CorruptModelError,
    /vision_tower/,
    { files: { "config.json": JSON.stringify(tinyTextConfig) } },
  ],
];

describe("a checkpoint with", () => {
  it.each(cases)("%s is refused, and nothing is left behind", async (_, error, message, options) => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), options);
    const conversion = convertCheckpoint({ checkpoint, output: join(folder, "made", "out") });
    await expect(conversion).rejects.toThrow(error);
    await expect(conversion).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual(["tiny"]);
  });

  it("embeddings that do not divide into blocks converts to fp32 only", async () => {
    const folder = temporaryFolder();
    const config = { ...tinyTextConfig, hidden_size: 40 };
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), { config, spelling: "text-only" });
    for (const format of ["q8", "q4"] as const) {
      const conversion = convertCheckpoint({ checkpoint, output: join(folder, "out"), format });
      await expect(conversion).rejects.toThrow(UnsupportedModelError);
      await expect(conversion).rejects.toThrow(/hidden_size/);
    }
    await expect(convertCheckpoint({ checkpoint, output: join(folder, "out"), format: "fp32" })).resolves.toBeDefined();
  });

  it("a folder that does not exist is refused", async () => {
    const folder = temporaryFolder();
    const conversion = convertCheckpoint({ checkpoint: join(folder, "none"), output: join(folder, "out") });
    await expect(conversion).rejects.toThrow(ModelNotFoundError);
  });

  it("shards, unused tensors and mixed types converts", async () => {
    const folder = temporaryFolder();
    const extra: TestTensor[] = [
      { name: "vision_tower.vision_model.head.probe", dtype: "BF16", shape: [2], data: Buffer.alloc(4) },
      { name: "vision_tower.vision_model.embeddings.position_ids", dtype: "I64", shape: [1], data: Buffer.alloc(8) },
      { name: "language_model.model.rotary_emb.inv_freq", dtype: "F32", shape: [1], data: Buffer.alloc(4) },
    ];
    const wide = all.map((tensor) =>
      tensor.name === norm ? { ...tensor, dtype: "F32", data: Buffer.alloc(256) } : tensor,
    );
    const shards = [wide.slice(0, 20), [...wide.slice(20), ...extra]];
    const map = shards.flatMap((shard, i) => shard.map(({ name }) => [name, `part-${i}.safetensors`] as const));
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), {
      files: {
        "model.safetensors": null,
        "model.safetensors.index.json": JSON.stringify({ weight_map: Object.fromEntries(map) }),
        ...Object.fromEntries(shards.map((shard, i) => [`part-${i}.safetensors`, safetensors(shard)])),
      },
    });
    const manifest = await convertCheckpoint({ checkpoint, output: join(folder, "out") });
    expect(manifest.source.files.map(({ path }) => path)).toContain("part-1.safetensors");
  });
});
