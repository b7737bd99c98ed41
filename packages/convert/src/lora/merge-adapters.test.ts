import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { convertCheckpoint } from "../convert-checkpoint.js";
import { convertCheckpointToGguf } from "../gguf/convert-to-gguf.js";
import { adapterTensors, constantTensor, type TinyAdapter, writeTinyAdapter } from "../testing/tiny-adapter.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { type TestTensor, writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";

const embeddings = (tensors: TestTensor[]): TestTensor => tensors.find(({ name }) => name.includes("embed_tokens"))!;
const withHead = (tensors: TestTensor[], change = 0): TestTensor => {
  const { dtype, shape, data } = embeddings(tensors);
  return {
    name: "lm_head.weight",
    dtype,
    shape,
    data: Buffer.from(data.map((byte, i) => (i === 0 ? byte ^ change : byte))),
  };
};

async function headOf(
  edit: (tensors: TestTensor[]) => TestTensor[],
  adapter?: TinyAdapter,
): Promise<string | undefined> {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), { edit });
  const adapters = adapter === undefined ? [] : [{ folder: writeTinyAdapter(join(folder, "lora"), adapter) }];
  const manifest = await convertCheckpoint({ checkpoint, output: join(folder, "out"), format: "fp32", adapters });
  return manifest.weights.head;
}

describe("the output head", () => {
  it.each([
    ["is tied when the checkpoint has none", (t: TestTensor[]) => t, undefined],
    ["is tied when it equals the embeddings", (t: TestTensor[]) => [...t, withHead(t)], undefined],
    ["has weights of its own when it differs", (t: TestTensor[]) => [...t, withHead(t, 1)], "fp32"],
    [
      "is the embeddings when only it is stored",
      (t: TestTensor[]) => [...t.filter((tensor) => tensor !== embeddings(t)), withHead(t)],
      undefined,
    ],
  ])("%s", async (_, edit, expected) => {
    expect(await headOf(edit)).toBe(expected);
  });

  it.each([
    ["stored twice", (t: TestTensor[]) => [...t, withHead(t)]],
    ["stored once, as the head", (t: TestTensor[]) => [...t.filter((tensor) => tensor !== embeddings(t)), withHead(t)]],
  ])("%s, stays tied when an adapter trained tokens", async (_, edit) => {
    const name = "base_model.model.model.language_model.embed_tokens.token_adapter.trainable_tokens_delta";
    const config = { trainable_token_indices: [1] };
    expect(await headOf(edit, { config, tensors: [constantTensor(name, [1, 64], 0.5)] })).toBeUndefined();
  });

  it("keeps its weights when an adapter trained the embeddings alone", async () => {
    const trained = constantTensor("base_model.model.model.language_model.embed_tokens.weight", [300, 64], 0.25);
    const config = { modules_to_save: ["embed_tokens"] };
    expect(await headOf((t) => t, { config, tensors: [trained] })).toBe("fp32");
    const tied = { ...config, ensure_weight_tying: true };
    expect(await headOf((t) => t, { config: tied, tensors: [trained] })).toBeUndefined();
    // Saved beside the adapter, and not trained as a copy: PEFT reads it into the base model.
    expect(await headOf((t) => t, { tensors: [trained] })).toBeUndefined();
  });
});

const refused: readonly (readonly [what: string, message: RegExp, adapter: TinyAdapter])[] = [
  [
    "another number of tokens",
    /number of tokens/,
    {
      config: { modules_to_save: ["embed_tokens"] },
      tensors: [constantTensor("base_model.model.model.language_model.embed_tokens.weight", [301, 64], 1)],
    },
  ],
  ["a switch that is not known", /use_something_new/, { config: { use_something_new: true } }],
  ["settings that are not known", /other_config/, { config: { other_config: { a: 1 } } }],
  ["another method", /IA3/, { config: { peft_type: "IA3" } }],
  ["a start that changes the base", /init_lora_weights` \("loftq"\)/, { config: { init_lora_weights: "loftq" } }],
  [
    "tensors of another method",
    /hada_w1_a/,
    {
      tensors: [constantTensor("base_model.model.language_model.model.layers.0.self_attn.q_proj.hada_w1_a", [2], 1)],
    },
  ],
];

describe("an adapter with", () => {
  it.each(refused)("%s is refused as unsupported, with the way that works", async (_, message, adapter) => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const adapters = [{ folder: writeTinyAdapter(join(folder, "lora"), adapter) }];
    for (const convert of [convertCheckpoint, convertCheckpointToGguf]) {
      await expect(convert({ checkpoint, output: join(folder, "out"), adapters })).rejects.toMatchObject({
        code: "ERR_UNSUPPORTED_MODEL",
        message: expect.stringMatching(message) as string,
        hint: expect.stringContaining("merge_and_unload") as string,
      });
    }
  });

  it("a trainer's notes is merged", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const config = { lorap_emb_lr: 1e-6, peft_version: "0.21.2", trainer: "x", qat: null, enable_lora: false };
    const adapters = [{ folder: writeTinyAdapter(join(folder, "lora"), { config }) }];
    await expect(convertCheckpoint({ checkpoint, output: join(folder, "out"), adapters })).resolves.toBeDefined();
  });

  it("lengths of rows has no strength", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const lengths = constantTensor(
      "base_model.model.language_model.model.layers.0.self_attn.q_proj.lora_magnitude_vector",
      [64],
      1,
    );
    const tensors = [...adapterTensors(), lengths];
    const adapter = writeTinyAdapter(join(folder, "lora"), { config: { use_dora: true }, tensors });
    const convert = (scale: number): Promise<unknown> =>
      convertCheckpoint({ checkpoint, output: join(folder, `out${scale}`), adapters: [{ folder: adapter, scale }] });
    await expect(convert(0.5)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    await expect(convert(1)).resolves.toBeDefined();
  });
});
