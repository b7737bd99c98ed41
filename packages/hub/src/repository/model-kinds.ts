import { packageManifestName } from "@medgemma/core";

/** What files make up: a converted package, GGUF files, a Hugging Face checkpoint, or a LoRA adapter. */
export type ModelKind = "package" | "gguf" | "checkpoint" | "adapter";

/** Files of a checkpoint that conversions read, beside its weights. */
const checkpointFiles = [
  "config.json",
  "generation_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "preprocessor_config.json",
  "processor_config.json",
  "chat_template.json",
  "chat_template.jinja",
  "model.safetensors.index.json",
];

/** The kinds of model that a folder's files are, by their names; the first is the one to take where several would do. */
export function kindsOf(names: readonly string[]): readonly ModelKind[] {
  const has = (test: (name: string) => boolean): boolean => names.some(test);
  if (names.includes(packageManifestName)) return ["package"];
  const kinds: ModelKind[] = [];
  const hasWeights = has((name) => /^(?!adapter_).*\.safetensors$/i.test(name));
  if (names.includes("config.json") && hasWeights) kinds.push("checkpoint");
  if (has(isGgufName)) kinds.push("gguf");
  if (kinds.length === 0 && names.includes("adapter_config.json")) kinds.push("adapter");
  return kinds;
}

export function isGgufName(name: string): boolean {
  return /\.gguf$/i.test(name);
}

/**
 * The files of a checkpoint that a conversion reads. Pickled weights, those of other frameworks and pictures are left where
 * they are; of weights in one file and in several, the one is taken.
 */
export function checkpointFilesOf(names: readonly string[]): readonly string[] {
  const weights = names.includes("model.safetensors")
    ? ["model.safetensors"]
    : names.filter((name) => /^(?!adapter_|consolidated)[^/]*\.safetensors$/i.test(name));
  return [...checkpointFiles.filter((name) => names.includes(name)), ...weights];
}
