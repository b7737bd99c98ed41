import { createHash, randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compileTokenizer, createTokenizer, ModelNotFoundError, type Tokenizer } from "@medgemma/core";

/** Name of the compiled form, beside `tokenizer.json`. */
const cacheName = "tokenizer.medgemma.bin";

/**
 * Loads a `tokenizer.json`. Its compact form is made once and kept beside it, which takes the loading of
 * Gemma's 262,144 pieces from seconds to milliseconds; a form that was made from another file is made anew. Where the
 * folder cannot be written, nothing is kept.
 *
 * @throws {ModelNotFoundError} when there is no such file.
 * @throws {UnsupportedModelError} when it is not Gemma's kind of tokenizer.
 */
export async function loadTokenizer(tokenizerJson: string): Promise<Tokenizer> {
  const source = await readFile(tokenizerJson).catch((cause: unknown) => {
    throw new ModelNotFoundError(`There is no "${tokenizerJson}".`, { cause });
  });
  const expectedSourceSha256 = createHash("sha256").update(source).digest("hex");
  const cache = join(dirname(tokenizerJson), cacheName);
  try {
    return createTokenizer(await readFile(cache), { expectedSourceSha256 });
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
