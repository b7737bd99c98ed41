// One or a few changes to a GGUF file that is otherwise right, so that they get past what any parser checks.
import { bytesOf, encode, layOut, pair, typeSizes, writeGguf } from "./gguf-file.mjs";

/** @typedef {import("./gguf-file.mjs").EditableGguf} EditableGguf */
/** @typedef {(file: EditableGguf, random: Random) => string} Change */

const numbers = [0, 1, 2, 3, 5, 7, 31, 33, 63, 255, 256, 600, 1024, 65_535, 2 ** 24, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
const hostile = [...numbers, -1, -2, 0.5, -0.5, 1e-30, 1e30, NaN, Infinity, -Infinity, 2n ** 62n, 2n ** 63n];

/** Keys that llama.cpp reads of some model; most files have few of them. */
const knownKeys = [
  ...[
    "context_length embedding_length embedding_length_out block_count feed_forward_length vocab_size",
    "attention.head_count attention.head_count_kv attention.key_length attention.value_length attention.causal",
    "attention.key_length_swa attention.value_length_swa attention.layer_norm_rms_epsilon attention.sliding_window",
    "attention.sliding_window_pattern attention.layer_norm_epsilon attention.scale attention.clamp_kqv",
    "rope.dimension_count rope.dimension_count_swa rope.dimension_sections rope.freq_base rope.freq_base_swa",
    "rope.scale_linear rope.scaling.type rope.scaling.factor rope.scaling.alpha rope.scaling.attn_factor",
    "rope.scaling.original_context_length rope.scaling.finetuned rope.scaling.yarn_log_multiplier",
    "expert_count expert_used_count expert_group_count expert_group_used_count nextn_predict_layers pooling_type",
    "final_logit_softcapping attn_logit_softcapping classifier.output_labels dense_2_feat_out dense_3_feat_in",
    "use_parallel_residual tensor_data_layout decoder_start_token_id logit_scale residual_scale embedding_scale",
  ].flatMap((line) => line.split(" ").map((key) => `gemma3.${key}`)),
  ...[
    "model pre tokens token_type scores merges bos_token_id eos_token_id eot_token_id eom_token_id unknown_token_id",
    "seperator_token_id padding_token_id mask_token_id fim_pre_token_id add_bos_token add_eos_token add_sep_token",
    "add_space_prefix remove_extra_whitespaces precompiled_charsmap suppress_tokens token_type_count",
    "normalizer.lowercase normalizer.strip_accents",
  ].flatMap((line) => line.split(" ").map((key) => `tokenizer.ggml.${key}`)),
  ...[
    "image_size patch_size embedding_length feed_forward_length block_count attention.head_count projection_dim",
    "attention.layer_norm_epsilon projector.scale_factor image_mean image_std",
  ].flatMap((line) => line.split(" ").map((key) => `clip.vision.${key}`)),
  ..."clip.projector_type clip.use_gelu clip.has_vision_encoder general.type general.architecture".split(" "),
  ..."general.alignment general.file_type general.name split.count split.no split.tensors.count".split(" "),
  ..."adapter.type adapter.lora.alpha adapter.alora.invocation_tokens tokenizer.chat_template".split(" "),
];

const words = ["bert", "gpt2", "t5", "no_vocab", "none", "rwkv", "gemma4", "yarn", "longrope", "", "\0", "llama3"];

const tensorNames = [
  "rope_freqs.weight blk.0.attn_qkv.weight blk.0.attn_q.bias blk.0.attn_q.scale output.weight output.bias",
  "token_embd.bias blk.0.ffn_gate_exps.weight blk.0.ffn_norm blk.999.attn_norm.weight blk.00.attn_norm.weight",
  "dense_2.weight cls.weight token_types.weight v.blk.0.ln1.weight mm.input_projection.weight blk.0.attn_rot_embd",
  "blk.0.attn_q.weight.lora_a blk.0.attn_q.weight.lora_b token_embd.weight.lora_a token_embd.weight.lora_b",
].flatMap((line) => line.split(" "));

export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** mulberry32, from 0 to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @param {number} limit */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /**
   * One of a list that is not empty.
   *
   * @template T
   * @param {readonly T[]} list
   */
  of(list) {
    return /** @type {T} */ (list[this.below(list.length)]);
  }
}

/**
 * One of a list that may be empty.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {Random} random
 */
const anyOf = (list, random) => list[random.below(list.length)];

/** @param {Random} random @param {number | undefined} type */
const anyValue = (random, type) => (type === 8 ? random.of(words) : random.of(hostile));

/**
 * The kinds of change; each tells what it did.
 *
 * @satisfies {Record<string, Change>}
 */
const changes = {
  value(file, random) {
    const chosen = random.of(file.pairs);
    const type = chosen.type === 9 ? (chosen.element ?? 0) : chosen.type;
    if (chosen.items.length === 0) return "nothing";
    const at = random.below(chosen.items.length);
    const value = anyValue(random, type);
    chosen.items[at] = encode(type, value);
    return `${String(chosen.key)}[${at}] = ${String(value)}`;
  },
  near(file, random) {
    const chosen = anyOf(
      file.pairs.filter(({ type }) => type === 4),
      random,
    );
    const old = chosen?.items[0]?.readUInt32LE();
    if (chosen === undefined || old === undefined) return "nothing";
    const value = random.of([old + 1, old - 1, old * 2, Math.floor(old / 2), old + 2, old * 3, -old]);
    chosen.items[0] = encode(4, value);
    return `${String(chosen.key)} = ${value}`;
  },
  type(file, random) {
    const chosen = random.of(file.pairs);
    const to = random.of([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13]);
    if (chosen.type === 9) {
      chosen.element = to;
      chosen.items = chosen.items.map((_, at) => encode(to, at));
    } else {
      chosen.type = to;
      chosen.items = [encode(to, anyValue(random, to))];
    }
    return `${String(chosen.key)} stored as ${to}`;
  },
  toList(file, random) {
    const chosen = random.of(file.pairs);
    const element = chosen.type === 9 ? (chosen.element ?? 0) : chosen.type;
    const [first] = chosen.items;
    if (first === undefined) return "nothing";
    chosen.items = Array.from({ length: random.of([0, 1, 2, 4, 5, 600]) }, () => first);
    chosen.element = element;
    chosen.type = 9;
    return `${String(chosen.key)} is a list of ${chosen.items.length}`;
  },
  deleteKey(file, random) {
    const [gone] = file.pairs.splice(random.below(file.pairs.length), 1);
    return `without ${String(gone?.key)}`;
  },
  addKey(file, random) {
    const key = random.of(knownKeys);
    const type = random.of([4, 4, 4, 5, 6, 6, 7, 8, 2, 10]);
    const value = anyValue(random, type);
    const added = pair(key, type, value);
    const at = file.pairs.findIndex((other) => other.key.toString() === key);
    if (at >= 0 && random.next() < 0.9) file.pairs[at] = added;
    else file.pairs.push(added);
    return `${key} = ${String(value)} as ${type}`;
  },
  renameKey(file, random) {
    const chosen = random.of(file.pairs);
    const before = String(chosen.key);
    chosen.key = Buffer.from(random.of([random.of(knownKeys), `${before}\0`, `${before}x`, ""]));
    return `${before} is called ${String(chosen.key)}`;
  },
  list(file, random) {
    const chosen = anyOf(
      file.pairs.filter(({ type }) => type === 9),
      random,
    );
    if (chosen === undefined || chosen.items.length < 3) return "nothing";
    const from = random.below(chosen.items.length);
    const to = random.below(chosen.items.length);
    const item = chosen.items[from] ?? Buffer.alloc(0);
    const kind = random.of(["copy", "drop", "push", "empty", "bytes", "nul", "clear", "count"]);
    if (kind === "copy") chosen.items[to] = item;
    if (kind === "drop") chosen.items.splice(from, random.of([1, 1, 100]));
    if (kind === "push") chosen.items.push(item);
    if (kind === "clear") chosen.items = [];
    if (kind === "count") chosen.count = random.of([0n, 1n, 2n ** 32n, 2n ** 40n, 2n ** 63n]);
    if (chosen.element === 8 && kind === "empty") chosen.items[to] = Buffer.alloc(0);
    if (chosen.element === 8 && kind === "bytes") chosen.items[to] = Buffer.from([0xff, 0xfe, 0x80, random.below(256)]);
    if (chosen.element === 8 && kind === "nul") {
      chosen.items[to] = Buffer.concat([item, Buffer.from("\0rest")]);
    }
    return `${String(chosen.key)}: ${kind} ${from} ${to}`;
  },
  tensorType(file, random) {
    const tensor = random.of(file.tensors);
    tensor.type = random.of([...typeSizes.keys(), 4, 31, 36, 43, 44, 2 ** 31]);
    layOut(file);
    return `${String(tensor.name)} of type ${tensor.type}`;
  },
  tensorTypeAlone(file, random) {
    const tensor = random.of(file.tensors);
    tensor.type = random.of([...typeSizes.keys(), 4, 31, 36, 43, 44]);
    return `${String(tensor.name)} of type ${tensor.type}, data as before`;
  },
  kindOfTensor(file, random) {
    const pattern = new RegExp(
      random.of(["norm", "attn_q", "ffn_down", "token_embd", "ln1", "bias", "lora_a", "v\\."]),
    );
    const type = random.of([...typeSizes.keys()]);
    const chosen = file.tensors.filter(({ name }) => pattern.test(name.toString()));
    for (const tensor of chosen) tensor.type = type;
    layOut(file);
    return `all ${pattern} of type ${type}`;
  },
  dims(file, random) {
    const tensor = random.of(file.tensors);
    const at = random.below(tensor.dims.length);
    const old = tensor.dims[at] ?? 1n;
    const kind = random.of(["number", "near", "swap", "more", "fewer", "none"]);
    if (kind === "number") tensor.dims[at] = BigInt(random.of(numbers));
    if (kind === "near") tensor.dims[at] = random.of([old + 1n, old - 1n, old * 2n, old / 2n, -old, 2n ** 62n]);
    if (kind === "swap") tensor.dims.reverse();
    if (kind === "more") tensor.dims.push(random.of([0n, 1n, 2n, 3n, 2n ** 40n]));
    if (kind === "fewer") tensor.dims.pop();
    if (kind === "none") tensor.dims.length = 0;
    const isLaidOut = random.next() < 0.7 && bytesOf(tensor) < 2 ** 24;
    if (isLaidOut) layOut(file);
    return `${String(tensor.name)} [${tensor.dims.join(", ")}]${isLaidOut ? "" : ", data as before"}`;
  },
  offset(file, random) {
    const tensor = random.of(file.tensors);
    const other = random.of(file.tensors);
    const by = random.of([1n, 16n, 32n, -32n, 64n, 2n ** 40n, 2n ** 63n, other.offset - tensor.offset]);
    tensor.offset = BigInt.asUintN(64, tensor.offset + by);
    return `${String(tensor.name)} at ${tensor.offset}`;
  },
  order(file, random) {
    const from = random.below(file.tensors.length);
    const [tensor] = file.tensors.splice(from, 1);
    if (tensor !== undefined) file.tensors.splice(random.below(file.tensors.length + 1), 0, tensor);
    if (random.next() < 0.5) layOut(file);
    return `${String(tensor?.name)} elsewhere in the table`;
  },
  deleteTensor(file, random) {
    const [gone] = file.tensors.splice(random.below(file.tensors.length), 1);
    layOut(file);
    return `without the tensor ${String(gone?.name)}`;
  },
  addTensor(file, random) {
    const like = random.of(file.tensors);
    const name = Buffer.from(random.next() < 0.3 ? like.name : random.of(tensorNames));
    file.tensors.push({ ...like, dims: [...like.dims], name });
    layOut(file);
    return `also the tensor ${String(name)}, like ${String(like.name)}`;
  },
  renameTensor(file, random) {
    const tensor = random.of(file.tensors);
    const before = String(tensor.name);
    tensor.name = Buffer.from(
      random.of([random.of(tensorNames), random.of(file.tensors).name.toString(), `${before}\0`, "x".repeat(64), ""]),
    );
    return `the tensor ${before} is called ${String(tensor.name)}`;
  },
  alignment(file, random) {
    const value = random.of([0, 1, 2, 4, 8, 16, 33, 48, 64, 128, 4096, 2 ** 20, 2 ** 31]);
    file.pairs = file.pairs.filter(({ key }) => key.toString() !== "general.alignment");
    file.pairs.push(pair("general.alignment", random.next() < 0.9 ? 4 : 10, value));
    if (value > 0 && value <= 4096) {
      file.alignment = value;
      layOut(file);
    }
    return `alignment ${value}`;
  },
  counts(file, random) {
    const which = random.of(/** @type {const} */ (["tensorCount", "pairCount"]));
    const count = BigInt(which === "pairCount" ? file.pairs.length : file.tensors.length);
    file[which] = random.of([0n, 1n, count - 1n, count + 1n, 2n ** 31n, 2n ** 62n, 2n ** 64n - 1n]);
    return `${which} ${file[which]}`;
  },
  version(file, random) {
    file.version = random.of([0, 1, 2, 4, 0x0300_0000, 2 ** 31]);
    return `version ${file.version}`;
  },
  weights(file, random) {
    const tensor = random.of(file.tensors);
    const data = Buffer.from(tensor.data);
    const fill = random.of([0x00, 0xff, 0x7f, 0x80, undefined]);
    const from = random.below(data.length + 1);
    const to = Math.min(data.length, from + random.of([1, 64, data.length]));
    for (let at = from; at < to; at++) data[at] = fill ?? random.below(256);
    tensor.data = data;
    return `other weights in ${String(tensor.name)}`;
  },
};

/** Text of numbers that belong together: one without the other is found by comparing them. */
const pairsOfChanges = 0.3;

/**
 * Changes a parsed file; returns its bytes, and in words what was changed.
 *
 * @param {EditableGguf} original
 * @param {Random} random
 */
export function mutate(original, random) {
  const file = {
    ...original,
    pairs: original.pairs.map((one) => ({ ...one, items: [...one.items] })),
    tensors: original.tensors.map((one) => ({ ...one, dims: [...one.dims] })),
  };
  /** @type {string[]} */
  const told = [];
  do told.push(changes[random.of(/** @type {(keyof typeof changes)[]} */ (Object.keys(changes)))](file, random));
  while (random.next() < pairsOfChanges);
  let bytes = writeGguf(file);
  if (random.next() < 0.08) {
    const header = Math.min(bytes.length, 60_000);
    for (let left = 1 + random.below(8); left > 0; left--) bytes[random.below(header)] = random.below(256);
    told.push("some bytes of the header");
  }
  if (random.next() < 0.04) {
    bytes = bytes.subarray(0, random.below(bytes.length + 1));
    told.push(`cut off at ${bytes.length}`);
  }
  return { bytes, told: told.join("; ") };
}
