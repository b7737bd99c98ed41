import { UnsupportedModelError } from "@medgemma/core";
import { isRecord, type JsonRecord } from "../checkpoint/json-record.js";

/** What of `adapter_config.json` decides how strongly an update counts. */
export interface AdapterScaling {
  /** Factor of `B · A` for the module of that name in the checkpoint's spelling (LoRA, Hu et al. 2021). */
  scaleOf(module: string, rank: number): number;
}

/** Kinds of adapters that a product of two matrices cannot express. */
const unsupportedFlags = ["use_dora", "fan_in_fan_out", "lora_bias", "use_qalora", "use_bdlora"] as const;

/**
 * Reads PEFT's `adapter_config.json`.
 *
 * @throws {UnsupportedModelError} naming the key that is not supported.
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
  const patterns = Object.entries(isRecord(config["alpha_pattern"]) ? config["alpha_pattern"] : {});
  if (patterns.some(([name]) => !/^[\w.]+$/.test(name))) {
    throw new UnsupportedModelError("`alpha_pattern` holds regular expressions; names of modules are supported.");
  }
  const rankStabilised = config["use_rslora"] === true;
  return {
    scaleOf(module, rank) {
      // PEFT compares with the end of a module's name.
      const own = patterns.find(([name]) => `.${module}`.endsWith(`.${name}`))?.[1];
      const value = typeof own === "number" ? own : alpha;
      // Rank-stabilised LoRA divides by the root (Kalajdzievski 2023).
      return value / (rankStabilised ? Math.sqrt(rank) : rank);
    },
  };
}
