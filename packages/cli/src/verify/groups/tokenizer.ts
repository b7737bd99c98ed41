import type { Tokenizer } from "@medgemma/core";
import type * as z from "zod";
import { GroupReport, type GroupResult } from "../group-result.js";
import type { tokenizerCases } from "../reference-schemas.js";
import { sameIds } from "../same-ids.js";

type Cases = z.output<typeof tokenizerCases>;

/**
 * Text to ids, and back. The reference takes control tokens in a text as such, so they count here too; text
 * without any must give the same ids as users' text.
 */
export function verifyTokenizer(tokenizer: Tokenizer, { cases, special = [] }: Cases): GroupResult {
  const report = new GroupReport("tokenizer");
  [...cases, ...special].forEach(({ text, ids, decoded }, index) => {
    const control = ids.some((id) => tokenizer.isControl(id));
    const plain = control || sameIds(tokenizer.encode(text), ids);
    report.check(plain && sameIds(tokenizer.encode([{ text, control: true }]), ids), `ids of case ${index}`);
    report.check(tokenizer.decode(ids) === decoded, `text of case ${index}`);
  });
  return report.result();
}

/** Ids to text, whole and token by token. */
export function verifyDecode(tokenizer: Tokenizer, decode: NonNullable<Cases["decode"]>): GroupResult {
  const report = new GroupReport("decode");
  let deviations = 0;
  decode.forEach(({ ids, decoded }, index) => {
    const whole = tokenizer.decode(ids);
    const decoder = tokenizer.createDecoder();
    const streamed = ids.map((id) => decoder.push(id)).join("") + decoder.flush();
    // transformers turns every byte of a run into U+FFFD when one is invalid; the WHATWG rules keep the valid ones.
    const expected = decoded.includes("\uFFFD") ? byBytes(tokenizer, ids) : decoded;
    if (whole === expected && expected !== decoded) deviations++;
    report.check(whole === expected && streamed === expected, `case ${index}`);
  });
  if (deviations > 0) report.note(`${deviations} with invalid bytes follow the WHATWG decoder instead of transformers`);
  return report.result();
}

function byBytes(tokenizer: Tokenizer, ids: readonly number[]): string {
  const bytes = Uint8Array.from(ids.flatMap((id) => Array.from(tokenizer.bytesOf(id))));
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
