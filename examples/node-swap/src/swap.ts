// The same application on two runtimes, with the same source; the argument chooses.
// Usage: node dist/swap.js onnx|gguf [MODEL] [IMAGE]   (MODEL: a Hugging Face id, a folder, an https:// address)
import { fileURLToPath } from "node:url";
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";

const runtimes = {
  onnx: onnxRuntime(),
  // As exact as llama.cpp can be; with its faster defaults a random model's close calls come out differently.
  gguf: ggufRuntime({ flashAttention: false, kvCacheType: "f32" }),
};

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [name = "", source = here("../../assets/tiny-random-checkpoint"), picture = here("../../assets/chest-xray.png")] =
  process.argv.slice(2);
if (name !== "onnx" && name !== "gguf") {
  console.error("Usage: swap onnx|gguf [MODEL] [IMAGE]");
  process.exit(2);
}

// A checkpoint is converted for the runtime at its first use.
await using model = await loadMedGemma({ model: source, runtime: runtimes[name] });
const image = await readImage(picture);
const content = [{ type: "image", image } as const, { type: "text", text: "Describe this radiograph." } as const];
for await (const event of model.generate({ messages: [{ role: "user", content }], maxTokens: 32 })) {
  if (event.type === "token") process.stdout.write(event.text);
  if (event.type === "generation-end") process.stdout.write(`\n[${event.finishReason}]\n`);
}
