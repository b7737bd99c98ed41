import type { PackageManifest } from "@medgemma/core";

/**
 * Options of onnxruntime for an image encoder on the processor: weights are widened from 16 bits when a layer needs them, and packed
 * by the product. An image's thousands of patches are multiplied with each weight at once, so that preparing them at load would
 * save nothing and hold them twice as large.
 */
export function visionSessionOptions({ weights }: PackageManifest): { readonly extra?: Record<string, unknown> } {
  // Products with weights in blocks need them prepared.
  if (weights.vision === "q8") return {};
  return {
    extra: { optimization: { disable_specified_optimizers: "ConstantFolding" }, session: { disable_prepacking: "1" } },
  };
}
