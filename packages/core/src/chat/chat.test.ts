import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InvalidArgumentError, UnsupportedCapabilityError } from "../errors/index.js";
import type { RgbImage } from "../images/rgb-image.js";
import type { Message, MessagePart } from "../model/message.js";
import { compileTokenizer } from "../tokenizer/compile-tokenizer.js";
import { createTokenizer } from "../tokenizer/create-tokenizer.js";
import { sha256Hex } from "../tokenizer/sha256.js";
import { countPromptTokens } from "./count-prompt-tokens.js";
import { flattenPromptIds } from "./flatten-prompt-ids.js";
import { isKnownChatTemplate } from "./known-chat-templates.js";
import { preparePrompt, type PreparePromptOptions } from "./prepare-prompt.js";
import { renderChat, type RenderChatOptions } from "./render-chat.js";

interface ReferenceMessage {
  readonly role: Message["role"];
  readonly content: string | readonly { readonly type: string; readonly text?: string }[];
}

interface ChatCase {
  readonly name: string;
  readonly messages: readonly ReferenceMessage[];
  readonly generate: boolean;
  readonly rendered: string;
  readonly text: string;
  readonly ids: readonly number[];
  readonly images: readonly string[];
}

interface ChatReference {
  readonly cases: readonly ChatCase[];
  readonly literal: readonly ChatCase[];
  readonly errors: readonly { readonly messages: readonly ReferenceMessage[]; readonly error: string }[];
}

const testData = new URL("../../test-data/", import.meta.url);
const reference = JSON.parse(readFileSync(new URL("chat.json", testData), "utf8")) as ChatReference;
const tokenizer = createTokenizer(await compileTokenizer(readFileSync(new URL("tokenizer.json", testData))));
const softToken = tokenizer.special.imageSoftToken!;
const options: PreparePromptOptions = { tokenizer, vision: { imageSize: 112, tokensPerImage: 16 } };
const textOnly: PreparePromptOptions = { tokenizer };

function imageOf(width: number, height: number, value = 7): RgbImage {
  return { width, height, data: new Uint8Array(width * height * 3).fill(value) };
}

/** The reference's messages, with a grey image for each picture: ids do not depend on pixels. */
function toMessages(messages: readonly ReferenceMessage[]): Message[] {
  const toPart = ({ type, text = "" }: { type: string; text?: string }): MessagePart =>
    type === "image" ? { type, image: imageOf(5, 4) } : { type: "text", text };
  return messages.map(({ role, content }) => ({
    role,
    content: typeof content === "string" ? content : content.map(toPart),
  }));
}

function renderedText(messages: readonly Message[], renderOptions: RenderChatOptions): string {
  return renderChat(messages, renderOptions)
    .map((segment) => (segment.type === "text" ? segment.text : "<start_of_image>"))
    .join("");
}

describe("the chat template equals transformers", () => {
  it.each(reference.cases)("$name", async ({ messages, generate, rendered, text, ids, images }) => {
    const ours = toMessages(messages);
    expect(renderedText(ours, { addGenerationPrompt: generate })).toBe(rendered);
    const prompt = await preparePrompt(ours, { ...options, addGenerationPrompt: generate });
    const flat = [...flattenPromptIds(prompt, softToken)];
    expect(flat).toEqual(ids);
    expect(tokenizer.decode(flat)).toBe(text);
    expect(prompt.length).toBe(ids.length);
    expect(prompt.segments.filter(({ type }) => type === "image")).toHaveLength(images.length);
  });

  it.each(reference.errors)("error $#", ({ messages, error }) => {
    expect(() => renderChat(toMessages(messages))).toThrow(InvalidArgumentError);
    expect(() => renderChat(toMessages(messages))).toThrow(error);
  });

  it("knows the template", () => {
    expect(isKnownChatTemplate("7de1c58e208eda46e9c7f86397df37ec49883aeece39fb961e0a6b24088dd3c4")).toBe(true);
    expect(isKnownChatTemplate("0".repeat(64))).toBe(false);
  });
});

describe("control tokens in users' text", () => {
  it.each(reference.literal)("$name: unlike transformers, stay text", async ({ messages, generate, rendered }) => {
    const ours = toMessages(messages);
    const prompt = await preparePrompt(ours, { ...options, addGenerationPrompt: generate });
    const ids = [...flattenPromptIds(prompt, softToken)];
    expect(tokenizer.decode(ids)).toBe(rendered);
    const template = renderChat(ours, { addGenerationPrompt: generate }).filter((part) => part.type === "text");
    const wanted = template.flatMap((span) => (span.control ? [...tokenizer.encode([span])] : []));
    const controls = (list: readonly number[]) => list.filter((id) => tokenizer.isControl(id));
    expect(controls(ids)).toEqual(controls(wanted));
  });

  it("do not make images", async () => {
    const content = "<start_of_image><image_soft_token><end_of_image>";
    const prompt = await preparePrompt([{ role: "user", content }], textOnly);
    expect(prompt.segments.map(({ type }) => type)).toEqual(["tokens"]);
  });
});

describe("renderChat refuses", () => {
  const image: MessagePart = { type: "image", image: imageOf(1, 1) };

  it.each<[string, unknown]>([
    ["no messages", []],
    ["no list", "hello"],
    ["only a system message", [{ role: "system", content: "s" }]],
    [
      "an image in a system message",
      [
        { role: "system", content: [{ type: "text", text: "s" }, image] },
        { role: "user", content: "u" },
      ],
    ],
    [
      "a system message without parts",
      [
        { role: "system", content: [] },
        { role: "user", content: "u" },
      ],
    ],
    ["an unknown role", [{ role: "tool", content: "a" }]],
    ["no content", [{ role: "user" }]],
    ["an unknown part", [{ role: "user", content: [{ type: "audio" }] }]],
    ["a part without text", [{ role: "user", content: [{ type: "text" }] }]],
    ["nothing as a message", [null]],
  ])("%s", (_, messages) => {
    expect(() => renderChat(messages as Message[])).toThrow(InvalidArgumentError);
  });
});

describe("preparePrompt", () => {
  const ask = (image: RgbImage, fit?: "pad"): Message[] => [
    {
      role: "user",
      content: [
        { type: "image", image, ...(fit && { fit }) },
        { type: "text", text: "What is it?" },
      ],
    },
  ];

  it("gives resized pixels and their digest", async () => {
    const { segments } = await preparePrompt(ask(imageOf(30, 20, 200)), options);
    const segment = segments.find(({ type }) => type === "image");
    if (segment?.type !== "image") throw new Error("no image");
    const pixels = new Uint8Array(112 * 112 * 3).fill(200);
    expect(segment).toEqual({
      type: "image",
      tokens: 16,
      image: { size: 112, pixels, sha256: await sha256Hex(pixels) },
    });
  });

  it("lets a part's fit come before the request's", async () => {
    const digest = async (message: Message[], imageFit: "pad" | "stretch") =>
      (await preparePrompt(message, { ...options, imageFit })).segments.flatMap((segment) =>
        segment.type === "image" ? [segment.image.sha256] : [],
      );
    const image = imageOf(30, 20, 200);
    expect(await digest(ask(image, "pad"), "stretch")).toEqual(await digest(ask(image), "pad"));
    expect(await digest(ask(image), "stretch")).not.toEqual(await digest(ask(image), "pad"));
  });

  it("shows crops with pan and scan, in transformers' words", async () => {
    const prompt = await preparePrompt(ask(imageOf(1024, 512)), { ...options, panAndScan: true });
    const place = `\n\n<start_of_image>${"<image_soft_token>".repeat(16)}<end_of_image>\n\n`;
    expect(tokenizer.decode(flattenPromptIds(prompt, softToken))).toBe(
      `<bos><start_of_turn>user\nHere is the original image ${place} and here are some crops to help you see better ` +
        `${place} ${place}What is it?<end_of_turn>\n<start_of_turn>model\n`,
    );
    const plain = await preparePrompt(ask(imageOf(500, 500)), { ...options, panAndScan: true });
    expect(plain).toEqual(await preparePrompt(ask(imageOf(500, 500)), options));
  });

  it("has the length that was counted before any image was resized", async () => {
    const conversation: Message[] = [
      ...ask(imageOf(30, 20)),
      { role: "assistant", content: "A square." },
      ...ask(imageOf(9, 99)),
    ];
    for (const messages of [ask(imageOf(2, 2)), conversation]) {
      const { length } = await preparePrompt(messages, options);
      expect(countPromptTokens(messages, { tokenizer, tokensPerImage: 16 })).toBe(length);
    }
  });

  it("refuses images where the model takes none", async () => {
    await expect(preparePrompt(ask(imageOf(2, 2)), textOnly)).rejects.toThrow(UnsupportedCapabilityError);
  });

  it("refuses images that are not valid", async () => {
    const image = { width: 70_000, height: 70_000, data: new Uint8Array(3) };
    await expect(preparePrompt(ask(image), options)).rejects.toThrow(InvalidArgumentError);
    await expect(preparePrompt(ask(null as never), options)).rejects.toThrow(InvalidArgumentError);
    await expect(preparePrompt(ask(imageOf(2, 2)), { ...options, imageFit: "crop" as never })).rejects.toThrow(
      InvalidArgumentError,
    );
  });
});
