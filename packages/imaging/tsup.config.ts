import { defineConfig } from "tsup";

const common = { format: "esm", target: "es2022", sourcemap: true } as const;

export default defineConfig([
  { ...common, entry: ["src/index.ts"] },
  {
    ...common,
    entry: ["src/browser.ts"],
    platform: "browser",
    splitting: true,
    // The codec is CommonJS with a file of WebAssembly beside it, which bundlers treat each in its own way.
    noExternal: [/^@cornerstonejs\//],
    loader: { ".wasm": "binary" },
    esbuildOptions(options) {
      // Asked for by the codec in Node only.
      options.alias = { fs: "./src/browser/nothing.ts", path: "./src/browser/nothing.ts" };
    },
  },
]);
