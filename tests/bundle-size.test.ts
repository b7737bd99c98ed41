import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "./fixture.js";

/** What a browser application's bundle holds of the packages, as esbuild shakes it; sizes of minified code. */
async function bundle(code: string) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: join(root, "tests") },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    outdir: "out",
  });
  const [output] = Object.values(metafile.outputs);
  const parts = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { kilobytes: outputFiles[0]!.contents.length / 1000, files: parts.map(([path]) => path) };
}

// 13, 679, 112 and 15 kB when this was written; some 410 of the 679 are the words and rules that claims are checked with.
// `import { z } from "zod"` instead of `import * as z` adds 264 kB of languages.
// The Hub's part took 26 kB, and the runtime 149: 87 of core, 18 for SHA-256, 15 for the Hub.
it.each([
  ['export { eventStreamResponse } from "@medgemma/tasks";', 25],
  ['export { radiologyReport } from "@medgemma/tasks";', 720],
  ['export { askYesNo } from "@medgemma/tasks";', 260],
  ['export { readEventStream } from "@medgemma/tasks/client";', 25],
  ['export { loadMedGemma } from "@medgemma/core";', 25],
  // Nothing of Node's: esbuild refuses to bundle that for a browser.
  ['export * from "@medgemma/hub/shared";', 40],
  ['export { webRuntime } from "@medgemma/runtime-web";', 165],
])("%s stays small, without zod's languages", async (code, most) => {
  const { kilobytes, files } = await bundle(code);
  expect(files.filter((path) => /zod\/v4\/locales\/(?!en\.)/.test(path))).toEqual([]);
  expect(kilobytes).toBeLessThan(most);
});
