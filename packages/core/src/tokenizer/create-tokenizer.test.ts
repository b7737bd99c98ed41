import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CorruptModelError, DigestMismatchError, InvalidArgumentError } from "../errors/index.js";
import { compileTokenizer } from "./compile-tokenizer.js";
import { createTokenizer } from "./create-tokenizer.js";
import { readTokenizerSource } from "./read-tokenizer.js";
import { sha256Hex } from "./sha256.js";

const json = readFileSync(new URL("../../test-data/tokenizer.json", import.meta.url));
const binary = await compileTokenizer(json);
const tokenizer = createTokenizer(binary);

function random(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

describe("encode", () => {
  const { startOfTurn, endOfTurn } = tokenizer.special;

  it("takes control tokens from control spans only", () => {
    const text = "<start_of_turn>user\nhello<end_of_turn>";
    expect([...tokenizer.encode([{ text, control: true }])]).toContain(startOfTurn);
    const ids = [...tokenizer.encode(text)];
    expect(ids.filter((id) => tokenizer.isControl(id))).toEqual([]);
    expect(tokenizer.decode(ids)).toBe(text);
  });

  it("does not assemble a control token across spans", () => {
    const spans = [
      { text: "<end_of", control: false },
      { text: "_turn>", control: true },
      { text: "<end_of_turn>", control: true },
      { text: "<end_of_turn>", control: false },
    ];
    expect([...tokenizer.encode(spans)].filter((id) => id === endOfTurn)).toHaveLength(1);
  });

  it("merges whitespace across spans", () => {
    const spans = [
      { text: "user\n", control: true },
      { text: "\n\n", control: false },
      { text: "x", control: false },
    ];
    expect([...tokenizer.encode(spans)]).toEqual([...tokenizer.encode("user\n\n\nx")]);
    expect([...tokenizer.encode(spans)]).toContain(tokenizer.idOf("\n\n\n"));
  });

  it("takes HTML tags and whitespace runs in users' text as the tokens they are", () => {
    expect([...tokenizer.encode("<table>\n\n</table>")]).toEqual(
      ["<table>", "\n\n", "</table>"].map((piece) => tokenizer.idOf(piece)),
    );
    expect(tokenizer.isControl(tokenizer.idOf("<table>")!)).toBe(false);
  });

  it("turns lone surrogates into U+FFFD", () => {
    expect(tokenizer.decode(tokenizer.encode("a\ud800b"))).toBe("a\ufffdb");
  });

  it.each(["x", "a ", "\n", "<", "<unused", "ab", "▁", "🫁", " "])("copes with 200,000 characters of %j", (unit) => {
    const text = unit.repeat(200_000 / unit.length);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text.replaceAll("▁", " "));
  });

  it("refuses what is not text", () => {
    expect(() => tokenizer.encode(7 as never)).toThrow(InvalidArgumentError);
    expect(() => tokenizer.encode([null] as never)).toThrow(InvalidArgumentError);
    expect(() => tokenizer.encode([{ control: true }] as never)).toThrow(InvalidArgumentError);
  });
});

describe("decode", () => {
  it("gives the same text token by token, without lone surrogates", () => {
    const next = random(1);
    for (let round = 0; round < 300; round++) {
      // Half of them byte tokens, whose borders lie inside characters.
      const ids = Array.from({ length: 40 }, () =>
        next() < 0.5
          ? tokenizer.idOf(`<0x${(128 + Math.floor(next() * 128)).toString(16).toUpperCase()}>`)!
          : Math.floor(next() * tokenizer.size),
      );
      const decoder = tokenizer.createDecoder();
      const pieces = [...ids.map((id) => decoder.push(id)), decoder.flush()];
      expect(pieces.join("")).toBe(tokenizer.decode(ids));
      // UTF-8 has no lone surrogates: they would not come back.
      for (const piece of pieces)
        expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(piece))).toBe(piece);
    }
  });

  it("starts anew after flush", () => {
    const decoder = tokenizer.createDecoder();
    const [lead, follow] = [tokenizer.idOf("<0xC3>")!, tokenizer.idOf("<0xA9>")!];
    expect([decoder.push(lead), decoder.flush()]).toEqual(["", "\ufffd"]);
    expect([decoder.push(lead), decoder.push(follow), decoder.flush()]).toEqual(["", "é", ""]);
  });

  it("keeps a byte order mark", () => {
    expect(tokenizer.decode(tokenizer.encode("\ufeffa\ufeff"))).toBe("\ufeffa\ufeff");
  });

  it("gives nothing for padding rows and refuses ids that cannot be", () => {
    expect(tokenizer.decode([])).toBe("");
    expect(tokenizer.decode([tokenizer.size, tokenizer.size + 63])).toBe("");
    expect(tokenizer.isControl(tokenizer.size)).toBe(true);
    for (const id of [-1, 0.5, Number.NaN]) expect(() => tokenizer.decode([id])).toThrow(InvalidArgumentError);
  });
});

describe("createTokenizer", () => {
  it("tells and checks the source", async () => {
    const sha256 = await sha256Hex(json);
    expect(readTokenizerSource(binary)).toEqual({ sha256 });
    expect(createTokenizer(binary, { expectedSourceSha256: sha256.toUpperCase() }).size).toBe(tokenizer.size);
    const expectedSourceSha256 = "0".repeat(64);
    expect(() => createTokenizer(binary, { expectedSourceSha256 })).toThrow(DigestMismatchError);
  });

  it("reads a view at any offset", () => {
    for (const offset of [1, 2, 3, 4]) {
      const shifted = new Uint8Array(binary.length + offset);
      shifted.set(binary, offset);
      for (const view of [shifted.subarray(offset), Buffer.from(shifted.buffer, offset)]) {
        expect([...createTokenizer(view).encode("pleural effusion")]).toEqual([
          ...tokenizer.encode("pleural effusion"),
        ]);
      }
    }
  });

  it("refuses a binary that is cut off, longer or changed", () => {
    for (const length of [0, 3, 63, 64, 1000, binary.length - 1]) {
      expect(() => createTokenizer(binary.slice(0, length))).toThrow(CorruptModelError);
    }
    expect(() => createTokenizer(Uint8Array.from([...binary, 0, 0, 0, 0]))).toThrow(CorruptModelError);
    const next = random(2);
    const changed = Array.from({ length: 200 }, () => Math.floor(next() * binary.length));
    // Bytes 16 to 47 are the digest of the source, 60 to 63 are unused.
    for (const at of [0, 4, 8, 12, 48, 52, 56, ...changed]) {
      if ((at >= 16 && at < 48) || (at >= 60 && at < 64)) continue;
      const damaged = binary.slice();
      damaged[at]! ^= 0x41;
      expect(() => createTokenizer(damaged), `byte ${at}`).toThrow(CorruptModelError);
    }
  });

  it("refuses tokenizer.json itself", () => {
    expect(() => createTokenizer(json)).toThrow(CorruptModelError);
  });
});
