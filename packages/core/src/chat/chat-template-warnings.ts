import type { PackageManifest } from "../model/package-manifest.js";

/** What `ModelInfo.warnings` holds for a model that carries no chat template. */
export const noChatTemplate =
  "The model carries no chat template. It is probably a base model, which continues a text and does not answer: " +
  "`model.complete` gives it a text as it stands. For questions, look for the instruction-tuned model (`-it`).";

/**
 * What must be known of a model's chat template, for `ModelInfo.warnings`: that there is none, or that it is not one that
 * `renderChat` is equal to. Nothing when it is.
 *
 * @param template its SHA-256 (hexadecimal) and whether it is known, as in a manifest; null when the model carries none.
 */
export function chatTemplateWarnings(template: PackageManifest["chatTemplate"]): readonly string[] {
  if (template === null) return [noChatTemplate];
  if (template.known) return [];
  return [
    `The model carries a chat template that is not a known one (SHA-256 ${template.sha256}); ` +
      "the SDK uses Gemma 3's own and never runs a template.",
  ];
}
