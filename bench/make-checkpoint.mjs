// Makes a checkpoint of random bfloat16 weights in the shape of a config.json, to measure the converter with.
//
//   node bench/make-checkpoint.mjs CONFIG_JSON TOKENIZER_JSON OUTPUT_FOLDER [SHARD_GB]
//
// The weights repeat one block of random values, so that gigabytes are written at the disk's speed.
import { once } from "node:events";
import { copyFileSync, createWriteStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseGemmaConfig } from "@medgemma/convert";

const [configPath, tokenizerPath, output, shardGigabytes = "5"] = process.argv.slice(2);
if (configPath === undefined || tokenizerPath === undefined || output === undefined)
  throw new Error("usage: make-checkpoint.mjs CONFIG_JSON TOKENIZER_JSON OUTPUT_FOLDER [SHARD_GB]");

/** @typedef {[name: string, ...shape: number[]]} Tensor */
/** @typedef {import("@medgemma/core").GemmaTextConfig} GemmaTextConfig */

const blockBytes = 64 * 1024 * 1024;
/** Standard deviation of the weights; norms get the same, which is near their trained `w` of `1 + w`. */
const deviation = 0.02;

const { text, vision } = parseGemmaConfig(JSON.parse(readFileSync(configPath, "utf8")));
const tensors = [...textTensors(text), ...(vision === undefined ? [] : visionTensors(vision, text.hiddenSize))];
const block = randomBlock();

const folder = output;
mkdirSync(folder, { recursive: true });
copyFileSync(configPath, join(output, "config.json"));
copyFileSync(tokenizerPath, join(output, "tokenizer.json"));
await writeShards(splitShards(tensors, Number(shardGigabytes) * 1e9));

/** @param {GemmaTextConfig} text */
function textTensors({ vocabSize, hiddenSize, intermediateSize, layers, heads, kvHeads, headDim }) {
  const prefix = vision === undefined ? "model." : "language_model.model.";
  /** @type {Tensor[]} */
  const list = [[`${prefix}embed_tokens.weight`, vocabSize, hiddenSize]];
  for (let layer = 0; layer < layers; layer++) {
    const scope = `${prefix}layers.${layer}`;
    list.push(
      [`${scope}.self_attn.q_proj.weight`, heads * headDim, hiddenSize],
      [`${scope}.self_attn.k_proj.weight`, kvHeads * headDim, hiddenSize],
      [`${scope}.self_attn.v_proj.weight`, kvHeads * headDim, hiddenSize],
      [`${scope}.self_attn.o_proj.weight`, hiddenSize, heads * headDim],
      [`${scope}.self_attn.q_norm.weight`, headDim],
      [`${scope}.self_attn.k_norm.weight`, headDim],
      [`${scope}.mlp.gate_proj.weight`, intermediateSize, hiddenSize],
      [`${scope}.mlp.up_proj.weight`, intermediateSize, hiddenSize],
      [`${scope}.mlp.down_proj.weight`, hiddenSize, intermediateSize],
    );
    for (const norm of ["input", "post_attention", "pre_feedforward", "post_feedforward"]) {
      list.push([`${scope}.${norm}_layernorm.weight`, hiddenSize]);
    }
  }
  list.push([`${prefix}norm.weight`, hiddenSize]);
  return list;
}

/** @param {NonNullable<typeof vision>} vision @param {number} textHiddenSize */
function visionTensors({ hiddenSize, intermediateSize, layers, patchSize, imageSize }, textHiddenSize) {
  const prefix = "vision_tower.vision_model.";
  /** @type {Tensor[]} */
  const list = [[`${prefix}embeddings.position_embedding.weight`, (imageSize / patchSize) ** 2, hiddenSize]];
  /** @param {string} name @param {[number, ...number[]]} shape */
  const withBias = (name, ...shape) => list.push([`${name}.weight`, ...shape], [`${name}.bias`, shape[0]]);
  withBias(`${prefix}embeddings.patch_embedding`, hiddenSize, 3, patchSize, patchSize);
  for (let layer = 0; layer < layers; layer++) {
    const scope = `${prefix}encoder.layers.${layer}`;
    for (const name of ["q_proj", "k_proj", "v_proj", "out_proj"]) {
      withBias(`${scope}.self_attn.${name}`, hiddenSize, hiddenSize);
    }
    withBias(`${scope}.mlp.fc1`, intermediateSize, hiddenSize);
    withBias(`${scope}.mlp.fc2`, hiddenSize, intermediateSize);
    withBias(`${scope}.layer_norm1`, hiddenSize);
    withBias(`${scope}.layer_norm2`, hiddenSize);
  }
  withBias(`${prefix}post_layernorm`, hiddenSize);
  list.push(["multi_modal_projector.mm_soft_emb_norm.weight", hiddenSize]);
  list.push(["multi_modal_projector.mm_input_projection_weight", hiddenSize, textHiddenSize]);
  return list;
}

/** Normally distributed bfloat16 values. */
function randomBlock() {
  const values = new Float32Array(blockBytes / 2);
  for (let i = 0; i < values.length; i += 2) {
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - Math.random()));
    const angle = 2 * Math.PI * Math.random();
    values[i] = radius * Math.cos(angle);
    values[i + 1] = radius * Math.sin(angle);
  }
  const bits = new Uint32Array(values.buffer);
  return Buffer.from(Uint16Array.from(bits, (word) => word >>> 16).buffer);
}

/** @param {Tensor} tensor */
function bytesOf([, ...shape]) {
  return shape.reduce((product, size) => product * size, 2);
}

/** @param {readonly Tensor[]} list @param {number} limit */
function splitShards(list, limit) {
  /** @type {Tensor[][]} */
  const shards = [];
  let room = 0;
  for (const tensor of list) {
    if (bytesOf(tensor) > room || shards.length === 0) {
      shards.push([]);
      room = limit;
    }
    shards.at(-1)?.push(tensor);
    room -= bytesOf(tensor);
  }
  return shards;
}

/** @param {readonly Tensor[][]} shards */
async function writeShards(shards) {
  /** @type {Record<string, string>} */
  const weightMap = {};
  for (const [index, shard] of shards.entries()) {
    /** @param {number} value */
    const number = (value) => String(value).padStart(5, "0");
    const file = `model-${number(index + 1)}-of-${number(shards.length)}.safetensors`;
    /** @type {Record<string, object>} */
    const header = {};
    let offset = 0;
    for (const tensor of shard) {
      const [name, ...shape] = tensor;
      header[name] = { dtype: "BF16", shape, data_offsets: [offset, (offset += bytesOf(tensor))] };
      weightMap[name] = file;
    }
    const json = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(json.length));
    const stream = createWriteStream(join(folder, file));
    stream.write(Buffer.concat([length, json]));
    for (let left = offset; left > 0; left -= blockBytes) {
      if (!stream.write(block.subarray(0, Math.min(left, blockBytes)))) await once(stream, "drain");
    }
    stream.end();
    await once(stream, "close");
  }
  writeFileSync(join(folder, "model.safetensors.index.json"), JSON.stringify({ metadata: {}, weight_map: weightMap }));
}
