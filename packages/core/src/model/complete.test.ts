import { describe, expect, it } from "vitest";
import { createByteTokenizer, createMockLogitsModel, createMockModel } from "../testing/index.js";
import type { CompletionRequest, GenerationEvent, LanguageModel, PreparedPrompt } from "../index.js";
import { createLanguageModel } from "./create-language-model.js";

async function read(model: LanguageModel, request: CompletionRequest) {
  const events: GenerationEvent[] = [];
  for await (const event of model.complete(request)) events.push(event);
  const end = events.at(-1);
  if (end?.type !== "generation-end") throw new Error("no end");
  const tokens = events.filter((event) => event.type === "token");
  return { end, tokens };
}

const last = async (model: LanguageModel, request: CompletionRequest) => (await read(model, request)).end;

const prompt = "The lungs are";
const image = { width: 2, height: 2, data: new Uint8Array(12).fill(9) };

/** A model that shows what prompts it was started with. */
function spying(script: string) {
  const prompts: PreparedPrompt[] = [];
  const tokenizer = createByteTokenizer();
  const { capabilities } = createMockModel();
  const inner = createMockLogitsModel({ tokenizer, capabilities, script: () => script });
  const model = createLanguageModel({
    model: { ...inner, start: (given, options) => (prompts.push(given), inner.start(given, options)) },
    tokenizer,
    eosTokenIds: [tokenizer.special.eos],
  });
  const shown = (): string => {
    const parts = prompts.at(-1)?.segments.map((part) => (part.type === "tokens" ? tokenizer.decode(part.ids) : "[]"));
    return parts?.join("") ?? "";
  };
  return { model, shown };
}

describe("a completion", () => {
  it("gives the model the text as it is, after one <bos>", async () => {
    const { model, shown } = spying(" clear.<eos>");
    expect(await last(model, { prompt: "  The lungs are\n" })).toMatchObject({ text: " clear.", finishReason: "stop" });
    expect(shown()).toBe("<bos>  The lungs are\n");
    await last(model, {
      parts: [
        { type: "text", text: "See" },
        { type: "image", image },
      ],
    });
    expect(shown()).toBe("<bos>See\n\n<start_of_image>[]<end_of_image>\n\n");
    const { usage } = await last(model, { prompt: "" });
    expect(usage.promptTokens).toBe(1);
  });

  it("takes the options of a generation", async () => {
    const model = createMockModel({ responses: [" clear. The heart is"] });
    expect(await last(model, { prompt, stop: ["."] })).toMatchObject({ text: " clear", finishReason: "stop-sequence" });
    const cut = await read(model, { prompt, maxTokens: 3, logprobs: 2 });
    expect(cut.end).toMatchObject({ text: " cl", finishReason: "length" });
    expect(cut.tokens.map(({ topLogprobs }) => topLogprobs?.length)).toEqual([2, 2, 2]);
    const sampled = createMockModel();
    const sampling = { temperature: 1.5, seed: 3 };
    const request = { prompt, maxTokens: 20, sampling, detectLoops: false };
    const [first, again] = [await read(sampled, request), await read(sampled, request)];
    expect(again.tokens.map(({ id }) => id)).toEqual(first.tokens.map(({ id }) => id));
    const constrained = await last(sampled, { prompt, constraint: { type: "regex", pattern: "[0-9]{3} mm" } });
    expect(constrained).toMatchObject({
      constraintFulfilled: true,
      text: expect.stringMatching(/^\d{3} mm$/) as string,
    });
    const controller = new AbortController();
    controller.abort(new Error("stopped"));
    await expect(last(model, { prompt, signal: controller.signal })).rejects.toThrow("stopped");
  });

  it("takes text for a thought only between the model's own marks", async () => {
    const text = (script: string) => last(createMockModel({ responses: [script] }), { prompt });
    const plain = await text("thought\nthat nothing was wrong.");
    expect(plain.text).toBe("thought\nthat nothing was wrong.");
    expect(plain.thinking).toBeUndefined();
    expect(plain.usage.thinkingTokens).toBe(0);
    expect(await text("a<unused95>b")).toMatchObject({ text: "ab" });
    expect(await text("<unused94>thought\nhm<unused95>Normal.")).toMatchObject({ text: "Normal.", thinking: "hm" });
  });

  it("has no thought before a constrained text, unless that is asked for", async () => {
    const model = createMockModel({ responses: ["<unused94>thought\nhm<unused95>yes"] });
    const request = { prompt, constraint: { type: "choices", choices: ["yes", "no"] } } as const;
    const end = await last(model, request);
    expect(end.text).toBe("yes");
    expect(end.thinking).toBeUndefined();
    expect(await last(model, { ...request, allowThinking: true })).toMatchObject({ text: "yes", thinking: "hm" });
  });

  it("follows the script of a mock, in turn with chats and scores", async () => {
    const model = createMockModel({ responses: ["One.", "yes", "Three."] });
    expect((await last(model, { prompt })).text).toBe("One.");
    const scored = await model.score({ prompt: "Is it?", continuations: ["no", "yes"] });
    expect(scored.toSorted((a, b) => b.logprob - a.logprob)[0]?.text).toBe("yes");
    expect((await last(model, { parts: [{ type: "image", image }] })).text).toBe("Three.");
  });

  it.each<[string, object, string]>([
    ["neither", {}, "needs one of `prompt` and `parts`"],
    ["both", { prompt, parts: [] }, "needs one of `prompt` and `parts`"],
    ["messages", { messages: [{ role: "user", content: "hi" }] }, "not known"],
    ["a prompt that is no text", { prompt: 5 }, "`prompt` must be a string"],
    ["holes", { parts: new Array(2) }, "A part"],
    ["a wrong option", { prompt, maxTokens: 0 }, "`maxTokens` must be"],
  ])("refuses %s", (_, request, message) => {
    expect(() => createMockModel().complete(request as CompletionRequest)).toThrow(message);
  });
});

it("a score is of one prompt", async () => {
  const model = createMockModel();
  const messages = [{ role: "user", content: "hi" }] as const;
  const both = model.score({ messages, prompt, continuations: ["a"] } as never);
  await expect(both).rejects.toThrow("needs one of `messages`, `prompt` and `parts`, and only one");
  await expect(model.score({ continuations: ["a"] } as never)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
});
