// Usage: one-report.mjs onnx|gguf; prints what came out, or the error of the SDK.
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { radiologyReport } from "@medgemma/tasks";
import { tinyModelDirectory } from "@medgemma/tiny-model";

const id = process.argv[2] ?? "onnx";
const { [`${id}Runtime`]: create } = await import(`@medgemma/runtime-${id}`);
try {
  const model = await loadMedGemma({ model: tinyModelDirectory(id), runtime: create() });
  const { ok } = await radiologyReport(model, { images: [await readImage("chest-xray.png")] });
  await model.dispose();
  console.log(`${id}, a report: ${ok}`);
} catch (error) {
  if (!String(error.code).startsWith("ERR_")) throw error;
  console.log(`${error.code} ${error.message}`);
}
