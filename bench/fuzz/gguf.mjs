// Changed GGUF files against the checks that stand before native code. Native code itself: fuzz-gguf-native.mjs.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkGgufFiles } from "@medgemma/runtime-gguf/files";
import { makeAdapter, parseGguf } from "./gguf-file.mjs";
import { mutate, Random } from "./gguf-mutations.mjs";

const source = fileURLToPath(new URL("../../packages/tiny-model/dist/gguf/", import.meta.url));

async function originalOf(kind, text) {
  if (kind === "adapter") return makeAdapter(parseGguf(await readFile(text)));
  return parseGguf(await readFile(kind === "text" ? text : join(source, "mmproj-f16.gguf")));
}

/**
 * A target per kind of file. `attempt(seed)` makes an input of the seed, always the same one, and checks it: it returns
 * when the file is accepted, and throws what the check throws.
 */
export const targets = ["text", "mmproj", "adapter"].map((kind) => ({
  name: `gguf-${kind}`,
  async open() {
    const folder = await mkdtemp(join(tmpdir(), "medgemma-fuzz-"));
    const text = join(source, "text-q8_0.gguf");
    const changed = join(folder, "changed.gguf");
    const original = await originalOf(kind, text);
    return {
      async attempt(seed) {
        await writeFile(changed, mutate(original, new Random(seed)).bytes);
        await checkGgufFiles(kind === "text" ? { text: changed } : { text, [kind]: changed });
      },
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
}));
