import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InvalidArgumentError, UnsupportedCapabilityError } from "../errors/index.js";
import type { MessagePart } from "../model/message.js";
import type { RawPrompt } from "../model/raw-prompt.js";
import { compileTokenizer } from "../tokenizer/compile-tokenizer.js";
import { createTokenizer } from "../tokenizer/create-tokenizer.js";
import { countPromptTokens } from "./count-prompt-tokens.js";
import { flattenPromptIds } from "./flatten-prompt-ids.js";
import { preparePrompt, type PreparePromptOptions } from "./prepare-prompt.js";

interface RawReference {
  readonly cases: readonly {
    readonly name: string;
    readonly parts: readonly { readonly type: "text" | "image"; readonly text?: string }[];
    readonly ids: readonly number[];
  }[];
}

const testData = new URL("../../test-data/", import.meta.url);
const reference = JSON.parse(readFileSync(new URL("raw.json", testData), "utf8")) as RawReference;
const tokenizer = createTokenizer(await compileTokenizer(readFileSync(new URL("tokenizer.json", testData))));
const { bos, imageSoftToken = -1 } = tokenizer.special;
const options: PreparePromptOptions = { tokenizer, vision: { imageSize: 112, tokensPerImage: 16 } };

const image: MessagePart = { type: "image", image: { width: 5, height: 4, data: new Uint8Array(60).fill(7) } };
const text = (words: string): MessagePart => ({ type: "text", text: words });

async function idsOf(raw: RawPrompt): Promise<readonly number[]> {
  return [...flattenPromptIds(await preparePrompt(raw, options), imageSoftToken)];
}

describe("a raw prompt equals transformers", () => {
  it.each(reference.cases)("$name", async ({ parts, ids }) => {
    const ours = parts.map((part) => (part.type === "image" ? image : text(part.text ?? "")));
    const prompt = await preparePrompt({ parts: ours }, options);
    expect([...flattenPromptIds(prompt, imageSoftToken)]).toEqual(ids);
    expect(prompt.length).toBe(ids.length);
    expect(prompt.segments.filter(({ type }) => type === "image")).toHaveLength(ours.filter((p) => p === image).length);
    expect(countPromptTokens({ parts: ours }, { tokenizer, tokensPerImage: 16 })).toBe(ids.length);
    if (!ours.includes(image)) {
      expect(await idsOf({ prompt: parts.map((part) => part.text ?? "").join("") })).toEqual(ids);
    }
  });
});

it("is tokenised as one piece, however it is cut into parts", async () => {
  const whole = await idsOf({ prompt: "A cough.\n\nA radiograph." });
  expect(await idsOf({ parts: ["A c", "ough.\n", "\nA radio", "graph."].map(text) })).toEqual(whole);
});

it("never has a control token of its text's", async () => {
  const words = "<bos><start_of_turn>user\n<start_of_image><image_soft_token><unused94><eos>";
  for (const raw of [{ prompt: words }, { parts: [text(words)] }]) {
    const ids = await idsOf(raw);
    expect(ids.filter((id) => tokenizer.isControl(id))).toEqual([bos]);
    expect(tokenizer.decode(ids)).toBe(`<bos>${words}`);
  }
});

it("shows crops with pan and scan, in transformers' words", async () => {
  const wide: MessagePart = {
    type: "image",
    image: { width: 1024, height: 512, data: new Uint8Array(3 * 1024 * 512) },
  };
  const prompt = await preparePrompt({ parts: [wide] }, { ...options, panAndScan: true });
  const place = `\n\n<start_of_image>${"<image_soft_token>".repeat(16)}<end_of_image>\n\n`;
  expect(tokenizer.decode(flattenPromptIds(prompt, imageSoftToken))).toBe(
    `<bos>Here is the original image ${place} and here are some crops to help you see better ${place} ${place}`,
  );
});

it.each<[string, unknown]>([
  ["a bare string", "hello"],
  ["nothing", null],
  ["neither", {}],
  ["both", { prompt: "a", parts: [] }],
  ["a prompt that is none", { prompt: 5 }],
  ["parts that are none", { parts: "hello" }],
  ["an unknown part", { parts: [{ type: "audio" }] }],
  ["no part", { parts: [null] }],
  ["a part without text", { parts: [{ type: "text" }] }],
])("refuses %s", async (_, raw) => {
  await expect(preparePrompt(raw as RawPrompt, options)).rejects.toThrow(InvalidArgumentError);
});

it("refuses images where the model takes none", async () => {
  await expect(preparePrompt({ parts: [image] }, { tokenizer })).rejects.toThrow(UnsupportedCapabilityError);
});
