import type { GgufFile } from "./gguf-file.js";

/** Values of `gemma3.rope.scaling.type` that llama.cpp knows; another one makes it end the process. */
const ropeScalings: readonly string[] = ["none", "linear", "yarn", "longrope"];

/** Far above every model; a larger number is damage, and llama.cpp would reserve memory by it. */
const largest = 2 ** 24;

/**
 * Checks what llama.cpp takes on trust from a text model's metadata, and would end the process about.
 *
 * @throws {CorruptModelError} naming the key.
 */
export function checkTextMetadata(file: GgufFile): void {
  const scaling = file.string("gemma3.rope.scaling.type") ?? "none";
  if (!ropeScalings.includes(scaling)) throw file.corrupt('"gemma3.rope.scaling.type" is unknown');
  const keys = [
    "context_length",
    "embedding_length",
    "block_count",
    "feed_forward_length",
    "attention.head_count",
    "attention.head_count_kv",
    "attention.key_length",
    "attention.value_length",
  ];
  for (const key of keys) {
    const value = file.number(`gemma3.${key}`);
    if (!(Number.isInteger(value) && value > 0 && value < largest)) throw file.corrupt(`"gemma3.${key}" is ${value}`);
  }
  const heads = file.number("gemma3.attention.head_count");
  if (heads % file.number("gemma3.attention.head_count_kv") !== 0) {
    throw file.corrupt("its query heads are no multiple of its key heads");
  }
  if (file.number("gemma3.attention.sliding_window", 0) > 0 && !hasLocalLayers(file)) {
    throw file.corrupt("it has a sliding window that no layer uses");
  }
  for (const key of ["rope.freq_base", "rope.freq_base_swa", "rope.scaling.factor"]) {
    const value = file.number(`gemma3.${key}`, 1);
    if (!(value > 0 && Number.isFinite(value))) throw file.corrupt(`"gemma3.${key}" is ${value}`);
  }
}

/** Without a pattern every sixth layer is global; a number counts layers, a list tells which are local. */
function hasLocalLayers({ header }: GgufFile): boolean {
  const pattern = header.metadata.get("gemma3.attention.sliding_window_pattern");
  if (typeof pattern === "number") return pattern !== 1;
  if (typeof pattern === "object") return Array.from<unknown>(pattern).some(Boolean);
  return true;
}
