import { CorruptModelError } from "@medgemma/core";
import { unsupportedAdapter } from "./unsupported-adapter.js";

/** What a tensor of an adapter is to the module that it belongs to. */
export type AdapterPart =
  /** Half of a low-rank update; `embedding` when the module is a table, whose halves lie the other way round. */
  | { readonly kind: "A" | "B"; readonly isEmbedding: boolean }
  /** DoRA's lengths of the rows. */
  | { readonly kind: "magnitudes" }
  /** Rows of some tokens. */
  | { readonly kind: "rows" }
  /**
   * A whole tensor of the module. `inPlace`: PEFT reads it into the base model itself. `isRepetition`: the name says that it
   * is the module's copy, which another tensor may hold as well.
   */
  | { readonly kind: "whole"; readonly inPlace: boolean; readonly isRepetition: boolean }
  /** What the base model's module had before it was copied; it takes no effect. */
  | { readonly kind: "unused" };

export interface AdapterKey {
  /** Name of the module in the adapter's spelling. */
  readonly module: string;
  /** Name of the tensor that is changed: the module's, and `weight`, `bias` or the name of a parameter. */
  readonly tensor: string;
  readonly part: AdapterPart;
}

const forms: readonly { readonly pattern: RegExp; readonly part: AdapterPart }[] = [
  { pattern: /^(.*)\.lora_A(?:\.default)?\.weight$/, part: { kind: "A", isEmbedding: false } },
  { pattern: /^(.*)\.lora_B(?:\.default)?\.weight$/, part: { kind: "B", isEmbedding: false } },
  { pattern: /^(.*)\.lora_embedding_A(?:\.default)?$/, part: { kind: "A", isEmbedding: true } },
  { pattern: /^(.*)\.lora_embedding_B(?:\.default)?$/, part: { kind: "B", isEmbedding: true } },
  { pattern: /^(.*)\.lora_magnitude_vector(?:\.default)?(?:\.weight)?$/, part: { kind: "magnitudes" } },
  { pattern: /^(.*)\.token_adapter\.trainable_tokens_delta(?:\.default)?$/, part: { kind: "rows" } },
];

/**
 * Takes PEFT's additions off the name of an adapter's tensor: `base_model.model.`, `.lora_A.default.weight`,
 * `.modules_to_save.default`, `.base_layer`.
 *
 * @throws {UnsupportedModelError} for a tensor of another kind.
 */
export function parseAdapterKey(key: string): AdapterKey {
  const name = key.replace(/^base_model\.model\./, "");
  for (const { pattern, part } of forms) {
    const module = pattern.exec(name)?.[1];
    if (module !== undefined) return { module, tensor: `${module}.weight`, part };
  }
  if (/lora_|token_adapter|\.(?:ia3|hada|lokr|vera|oft)_/.test(name)) throw unsupportedAdapter(`the tensor \`${key}\``);
  const whole = /^(.*?)(?:\.(modules_to_save|original_module)(?:\.default)?)?(\.base_layer)?\.(\w+)$/.exec(name);
  if (whole === null) throw new CorruptModelError(`The adapter's tensor \`${key}\` names no part of the model.`);
  const [, module = "", copy, baseLayer, parameter = ""] = whole;
  const tensor = `${module}.${parameter}`;
  if (copy === "original_module") return { module, tensor, part: { kind: "unused" } };
  const part = { kind: "whole", inPlace: baseLayer !== undefined, isRepetition: copy !== undefined } as const;
  return { module, tensor, part };
}
