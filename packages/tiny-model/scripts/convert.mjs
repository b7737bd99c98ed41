// Converts the trained checkpoint to what the package carries.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { convertCheckpoint, convertCheckpointToGguf } from "@medgemma/convert";

const folder = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const common = {
  checkpoint: folder("checkpoint"),
  name: "tiny-model",
  terms: {
    notice:
      "The weights of @medgemma/tiny-model were trained from scratch on drawings and are under the Apache License 2.0.",
    url: "https://www.apache.org/licenses/LICENSE-2.0",
  },
};

for (const format of ["onnx", "gguf"]) await rm(folder(`dist/${format}`), { recursive: true, force: true });
await convertCheckpoint({ ...common, output: folder("dist/onnx"), format: "q8" });
await convertCheckpointToGguf({ ...common, output: folder("dist/gguf"), format: "q8_0", vision: "f16" });
