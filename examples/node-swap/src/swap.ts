// The same application on two runtimes; the argument chooses. Usage: node dist/swap.js onnx|gguf [CHECKPOINT] [IMAGE]
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertCheckpoint, convertCheckpointToGguf } from "@medgemma/convert";
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";

const runtimes = {
  onnx: {
    runtime: onnxRuntime(),
    convert: (checkpoint: string, output: string) => convertCheckpoint({ checkpoint, output, format: "fp32" }),
  },
  gguf: {
    // As exact as llama.cpp can be; with its faster defaults a random model's close calls come out differently.
    runtime: ggufRuntime({ flashAttention: false, kvCacheType: "f32" }),
    convert: (checkpoint: string, output: string) =>
      convertCheckpointToGguf({ checkpoint, output, format: "f32", vision: "f32" }),
  },
};

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [
  name = "",
  checkpoint = here("../../assets/tiny-random-checkpoint"),
  picture = here("../../assets/chest-xray.png"),
] = process.argv.slice(2);
if (name !== "onnx" && name !== "gguf") {
  console.error("Usage: swap onnx|gguf [CHECKPOINT FOLDER] [IMAGE]");
  process.exit(2);
}
const { runtime, convert } = runtimes[name];
const folder = here(`../.cache/${basename(checkpoint)}-${name}`);
if (!existsSync(join(folder, "medgemma.json"))) {
  await mkdir(here("../.cache"), { recursive: true });
  await convert(checkpoint, folder);
}

// From here on nothing knows which runtime it is.
await using model = await loadMedGemma({ model: folder, runtime });
const image = await readImage(picture);
const content = [{ type: "image", image } as const, { type: "text", text: "Describe this radiograph." } as const];
for await (const event of model.generate({ messages: [{ role: "user", content }], maxTokens: 32 })) {
  if (event.type === "token") process.stdout.write(event.text);
  if (event.type === "generation-end") process.stdout.write(`\n[${event.finishReason}]\n`);
}
