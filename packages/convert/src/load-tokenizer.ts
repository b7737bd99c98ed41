import { createHash, randomBytes } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { compileTokenizer, createTokenizer, ModelNotFoundError, type Tokenizer } from "@medgemma/core";
import { absolutePath } from "./files/absolute-path.js";
import { readSource } from "./files/source-file.js";

/** Name of the compiled form, beside `tokenizer.json`. */
const cacheName = "tokenizer.medgemma.bin";

/**
 * Loads a `tokenizer.json`. Its compact form is made once and kept beside it, which takes the loading of
 * Gemma's 262,144 pieces from seconds to milliseconds; a form that was made from another file is made anew. Where the
 * folder cannot be written, nothing is kept.
 *
 * @throws {ModelNotFoundError} when there is no such file.
 * @throws {CorruptModelError} when it is not a regular file, or damaged.
 * @throws {UnsupportedModelError} when it is not Gemma's kind of tokenizer.
 */
export async function loadTokenizer(tokenizerJson: string): Promise<Tokenizer> {
  const path = absolutePath(tokenizerJson, "tokenizerJson");
  const folder = dirname(path);
  const source = await readSource(folder, basename(path)).catch((cause: unknown) => {
    if (!(cause instanceof ModelNotFoundError)) throw cause;
    throw new ModelNotFoundError(`There is no "${tokenizerJson}".`, { cause });
  });
  const expectedSourceSha256 = createHash("sha256").update(source).digest("hex");
  const cache = join(folder, cacheName);
  try {
    return createTokenizer(await readSource(folder, cacheName), { expectedSourceSha256 });
  } catch {
    // Not there, damaged, or of another file: made anew below.
  }
  const binary = await compileTokenizer(source);
  await keep(cache, binary);
  return createTokenizer(binary);
}

async function keep(cache: string, binary: Uint8Array): Promise<void> {
  const temporary = `${cache}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(temporary, binary);
    await rename(temporary, cache);
  } catch {
    await rm(temporary, { force: true });
  }
}
