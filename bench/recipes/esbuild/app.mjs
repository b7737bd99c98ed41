import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { radiologyReport } from "@medgemma/tasks";
import { tinyModelDirectory } from "@medgemma/tiny-model";

async function main() {
  const model = await loadMedGemma({ model: tinyModelDirectory("onnx"), runtime: onnxRuntime() });
  const { ok } = await radiologyReport(model, { images: [await readImage("chest-xray.png")] });
  await model.dispose();
  console.log(`a report: ${ok}`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
