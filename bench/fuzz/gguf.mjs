import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkGgufFiles } from "@medgemma/runtime-gguf/files";
import { makeAdapter, parseGguf } from "../fuzz-tools/gguf-file.mjs";
import { mutate as mutateGguf, Random } from "../fuzz-tools/gguf-mutations.mjs";
import { workFolder } from "../fuzz-tools/work-folder.mjs";

/** @typedef {{ kind: string, original: import("../fuzz-tools/gguf-file.mjs").EditableGguf }} Seed */

const source = fileURLToPath(new URL("../../packages/tiny-model/dist/gguf/", import.meta.url));
const text = join(source, "text-q8_0.gguf");
const changed = join(workFolder(), "changed.gguf");

/** The files of the test model, and an adapter for it. What llama.cpp does with changed ones: `fuzz-gguf-native.mjs`. */
export const seeds = () => [
  { kind: "text", original: parseGguf(readFileSync(text)) },
  { kind: "mmproj", original: parseGguf(readFileSync(join(source, "mmproj-f16.gguf"))) },
  { kind: "adapter", original: makeAdapter(parseGguf(readFileSync(text))) },
];

/**
 * @param {Seed} seed
 * @param {import("../fuzz-tools/random.mjs").Random} random
 */
export const mutate = ({ kind, original }, random) => ({
  kind,
  bytes: mutateGguf(original, new Random(random.below(2 ** 31))).bytes,
});

/** @param {{ kind: string, bytes: Uint8Array }} input */
export async function run({ kind, bytes }) {
  writeFileSync(changed, bytes);
  await checkGgufFiles(kind === "text" ? { text: changed } : { text, [kind]: changed });
}
