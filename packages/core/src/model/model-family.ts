/**
 * A generation of MedGemma with prompt forms of its own: `medgemma-1` is 4B, 27B text and 27B of 2025, `medgemma-1.5` 4B of
 * 2026.
 */
export type ModelFamily = "medgemma-1" | "medgemma-1.5";

export const modelFamilies: readonly ModelFamily[] = ["medgemma-1", "medgemma-1.5"];

/** Vocabulary of Gemma 3 in ids; conversions may cut unused ones off its end, and none adds thousands. */
const gemmaVocabulary = 262_144;

const names: readonly (readonly [RegExp, ModelFamily])[] = [
  [/medgemma[-_ ]?1[._-]5(?![0-9])/i, "medgemma-1.5"],
  [/medgemma[-_ ](?:1(?:[._-]0)?[-_ ])?(?:4b|27b)/i, "medgemma-1"],
];

/**
 * The family that a model's name tells, as Google and those who quantise its models write it:
 * `google/medgemma-1.5-4b-it`, `medgemma-4b-it`, `medgemma-27b-text-it-Q4_K_M`. Undefined for other names and for a
 * vocabulary that is not Gemma's, such as that of a small model for tests.
 *
 * @param vocabularySize highest token id + 1.
 */
export function familyOf(name: string, vocabularySize: number): ModelFamily | undefined {
  if (vocabularySize < gemmaVocabulary) return undefined;
  return names.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * Whether a model was trained to think when it is told to: Google's cards name MedGemma 1.5 and the 27B models of the first
 * generation. Undefined when it is not known.
 */
export function thinksWhenTold(family: ModelFamily | undefined, name: string): boolean | undefined {
  if (family === undefined) return undefined;
  return family === "medgemma-1.5" || /27b/i.test(name);
}
