import { CorruptModelError } from "@medgemma/core";
import { isRecord, type JsonRecord } from "../checkpoint/json-record.js";
import { addsPrompts, mergeFirst, unsupportedAdapter } from "./unsupported-adapter.js";

/** What `adapter_config.json` says of how the adapter's tensors change the model. */
export interface AdapterConfig {
  /** Factor of `B · A` for the module of that name in the checkpoint's spelling (LoRA, Hu et al. 2021). */
  scaleOf(module: string, rank: number): number;
  /** The rank that the config states for the module; undefined when it states none. */
  rankOf(module: string): number | undefined;
  /** Whether training gave the module a copy of its weights (`modules_to_save`). */
  isCopied(module: string): boolean;
  /** Whether updates of linear layers come with lengths of the rows (`use_dora`). */
  readonly hasMagnitudes: boolean;
  /** Tokens whose rows in the module were trained (`trainable_token_indices`), in the order of the rows. */
  tokensOf(module: string): readonly number[] | undefined;
  /** Whether the output head keeps following the token embeddings when they change (`ensure_weight_tying`). */
  readonly keepsTying: boolean;
}

/** Keys whose effect on the model is not worked out here. */
const unsupportedKeys = [
  "fan_in_fan_out",
  "lora_bias",
  "use_qalora",
  "use_bdlora",
  "target_parameters",
  "layer_replication",
  "alora_invocation_tokens",
  "arrow_config",
  "kasa_config",
  "monteclora_config",
];

/** Switches and settings that either take no effect on the finished adapter, or that this module reads. */
const knownKeys = new Set([
  ...["auto_mapping", "inference_mode", "target_modules", "exclude_modules", "modules_to_save", "layers_to_transform"],
  ...["layers_pattern", "rank_pattern", "alpha_pattern", "megatron_config", "megatron_core", "loftq_config"],
  ...["eva_config", "corda_config", "lora_ga_config", "velora_config", "runtime_config", "init_lora_weights"],
  ...["use_rslora", "use_dora", "bias", "trainable_token_indices", "ensure_weight_tying"],
]);

/** Ways to start the training that leave the base model's weights as they are. */
const plainStarts: readonly unknown[] = [undefined, null, true, false, "gaussian", "eva", "orthogonal", "mica"];

/**
 * Reads PEFT's `adapter_config.json`.
 *
 * @throws {UnsupportedModelError} naming the key that is not supported.
 * @throws {CorruptModelError} naming the key whose value cannot be.
 */
export function parseAdapterConfig(config: JsonRecord): AdapterConfig {
  checkKind(config);
  const alpha = config["lora_alpha"];
  if (typeof alpha !== "number") throw new CorruptModelError("adapter_config.json has no `lora_alpha`.");
  const alphas = patternsOf(config, "alpha_pattern");
  if (!areNames(alphas)) throw unsupportedAdapter("`alpha_pattern` with regular expressions");
  if (![alpha, ...alphas.map(([, value]) => value)].every(Number.isFinite)) {
    throw new CorruptModelError("An alpha in adapter_config.json is no finite number.");
  }
  const ranks = patternsOf(config, "rank_pattern");
  const rank = config["r"] ?? undefined;
  for (const value of [...(rank === undefined ? [] : [rank]), ...ranks.map(([, own]) => own)]) {
    if (Number.isSafeInteger(value) && Number(value) > 0) continue;
    throw new CorruptModelError("A rank in adapter_config.json is no integer of at least 1.");
  }
  const rankStabilised = config["use_rslora"] === true;
  const copied = textsOf(config["modules_to_save"]);
  const tokens = trainedTokens(config["trainable_token_indices"]);
  return {
    scaleOf(module, rank) {
      const value = (own(alphas, module) ?? alpha) as number;
      // Rank-stabilised LoRA divides by the root (Kalajdzievski 2023).
      return value / (rankStabilised ? Math.sqrt(rank) : rank);
    },
    rankOf(module) {
      // Which modules a regular expression means is not worked out here.
      return areNames(ranks) ? ((own(ranks, module) ?? rank) as number | undefined) : undefined;
    },
    // PEFT takes every module whose name ends so, and with it all modules inside.
    isCopied: (module) => pathsTo(module).some((path) => copied.some((name) => path.endsWith(name))),
    hasMagnitudes: config["use_dora"] === true,
    tokensOf: (module) => tokens.find(([name]) => module.endsWith(name))?.[1] as readonly number[] | undefined,
    keepsTying: config["ensure_weight_tying"] === true,
  };
}

function checkKind(config: JsonRecord): void {
  const kind = config["peft_type"];
  if (kind !== "LORA") {
    const method = typeof kind === "string" && /^[A-Z\d_]{1,40}$/.test(kind) ? `\`${kind}\`` : "another method";
    throw unsupportedAdapter(
      `${method} instead of LoRA (\`peft_type\` of adapter_config.json)`,
      typeof kind === "string" && /PROMPT|PREFIX|P_TUNING/.test(kind) ? addsPrompts : mergeFirst,
    );
  }
  for (const key of unsupportedKeys) if (isSet(config[key])) throw unsupportedAdapter(`\`${key}\``);
  const start = config["init_lora_weights"];
  if (!plainStarts.includes(start)) {
    // PiSSA, OLoRA, CorDA, LoftQ and LoRA-GA train beside a base model that they have changed.
    const named = typeof start === "string" && /^[\w-]{1,40}$/.test(start) ? ` ("${start}")` : "";
    throw unsupportedAdapter(`\`init_lora_weights\`${named} and with it another base model`);
  }
  for (const [key, value] of Object.entries(config)) {
    // A number or a text that is not known is a trainer's note; a switch or a list may be another kind of adapter.
    const isNote = typeof value === "number" || typeof value === "string";
    if (!knownKeys.has(key) && !isNote && isSet(value)) throw unsupportedAdapter(`\`${key.slice(0, 40)}\``);
  }
}

function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isRecord(value) ? Object.keys(value).length > 0 : value !== undefined && value !== null && value !== false;
}

type Patterns = readonly (readonly [name: string, value: unknown])[];

function patternsOf(config: JsonRecord, key: string): Patterns {
  return Object.entries(isRecord(config[key]) ? config[key] : {});
}

function areNames(patterns: Patterns): boolean {
  return patterns.every(([name]) => /^[\w.]+$/.test(name));
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === "string") : [];
}

/** A list belongs to the token embeddings. */
function trainedTokens(value: unknown): Patterns {
  const lists = Array.isArray(value)
    ? [["embed_tokens", value] as const]
    : Object.entries(isRecord(value) ? value : {});
  for (const [, ids] of lists) {
    if (Array.isArray(ids) && ids.every((id) => Number.isSafeInteger(id) && id >= 0)) continue;
    throw new CorruptModelError("`trainable_token_indices` in adapter_config.json holds what is no token.");
  }
  return lists;
}

/**
 * PEFT takes the first pattern that matches the end of a module's name, from a dot or its beginning on. A dot in it means any
 * character.
 */
function own(patterns: Patterns, module: string): unknown {
  return patterns.find(([name]) => new RegExp(`^(?:.*\\.)?${name}$`).test(module))?.[1];
}

/** `a`, `a.b` and `a.b.c` for `a.b.c`. */
function pathsTo(module: string): readonly string[] {
  const parts = module.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}
