import { MedGemmaError, ModelNotFoundError } from "@medgemma/core";
import type * as TinyModel from "@medgemma/tiny-model";

/** Goes with every answer of the test model. */
export const testModelBanner =
  "TEST MODEL: a tiny network trained on drawn phantoms. It shows that everything works; it knows no medicine. " +
  "For MedGemma itself give --model google/medgemma-1.5-4b-it (medgemma pull --help).";

/**
 * Folder of the model that is used when none is given.
 *
 * @throws {ModelNotFoundError} when its package is not installed.
 */
export async function defaultModelFolder(
  format: "onnx" | "gguf",
  load: () => Promise<Pick<typeof TinyModel, "tinyModelDirectory">> = () => import("@medgemma/tiny-model"),
): Promise<string> {
  try {
    return (await load()).tinyModelDirectory(format);
  } catch (cause) {
    if (MedGemmaError.isInstance(cause)) throw cause;
    throw new ModelNotFoundError("No --model was given, and the test model is not installed.", {
      hint: "Give a model with --model google/medgemma-1.5-4b-it (medgemma pull --help), or install it: npm install @medgemma/tiny-model.",
      cause,
    });
  }
}
