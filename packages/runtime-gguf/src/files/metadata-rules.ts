import type { GgufFile } from "./gguf-file.js";
import type { GgufValue, GgufValueType } from "./gguf-header.js";

/** What a key of a file's metadata may hold. */
export interface MetadataRule {
  /** How it is stored; undefined: llama.cpp does not read it, and any type will do. */
  readonly type?: GgufValueType;
  readonly isRequired?: boolean;
  readonly accepts: (value: GgufValue) => boolean;
}

export type MetadataRules = Readonly<Record<string, MetadataRule>>;

/**
 * Checks a file's metadata, key by key.
 *
 * @throws {CorruptModelError} naming the key.
 */
export function checkMetadata(file: GgufFile, rules: MetadataRules): void {
  const { metadata, types } = file.header;
  for (const [key, { type, isRequired = false, accepts }] of Object.entries(rules)) {
    const value = metadata.get(key);
    if (value === undefined) {
      if (isRequired) throw file.corrupt(`"${key}" is missing`);
      continue;
    }
    const stored = types.get(key);
    if (type !== undefined && stored !== type) throw file.corrupt(`"${key}" is stored as ${stored}, not as ${type}`);
    if (!accepts(value)) throw file.corrupt(`"${key}" is ${said(value)}`);
  }
}

/** Numbers can be said; texts could be anything. */
function said(value: GgufValue): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? "an unknown name" : "no list that fits";
}

const isWhole = (value: GgufValue): value is number => Number.isSafeInteger(value);

/** A whole number from 1 to `most`. */
export const count = (most: number): MetadataRule => ({
  type: "uint32",
  accepts: (value) => isWhole(value) && value >= 1 && value <= most,
});

/** A number above 0 that is not infinite. */
export const positive: MetadataRule = {
  type: "float32",
  accepts: (value) => Number.isFinite(value) && Number(value) > 0,
};

/** A number that is not infinite. */
export const finite: MetadataRule = { type: "float32", accepts: (value) => Number.isFinite(value) };

/** 0, which says that a model has none of something that Gemma 3 never has. */
export const none: MetadataRule = { type: "uint32", accepts: (value) => value === 0 };

export const flag: MetadataRule = { type: "bool", accepts: () => true };

export const text: MetadataRule = { type: "string", accepts: () => true };

/** One of some names. */
export const oneOf = (...names: readonly string[]): MetadataRule => ({
  type: "string",
  accepts: (value) => names.includes(String(value)),
});

/** Exactly this number. */
export const exactly = (number: number): MetadataRule => ({ type: "uint32", accepts: (value) => value === number });

/** A key that no Gemma 3 file has. */
export const never: MetadataRule = { accepts: () => false };

export const required = (rule: MetadataRule): MetadataRule => ({ ...rule, isRequired: true });

/** The rules with a prefix before each key. */
export function prefixed(prefix: string, rules: MetadataRules): MetadataRules {
  return Object.fromEntries(Object.entries(rules).map(([key, rule]) => [`${prefix}${key}`, rule]));
}
