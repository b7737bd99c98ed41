import { defineConfig } from "tsup";

/** The sources' own WebAssembly stands in packages; the bundle holds it, each codec in a chunk that is read when it is needed. */
const bundledWasm = {
  name: "bundled-wasm",
  setup(build: { onResolve: (filter: { filter: RegExp }, callback: () => { path: string }) => void }) {
    build.onResolve({ filter: /\/wasm-files\.js$/ }, () => ({
      path: new URL("src/codecs/bundled-wasm-files.ts", import.meta.url).pathname,
    }));
  },
};

export default defineConfig({
  entry: ["src/index.ts"],
  format: "esm",
  target: "es2022",
  sourcemap: true,
  splitting: true,
  platform: "neutral",
  // CommonJS, which bundlers treat each in its own way; their WebAssembly stands beside them.
  noExternal: [/^@cornerstonejs\//, "dicom-parser"],
  loader: { ".wasm": "binary" },
  esbuildPlugins: [bundledWasm],
  esbuildOptions(options) {
    options.mainFields = ["module", "main"];
    // Asked for by the codecs in Node only, which have their WebAssembly from us everywhere.
    const nothing = "./src/codecs/nothing.ts";
    options.alias = Object.fromEntries(
      ["fs", "path", "zlib", "crypto", "url", "node:fs", "node:crypto", "node:url"].map((name) => [name, nothing]),
    );
    // So that a codec takes itself for one in a worker of a page, in Node too.
    options.define = { process: "undefined", __dirname: '"/"', __filename: '"/"' };
  },
});
