import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** `onnx` is for the runtimes on ONNX Runtime, in Node and in browsers; `gguf` is for llama.cpp. */
export type TinyModelFormat = "onnx" | "gguf";

/**
 * Folder of the tiny model, as `loadMedGemma` takes it. In Node; an application for browsers copies the files of
 * `@medgemma/tiny-model/onnx/` to where it is served from.
 */
export function tinyModelDirectory(format: TinyModelFormat): string {
  const own = import.meta.url as string | undefined;
  const here = own === undefined ? ownFolder() : dirname(fileURLToPath(own));
  // Joined, since bundlers would make files of their own of the folder's in a URL.
  const folder = join(here, "..", "dist", format);
  if (existsSync(join(folder, "medgemma.json"))) return folder;
  try {
    // A bundler took this code out of the package, which is installed.
    return dirname(createRequire(join(here, "x.js")).resolve(`@medgemma/tiny-model/${format}/medgemma.json`));
  } catch {
    return folder;
  }
}

/** Where a bundler made CommonJS of this, and `import.meta` is empty. */
function ownFolder(): string {
  return typeof __dirname === "string" ? __dirname : process.cwd();
}
