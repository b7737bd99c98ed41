import { existsSync } from "node:fs";
import { join } from "node:path";
import { runRuntimeConformance } from "@medgemma/conformance";
import type { Capabilities, Runtime } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { describe, expect, it } from "vitest";

// For people who have MedGemma: MEDGEMMA_MODEL_DIR names a converted package, ONNX or GGUF.

const source = process.env["MEDGEMMA_MODEL_DIR"];
if (source === undefined) console.warn("Skipped: conformance with a real model (set MEDGEMMA_MODEL_DIR to a package).");

const isOnnx = source !== undefined && existsSync(join(source, "decoder.onnx"));
const createRuntime = (): Runtime => (isOnnx ? onnxRuntime() : ggufRuntime());

/** What the model declares; the suite checks that the declaration is true. */
async function declared(): Promise<Capabilities> {
  const model = await createRuntime().load(source ?? "");
  try {
    return model.capabilities;
  } finally {
    await model[Symbol.asyncDispose]();
  }
}

describe.runIf(source !== undefined)("a real model", async () => {
  if (source === undefined) return;
  const capabilities = await declared();
  // Weights of few bits, and a device that adds up in another order each time.
  const rounding = { repeated: 5e-3, reused: 1e-2 };
  runRuntimeConformance({ describe, it, expect }, { createRuntime, fixture: { source }, capabilities, rounding });
});
