// Loads what its parent asks for and answers once with it: what ends the process here is seen there.
import { MedGemmaError, loadMedGemma } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";

const side = 32;
const image = {
  width: side,
  height: side,
  data: Uint8Array.from({ length: side * side * 3 }, (_, at) => (at * 7) % 256),
};

/** @typedef {{ model: string, mmproj?: string, adapter?: string }} Attempt */

/** @param {Attempt} input */
async function attempt({ model, mmproj, adapter }) {
  const runtime = ggufRuntime({ device: "cpu", contextLength: 256, ...(mmproj && { mmproj }) });
  const loaded = await loadMedGemma({ model, runtime, ...(adapter && { adapters: [{ file: adapter }] }) });
  try {
    /** @type {import("@medgemma/core").MessagePart[]} */
    const content = [
      ...(loaded.capabilities.images === false ? [] : [{ type: /** @type {const} */ ("image"), image }]),
      { type: /** @type {const} */ ("text"), text: "Is there a circle?" },
    ];
    for await (const event of loaded.generate({ messages: [{ role: "user", content }], maxTokens: 2 })) void event;
    return "answered";
  } finally {
    await loaded[Symbol.asyncDispose]();
  }
}

/** @param {Attempt} input */
async function answer(input) {
  try {
    process.send?.({ outcome: await attempt(input) });
  } catch (error) {
    const isTyped = MedGemmaError.isInstance(error) && error.code !== "ERR_INFERENCE_FAILED";
    const code = MedGemmaError.isInstance(error) ? error.code : "untyped";
    process.send?.({
      outcome: code,
      ...(!isTyped && { detail: (error instanceof Error && error.stack) || String(error) }),
      message: error instanceof Error ? error.message : undefined,
    });
  }
}

process.on("message", (/** @type {Attempt} */ input) => void answer(input));
