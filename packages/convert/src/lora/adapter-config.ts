import { CorruptModelError, UnsupportedModelError } from "@medgemma/core";
import { isRecord, type JsonRecord } from "../checkpoint/json-record.js";

/** What of `adapter_config.json` decides how strongly an update counts. */
export interface AdapterScaling {
  /** Factor of `B · A` for the module of that name in the checkpoint's spelling (LoRA, Hu et al. 2021). */
  scaleOf(module: string, rank: number): number;
  /** The rank that the config states for the module; undefined when it states none. */
  rankOf(module: string): number | undefined;
}

/** Kinds of adapters that a product of two matrices cannot express. */
const unsupportedFlags = ["use_dora", "fan_in_fan_out", "lora_bias", "use_qalora", "use_bdlora"] as const;

/**
 * Reads PEFT's `adapter_config.json`.
 *
 * @throws {UnsupportedModelError} naming the key that is not supported.
 * @throws {CorruptModelError} naming the key whose value cannot be.
 */
export function parseAdapterConfig(config: JsonRecord): AdapterScaling {
  if (config["peft_type"] !== "LORA") {
    throw new UnsupportedModelError("The adapter is not a LoRA adapter (`peft_type` of adapter_config.json).");
  }
  for (const flag of unsupportedFlags) {
    if (config[flag] === true) throw new UnsupportedModelError(`Adapters with \`${flag}\` are not supported.`);
  }
  if (typeof config["bias"] === "string" && config["bias"] !== "none") {
    throw new UnsupportedModelError("Adapters that train biases (`bias`) are not supported.");
  }
  const alpha = config["lora_alpha"];
  if (typeof alpha !== "number") throw new UnsupportedModelError("adapter_config.json has no `lora_alpha`.");
  const alphas = patternsOf(config, "alpha_pattern");
  if (!areNames(alphas)) {
    throw new UnsupportedModelError("`alpha_pattern` holds regular expressions; names of modules are supported.");
  }
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
  };
}

type Patterns = readonly (readonly [name: string, value: unknown])[];

function patternsOf(config: JsonRecord, key: string): Patterns {
  return Object.entries(isRecord(config[key]) ? config[key] : {});
}

function areNames(patterns: Patterns): boolean {
  return patterns.every(([name]) => /^[\w.]+$/.test(name));
}

/** PEFT compares with the end of a module's name. */
function own(patterns: Patterns, module: string): unknown {
  return patterns.find(([name]) => `.${module}`.endsWith(`.${name}`))?.[1];
}
