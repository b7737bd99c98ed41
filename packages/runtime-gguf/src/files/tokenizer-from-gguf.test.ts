import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { GgufFile } from "./gguf-file.js";
import { tokenizerJson } from "./tokenizer-from-gguf.js";
const dir = "/work/shared/reference/a";
it("x", async () => {
  const json = tokenizerJson(await GgufFile.read(dir + "/gguf/text-f32.gguf")) as any;
  const real = JSON.parse(readFileSync(dir + "/model/tokenizer.json", "utf8"));
  const a = json.model.merges.map((m: string[]) => m.join("\0")), b = real.model.merges.map((m: string[]) => m.join("\0"));
  console.log(a.length, b.length, a.findIndex((x: string, i: number) => x !== b[i]), Object.keys(json.model.vocab).length, Object.keys(real.model.vocab).length, json.added_tokens.length, real.added_tokens.length);
  const i = a.findIndex((x: string, i: number) => x !== b[i]);
  console.log(a.slice(i, i+6), b.slice(i, i+6));
  const sa = new Set(a), sb = new Set(b);
  console.log(b.filter((x: string)=>!sa.has(x)).slice(0,10), a.filter((x: string)=>!sb.has(x)).slice(0,10));
});
