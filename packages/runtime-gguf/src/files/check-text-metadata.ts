import type { GgufFile } from "./gguf-file.js";
import {
  checkMetadata,
  count,
  exactly,
  finite,
  flag,
  type MetadataRules,
  never,
  none,
  oneOf,
  positive,
  prefixed,
  required,
  text,
} from "./metadata-rules.js";

/** `LLAMA_MAX_LAYERS`. */
const mostLayers = 512;

/** Far above every model; a larger number is damage, and llama.cpp would reserve memory by it. */
const mostPositions = 2 ** 24;
const widest = 2 ** 20;
const mostHeads = 1024;

/** The keys that every file has: those that the other rules are made of. */
const shape: MetadataRules = prefixed("gemma3.", {
  context_length: required(count(mostPositions)),
  embedding_length: required(count(widest)),
  block_count: required(count(mostLayers)),
  feed_forward_length: required(count(widest)),
  "attention.head_count": required(count(mostHeads)),
  "attention.head_count_kv": required(count(mostHeads)),
  "attention.key_length": required(count(mostHeads)),
  "attention.value_length": required(count(mostHeads)),
});

const general: MetadataRules = {
  "general.architecture": required(text),
  "general.type": oneOf("model"),
  "general.name": text,
  "general.file_type": { type: "uint32", accepts: () => true },
  "split.count": { type: "uint16", accepts: (value) => typeof value === "number" },
};

/**
 * Checks every key that llama.cpp reads of a Gemma 3 text model, but the tokenizer's: type and range, and that those
 * are absent or neutral that belong to other models. Derived from what the bound release asserts or divides by:
 * `llama_model_base::load_hparams`, `load_swa_pattern` and `llama_model_gemma3` say which keys there are, ggml's
 * `rope`, `rms_norm` and `mul_mat` which numbers. All other keys are only printed.
 *
 * @throws {CorruptModelError} naming the key.
 */
export function checkTextMetadata(file: GgufFile): void {
  checkMetadata(file, { ...general, ...shape });
  const number = (key: string): number => file.number(`gemma3.${key}`);
  const headDim = number("attention.key_length");
  const width = number("embedding_length");
  const layers = number("block_count");
  checkMetadata(
    file,
    prefixed("gemma3.", {
      // Values are laid out like keys, and positions turn pairs of a head's values.
      "attention.value_length": exactly(headDim),
      "attention.key_length_swa": exactly(headDim),
      "attention.value_length_swa": exactly(headDim),
      "rope.dimension_count": evenUpTo(headDim),
      "rope.dimension_count_swa": exactly(file.number("gemma3.rope.dimension_count", headDim)),
      "attention.layer_norm_rms_epsilon": required(smallNumber),
      "attention.sliding_window": upTo(mostPositions),
      "attention.sliding_window_pattern": slidingPattern(layers),
      "rope.freq_base": positive,
      "rope.freq_base_swa": positive,
      "rope.scaling.type": oneOf("none", "linear", "yarn", "longrope"),
      "rope.scaling.factor": positive,
      "rope.scale_linear": positive,
      "rope.scaling.attn_factor": positive,
      "rope.scaling.alpha": finite,
      "rope.scaling.original_context_length": count(mostPositions),
      "rope.scaling.finetuned": flag,
      final_logit_softcapping: { type: "float32", accepts: (value) => Number.isFinite(value) && Number(value) >= 0 },
      "attention.causal": { type: "bool", accepts: (value) => value === true },
      embedding_length_out: exactly(width),
      pooling_type: none,
      expert_count: none,
      expert_used_count: none,
      expert_group_count: none,
      expert_group_used_count: none,
      nextn_predict_layers: none,
      "classifier.output_labels": never,
    }),
  );
  if (headDim % 2 !== 0) throw file.corrupt(`"gemma3.attention.key_length" is ${headDim}`);
  const heads = number("attention.head_count");
  if (heads % number("attention.head_count_kv") !== 0) {
    throw file.corrupt("its query heads are no multiple of its key heads");
  }
  if (heads > width) throw file.corrupt(`"gemma3.attention.head_count" is ${heads}`);
  if (file.number("gemma3.attention.sliding_window", 0) > 0 && !hasLocalLayers(file, layers)) {
    throw file.corrupt("it has a sliding window that no layer uses");
  }
}

const smallNumber = {
  type: "float32",
  accepts: (value: unknown) => Number.isFinite(value) && Number(value) > 0 && Number(value) <= 1,
} as const;

const upTo = (most: number) =>
  ({
    type: "uint32",
    accepts: (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most,
  }) as const;

/** With 0, ggml's loop over the dimensions never ends. */
const evenUpTo = (most: number) =>
  ({
    type: "uint32",
    accepts: (value: unknown) => Number(value) > 0 && Number(value) % 2 === 0 && Number(value) <= most,
  }) as const;

/** A number counts layers, a list tells for each whether it is local. */
const slidingPattern = (layers: number) =>
  ({
    accepts: (value: unknown) =>
      typeof value === "number" ? Number.isSafeInteger(value) && value >= 0 : listLength(value) === layers,
  }) as const;

function listLength(value: unknown): number {
  return Array.isArray(value) || value instanceof Int32Array ? value.length : -1;
}

/** Without a pattern every sixth layer is global. */
function hasLocalLayers({ header }: GgufFile, layers: number): boolean {
  const pattern = header.metadata.get("gemma3.attention.sliding_window_pattern") ?? 6;
  if (typeof pattern === "object") return Array.from<unknown>(pattern).some(Boolean);
  // Every `pattern`-th layer is global; 0 makes all of them local.
  return pattern !== 1 && layers > 0;
}
