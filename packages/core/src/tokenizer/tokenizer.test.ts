import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compileTokenizer } from "./compile-tokenizer.js";
import { createTokenizer } from "./create-tokenizer.js";
import type { Tokenizer } from "./tokenizer.js";

interface EncodeCase {
  readonly text: string;
  readonly ids: readonly number[];
  readonly decoded: string;
}

interface DecodeCase {
  readonly ids: readonly number[];
  readonly decoded: string;
}

interface TokenizerCases {
  readonly cases: readonly EncodeCase[];
  readonly decode: readonly DecodeCase[];
}

interface Gemma3Cases {
  readonly tokenizer_sha256: string;
  readonly cases: readonly EncodeCase[];
  readonly special: readonly EncodeCase[];
}

const testData = new URL("../../test-data/", import.meta.url);
const root = new URL("../../../../", import.meta.url);
const referenceDir = new URL(`${process.env["MEDGEMMA_REFERENCE_DIR"] ?? "../shared/reference"}/`, root);

function readJson(file: string, base: URL): unknown {
  return JSON.parse(readFileSync(new URL(file, base), "utf8"));
}

/** What the WHATWG rules make of the tokens' bytes in one piece. */
function whatwg(tokenizer: Tokenizer, ids: readonly number[]): string {
  const bytes = ids.flatMap((id) => [...tokenizer.bytesOf(id)]);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

/**
 * Where our text differs from transformers': it replaces every byte of a run of byte tokens that is not valid
 * UTF-8 as a whole. By the WHATWG rules valid characters in the run stay, and a character that is cut off
 * becomes one U+FFFD, which does not depend on where a stream is cut.
 */
const deviations = new Map([
  ["444,363", "a character that is cut off after two bytes becomes one U+FFFD"],
  ["399,373,459", "the valid é before an invalid byte stays"],
  ["1267,1272,527,430,334,1267,1272,527", "a character that is cut off after two bytes becomes one U+FFFD"],
  ["1326,56,782,1081,426,366,354,564,935,542,610,588", "the valid character before an invalid byte stays"],
  ["289,627,506,828,158,86,283,364,872,582,544,1137", "the valid O before an invalid byte stays"],
]);

const tiny = createTokenizer(await compileTokenizer(readFileSync(new URL("tokenizer.json", testData))));
const tinyCases = readJson("tokenizer-cases.json", testData) as TokenizerCases;

describe("tokenizer equals the Rust library", () => {
  it.each(tinyCases.cases)("encode and decode $text", ({ text, ids, decoded }) => {
    expect([...tiny.encode(text)]).toEqual(ids);
    expect([...tiny.encode([{ text, control: true }])]).toEqual(ids);
    expect(tiny.decode(ids)).toBe(decoded);
  });

  it.each(tinyCases.decode)("decode $ids", ({ ids, decoded }) => {
    const text = tiny.decode(ids);
    expect(text).toBe(whatwg(tiny, ids));
    const reason = deviations.get(ids.join());
    if (reason === undefined) expect(text).toBe(decoded);
    else expect(text, `no longer deviates: ${reason}`).not.toBe(decoded);
  });
});

const gemmaFiles = ["gemma3-tokenizer.json.gz", "gemma3-cases.json"].map((file) => new URL(file, referenceDir));
const hasGemma = gemmaFiles.every((file) => existsSync(file));
if (!hasGemma) {
  console.warn("Skipping the real Gemma 3 tokenizer: set MEDGEMMA_REFERENCE_DIR to the reference folder to run it.");
}

describe.skipIf(!hasGemma)("the real Gemma 3 tokenizer equals the Rust library", async () => {
  if (!hasGemma) return;
  const reference = readJson("gemma3-cases.json", referenceDir) as Gemma3Cases;
  const json = gunzipSync(readFileSync(new URL("gemma3-tokenizer.json.gz", referenceDir)));
  const gemma = createTokenizer(await compileTokenizer(json), { expectedSourceSha256: reference.tokenizer_sha256 });
  // This case's text holds "[multimodal]" and "<mask>", which the library takes for control tokens.
  const isControl = ({ ids }: EncodeCase) => ids.some((id) => gemma.isControl(id));

  it("encodes users' text", () => {
    const texts = reference.cases.filter((item) => !isControl(item));
    expect(texts).toHaveLength(reference.cases.length - 1);
    for (const { text, ids } of texts) expect([...gemma.encode(text)], text).toEqual(ids);
  });

  it("encodes text with control tokens", () => {
    for (const { text, ids } of [...reference.special, ...reference.cases]) {
      expect([...gemma.encode([{ text, control: true }])], text).toEqual(ids);
    }
  });

  it("never makes control tokens of users' text, and keeps it", () => {
    for (const { text } of [...reference.special, ...reference.cases.filter(isControl)]) {
      const ids = gemma.encode(text);
      expect(
        [...ids].filter((id) => gemma.isControl(id)),
        text,
      ).toEqual([]);
      expect(gemma.decode(ids)).toBe(text.replaceAll("▁", " "));
    }
  });

  it("decodes", () => {
    for (const { ids, decoded } of [...reference.special, ...reference.cases]) expect(gemma.decode(ids)).toBe(decoded);
  });

  it("knows the special tokens", () => {
    expect(gemma.size).toBe(262_145);
    expect(gemma.special).toEqual({
      ...{ pad: 0, eos: 1, bos: 2, startOfTurn: 105, endOfTurn: 106, startOfThought: 100, endOfThought: 101 },
      ...{ startOfImage: 255_999, endOfImage: 256_000, imageSoftToken: 262_144 },
    });
  });
});
