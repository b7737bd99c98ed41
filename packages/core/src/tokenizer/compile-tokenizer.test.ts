import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CorruptModelError, UnsupportedModelError } from "../errors/index.js";
import { compileTokenizer } from "./compile-tokenizer.js";
import { createTokenizer } from "./create-tokenizer.js";

const json = readFileSync(new URL("../../test-data/tokenizer.json", import.meta.url), "utf8");

interface TokenizerJson {
  normalizer: unknown;
  pre_tokenizer: unknown;
  added_tokens: { id: number; content: string; special: boolean; normalized?: boolean }[];
  model: { type: string; byte_fallback: boolean; vocab: Record<string, number>; merges: unknown[] };
}

function changed(change: (root: TokenizerJson) => void): Uint8Array {
  const root = JSON.parse(json) as TokenizerJson;
  change(root);
  return new TextEncoder().encode(JSON.stringify(root));
}

/** Adds the characters of a word, and a piece and a merge for every step from them to the word. */
function addWord(root: TokenizerJson, word: string): void {
  let id = 3000;
  for (const character of word) root.model.vocab[character] ??= id++;
  for (let end = 2; end <= word.length; end++) {
    const [left, right] = [word.slice(0, end - 1), word.slice(end - 1, end)];
    if (!root.added_tokens.some(({ content }) => content === left + right)) root.model.vocab[left + right] ??= id++;
    root.model.merges.unshift([left, right]);
  }
}

describe("compileTokenizer", () => {
  it("reads merges in both spellings", async () => {
    const spelled = await compileTokenizer(
      changed(({ model }) => (model.merges = model.merges.map((pair) => (pair as string[]).join(" ")))),
    );
    const text = "There is a pleural effusion.";
    const pairs = createTokenizer(await compileTokenizer(new TextEncoder().encode(json)));
    expect([...createTokenizer(spelled).encode(text)]).toEqual([...pairs.encode(text)]);
  });

  it("leaves out merges that would build a control token", async () => {
    const tokenizer = createTokenizer(await compileTokenizer(changed((root) => addWord(root, "<bos>"))));
    const ids = [...tokenizer.encode("<bos>")];
    expect(ids).not.toContain(tokenizer.special.bos);
    expect(tokenizer.decode(ids)).toBe("<bos>");
  });

  it("allows for merges that join words", async () => {
    const tokenizer = createTokenizer(await compileTokenizer(changed((root) => addWord(root, ">▁<"))));
    expect([...tokenizer.encode("> <")]).toEqual([tokenizer.idOf(">▁<")]);
  });

  it("counts unknown added tokens as control tokens", async () => {
    const token = { id: 3000, content: "<finding>", special: false };
    const tokenizer = createTokenizer(await compileTokenizer(changed((root) => root.added_tokens.push(token))));
    expect(tokenizer.isControl(3000)).toBe(true);
    expect([...tokenizer.encode("<finding>")]).not.toContain(3000);
  });

  it("does without image tokens", async () => {
    const tokenizer = createTokenizer(
      await compileTokenizer(
        changed((root) => (root.added_tokens = root.added_tokens.filter(({ content }) => !content.includes("soft")))),
      ),
    );
    expect(tokenizer.special.imageSoftToken).toBeUndefined();
  });

  it.each<[string, (root: TokenizerJson) => void]>([
    ["another model", ({ model }) => (model.type = "Unigram")],
    ["no byte fallback", ({ model }) => (model.byte_fallback = false)],
    ["another normalizer", (root) => (root.normalizer = { type: "NFC" })],
    ["no normalizer", (root) => (root.normalizer = null)],
    ["another pre-tokenizer", (root) => (root.pre_tokenizer = { type: "ByteLevel" })],
    ["a missing byte", ({ model }) => delete model.vocab["<0x41>"]],
    ["an added token that is matched after the normalizer", (root) => (root.added_tokens[9]!.normalized = true)],
  ])("refuses %s as unsupported", async (_, change) => {
    await expect(compileTokenizer(changed(change))).rejects.toThrow(UnsupportedModelError);
  });

  it.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array(0)],
    ["half a file", new TextEncoder().encode(json.slice(0, 5000))],
    ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xff, 0x22)],
    ["a list", new TextEncoder().encode("[]")],
    ["no model", new TextEncoder().encode("{}")],
    ["an id out of range", changed(({ model }) => (model.vocab["a"] = -1))],
    ["two pieces of one id", changed(({ model }) => (model.vocab["a"] = 107))],
    ["a merge of three", changed(({ model }) => model.merges.push(["a", "b", "c"]))],
    ["a merge to nothing", changed(({ model }) => model.merges.push(["a", "\u0001"]))],
  ])("refuses %s as damaged", async (_, bytes) => {
    await expect(compileTokenizer(bytes)).rejects.toThrow(CorruptModelError);
  });
});
