import { loadMedGemma } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { radiologyReport } from "@medgemma/tasks";
import { tinyModelDirectory } from "@medgemma/tiny-model";

test("the application shows what the model found", async () => {
  // The words are the script's; `result.provenance.mock` is true.
  const responses = ["Findings: The lungs are clear.\n\nImpression: Normal."];
  const model = createMockModel({ responses });
  const result = await radiologyReport(model, { images: [await readImage("chest-xray.png")] }, { listFindings: false });
  expect(result).toMatchObject({ ok: true, report: { impression: "Normal." } });
});

test("the real thing runs, on the tiny model", async () => {
  const model = await loadMedGemma({ model: tinyModelDirectory("onnx"), runtime: onnxRuntime() });
  const result = await radiologyReport(model, { images: [await readImage("chest-xray.png")] });
  expect(typeof result.ok).toBe("boolean");
  await model.dispose();
});
