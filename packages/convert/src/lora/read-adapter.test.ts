import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { convertCheckpoint } from "../convert-checkpoint.js";
import { convertAdapterToGguf } from "../gguf/convert-adapter-to-gguf.js";
import {
  adapted,
  adapterTensors,
  constantTensor,
  type TinyAdapter,
  writeTinyAdapter,
} from "../testing/tiny-adapter.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { rawSafetensors, writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";

const [a, b] = adapterTensors() as [ReturnType<typeof constantTensor>, ReturnType<typeof constantTensor>];
const prefix = "base_model.model.";
const q = adapted.module;
const otherSpelling = "model.language_model.layers.0.self_attn.q_proj";
const whole = (module: string): ReturnType<typeof constantTensor> =>
  constantTensor(`${prefix}${module}.modules_to_save.weight`, [64, 64], 0.5);

const cases: readonly (readonly [what: string, message: RegExp, adapter: TinyAdapter])[] = [
  ["lora_B without lora_A", /lacks the other half of .*lora_B/, { tensors: [b] }],
  ["lora_A without lora_B", /lacks the other half of .*lora_A/, { tensors: [a] }],
  [
    "lora_B of another module without lora_A",
    /lacks the other half of .*v_proj\.lora_B/,
    { tensors: [a, b, { ...b, name: b.name.replace("q_proj", "v_proj") }] },
  ],
  [
    "one weight in two spellings",
    /model\.language_model\.layers\.0\.self_attn\.q_proj\.lora_A.*changes a weight/,
    { tensors: [a, b, ...adapterTensors(0.5, otherSpelling)] },
  ],
  [
    "one weight with and without the adapter's name",
    /lora_A\.default\.weight.*changes a weight/,
    { tensors: [a, b, ...adapterTensors(0.5, q, ".default")] },
  ],
  [
    "one replaced weight in two spellings",
    /modules_to_save.*changes a weight/,
    { tensors: [whole(q), whole(otherSpelling)] },
  ],
  [
    "rank 0",
    /lora_A\.weight` has rank 0/,
    {
      config: { r: undefined },
      tensors: [
        { ...a, shape: [0, 64], data: Buffer.alloc(0) },
        { ...b, shape: [64, 0], data: Buffer.alloc(0) },
      ],
    },
  ],
  [
    "halves of different rank",
    /lora_B.*\[64, 2\].*\[64, 1\]/,
    { config: { r: 1 }, tensors: [{ ...a, shape: [1, 64], data: a.data.subarray(0, 256) }, b] },
  ],
  ["another rank than its config says", /lora_A.*rank 2.*says 8/, { config: { r: 8 } }],
  ["another rank than its config says of the module", /lora_A.*says 8/, { config: { rank_pattern: { q_proj: 8 } } }],
  ["a negative rank in its config", /rank in adapter_config/, { config: { r: -2 } }],
  ["a rank of 0 in its config", /rank in adapter_config/, { config: { r: 0 } }],
  ["a rank that is a text", /rank in adapter_config/, { config: { rank_pattern: { q_proj: "2" } } }],
  ["a product that overflows", /q_proj\.weight|q_proj/, { tensors: adapterTensors(3e38) }],
  ["an alpha that makes the product overflow", /q_proj/, { config: { lora_alpha: 1e300 } }],
];

describe("an adapter with", () => {
  it.each(cases)("%s is refused, merged and as GGUF", async (_, message, adapter) => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const lora = writeTinyAdapter(join(folder, "lora"), adapter);
    const merged = convertCheckpoint({ checkpoint, output: join(folder, "out"), adapters: [{ folder: lora }] });
    await expect(merged).rejects.toMatchObject({
      code: "ERR_CORRUPT_MODEL",
      message: expect.stringMatching(message) as string,
    });
    const gguf = convertAdapterToGguf({ adapter: lora, checkpoint, output: join(folder, "lora.gguf") });
    await expect(gguf).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
    expect(readdirSync(folder).sort()).toEqual(["lora", "tiny"]);
  });

  it("a strength that makes the product overflow is refused", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const adapters = [{ folder: writeTinyAdapter(join(folder, "lora")), scale: 1e300 }];
    const merged = convertCheckpoint({ checkpoint, output: join(folder, "out"), adapters });
    await expect(merged).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
  });

  it("the rank that its config says is taken", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const config = { r: 8, rank_pattern: { q_proj: 2 } };
    const adapters = [{ folder: writeTinyAdapter(join(folder, "lora"), { config }) }];
    await expect(convertCheckpoint({ checkpoint, output: join(folder, "out"), adapters })).resolves.toBeDefined();
  });
});

describe("a tensor that is described twice", () => {
  const entry = (name: string): string => `"${name}":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}`;
  it.each([
    ["by its name", `{${entry("twin")},${entry("twin")}}`, /`twin` twice/],
    ["by an escaped name", `{${entry("twin")},${entry("t\\u0077in")}}`, /`twin` twice/],
    ["with two shapes", '{"twin":{"dtype":"F32","shape":[2],"shape":[1],"data_offsets":[0,4]}}', /`shape` twice/],
  ])("%s is refused", async (_, header, message) => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), {
      files: { "model.safetensors": rawSafetensors(header, Buffer.alloc(4)) },
    });
    const conversion = convertCheckpoint({ checkpoint, output: join(folder, "out") });
    await expect(conversion).rejects.toMatchObject({
      code: "ERR_CORRUPT_MODEL",
      message: expect.stringMatching(message) as string,
    });
  });

  it("in an index is refused", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), { files: { "model.safetensors": null } });
    writeFileSync(join(checkpoint, "model.safetensors.index.json"), '{"weight_map":{"a":"x","b":"\\"a","a":"y"}}');
    await expect(convertCheckpoint({ checkpoint, output: join(folder, "out") })).rejects.toThrow(/`a` twice/);
  });
});
