import { fileURLToPath } from "node:url";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { defineConfig } from "vite";
import { bundleModel } from "./vite/bundle-model.js";
import { contentPolicy } from "./vite/content-policy.js";
import { chunkFileName } from "./vite/medical-files.js";
import { precache } from "./vite/precache.js";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root,
  // The build works from any folder of any server.
  base: "./",
  plugins: [bundleModel(tinyModelDirectory("onnx")), precache(), contentPolicy()],
  // onnxruntime is loaded by `import()` inside the worker, which needs modules.
  worker: { format: "es", rolldownOptions: { output: { chunkFileNames: chunkFileName } } },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: { index: `${root}index.html`, "service-worker": `${root}src/service-worker.ts` },
      output: {
        // Its address must stay the same.
        entryFileNames: ({ name }) => (name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
