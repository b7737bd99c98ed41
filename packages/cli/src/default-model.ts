import { MedGemmaError, ModelNotFoundError } from "@medgemma/core";

/** What `@medgemma/tiny-model` offers. */
interface TinyModel {
  tinyModelDirectory(format: "onnx" | "gguf"): string;
}

/** Goes with every answer of the test model. */
export const testModelBanner =
  "TEST MODEL: a tiny network trained on drawn phantoms. It shows that everything works; it knows no medicine. " +
  "For MedGemma itself give --model DIR (medgemma convert --help).";

/**
 * Folder of the model that is used when none is given.
 *
 * @throws {ModelNotFoundError} when its package is not installed.
 */
export async function defaultModelFolder(
  format: "onnx" | "gguf",
  load: () => Promise<TinyModel> = loadTinyModel,
): Promise<string> {
  try {
    return (await load()).tinyModelDirectory(format);
  } catch (cause) {
    if (MedGemmaError.isInstance(cause)) throw cause;
    throw new ModelNotFoundError("No --model was given, and the test model is not installed.", {
      hint: "Give a converted model with --model DIR (medgemma convert --help), or install it: npm install @medgemma/tiny-model.",
      cause,
    });
  }
}

async function loadTinyModel(): Promise<TinyModel> {
  // Not a literal, so that types and bundle do not ask for a package that may be absent.
  const name: string = "@medgemma/tiny-model";
  return (await import(name)) as TinyModel;
}
