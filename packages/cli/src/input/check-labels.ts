import { InvalidArgumentError } from "@medgemma/core";

/**
 * Checks labels, targets or choices before a model is loaded, and takes spaces around them away.
 *
 * @throws {InvalidArgumentError} for one that is empty, is given twice, or is an image file that was meant for `--image`.
 */
export function checkLabels(labels: readonly string[], example: string): readonly string[] {
  const hint = `For example: ${example}`;
  const trimmed = labels.map((label) => label.trim());
  if (trimmed.includes("")) throw new InvalidArgumentError("One is empty.", { hint });
  if (new Set(trimmed).size !== trimmed.length) throw new InvalidArgumentError("One is given twice.", { hint });
  if (trimmed.some((label) => /\.(png|jpe?g|webp|tiff?|gif|avif|heic|dcm)$/i.test(label))) {
    throw new InvalidArgumentError("There is an image file where words are expected.", {
      hint: "Give --image before each image file.",
    });
  }
  return trimmed;
}
