import { existsSync } from "node:fs";
import { join } from "node:path";
import { runRuntimeConformance } from "@medgemma/conformance";
import type { Capabilities, Runtime } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { describe, expect, it } from "vitest";

// Conformance with trained weights: of the tiny model, and for people who have MedGemma of the converted package, ONNX or
// GGUF, that MEDGEMMA_MODEL_DIR names.

const given = process.env["MEDGEMMA_MODEL_DIR"];
if (given === undefined) console.warn("Skipped: conformance with MedGemma (set MEDGEMMA_MODEL_DIR to a package).");

/** What the model declares; the suite checks that the declaration is true. */
async function declaredBy(runtime: Runtime, source: string): Promise<Capabilities> {
  const model = await runtime.load(source);
  try {
    return model.capabilities;
  } finally {
    await model[Symbol.asyncDispose]();
  }
}

const sources = [tinyModelDirectory("onnx"), tinyModelDirectory("gguf"), ...(given === undefined ? [] : [given])];

describe.each(sources)("trained weights in %s", async (source) => {
  const isOnnx = existsSync(join(source, "decoder.onnx"));
  const createRuntime = (): Runtime => (isOnnx ? onnxRuntime() : ggufRuntime());
  const capabilities = await declaredBy(createRuntime(), source);
  runRuntimeConformance({ describe, it, expect }, { createRuntime, fixture: { source }, capabilities });
});
