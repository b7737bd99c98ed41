/** Name of the output head when the checkpoint stores it apart from the embeddings. */
export const headName = "lm_head.weight";

/** This package's name of the token embeddings. */
export const embeddingsName = "text.embed_tokens.weight";

interface Rule {
  readonly pattern: RegExp;
  /** Part of the model that the names belong to; the first group is the name within it. */
  readonly part: "text" | "vision" | "projector" | "head";
}

/**
 * Spellings of mid-2025 (`language_model.model.…`), of transformers 4.52 and later (`model.language_model.…`,
 * with or without `vision_model.`), and of text-only checkpoints (`model.…`).
 */
const rules: readonly Rule[] = [
  { pattern: /^(?:language_model\.)?(lm_head\.weight)$/, part: "head" },
  { pattern: /^(?:model\.)?vision_tower\.(?:vision_model\.)?(.+)$/, part: "vision" },
  { pattern: /^(?:model\.)?multi_modal_projector\.(.+)$/, part: "projector" },
  { pattern: /^(?:model\.)?language_model\.(?:model\.)?(.+)$/, part: "text" },
  { pattern: /^model\.(.+)$/, part: "text" },
];

/** Buffers and the pooling head, which some checkpoints carry and the model does not use. */
const unused = /^(?:vision\.(?:head\.|embeddings\.position_ids$)|text\.(?:.*\.)?rotary_emb(?:_local)?\.)/;

/** This package's name of a checkpoint's tensor; `undefined` for a name of no known spelling. */
export function canonicalName(name: string): string | undefined {
  for (const { pattern, part } of rules) {
    const rest = pattern.exec(name)?.[1];
    if (rest !== undefined) return part === "head" ? headName : `${part}.${rest}`;
  }
  return undefined;
}

export function isUnused(canonical: string): boolean {
  return unused.test(canonical);
}

/**
 * The checkpoint's own spelling of a tensor that it lacks, for messages.
 *
 * @param canonical This package's name.
 * @param present Names that the checkpoint does hold, by this package's names.
 */
export function checkpointSpelling(canonical: string, present: ReadonlyMap<string, { readonly name: string }>): string {
  const part = canonical.slice(0, canonical.indexOf(".") + 1);
  const rest = canonical.slice(part.length);
  for (const [other, { name }] of present) {
    if (!other.startsWith(part)) continue;
    const otherRest = other.slice(part.length);
    if (name.endsWith(otherRest)) return name.slice(0, name.length - otherRest.length) + rest;
  }
  return rest;
}
