import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { compileTokenizer, CorruptModelError, createTokenizer } from "@medgemma/core";
import type { GroupResult } from "./group-result.js";
import { verifyTokenizer } from "./groups/tokenizer.js";
import { parseJson } from "./reference-folder.js";
import { tokenizerCases } from "./reference-schemas.js";

/** Checks a `tokenizer.json` (or `.json.gz`) alone against a file of cases. */
export async function verifyTokenizerFile(tokenizerFile: string, casesFile: string): Promise<GroupResult> {
  const bytes = await readFile(tokenizerFile);
  const source = tokenizerFile.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  const tokenizer = createTokenizer(await compileTokenizer(source));
  const cases = tokenizerCases.safeParse(parseJson(await readFile(casesFile, "utf8"), "The file of cases"));
  if (!cases.success) throw new CorruptModelError("The file of cases has another format.", { cause: cases.error });
  return verifyTokenizer(tokenizer, cases.data);
}
