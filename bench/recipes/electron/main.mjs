import { loadMedGemma } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { app } from "electron";

await app.whenReady();
for (const [id, runtime] of Object.entries({ onnx: onnxRuntime(), gguf: ggufRuntime({ checkInChild: true }) })) {
  await runtime.probe();
  const model = await loadMedGemma({ model: tinyModelDirectory(id), runtime });
  for await (const event of model.generate({ messages: [{ role: "user", content: "hi" }], maxTokens: 2 })) void event;
  await model.dispose();
  console.log(`${id} answered`);
}
app.quit();
