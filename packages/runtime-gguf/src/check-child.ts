import { createLanguageModel, type MessagePart, type RgbImage, toErrorMessage } from "@medgemma/core";
import type { CheckReply, CheckRequest } from "./check-in-child.js";
import { openModel } from "./open-model.js";

/** Of any kind: whether computing comes to its end is the question. */
const image: RgbImage = { width: 8, height: 8, data: new Uint8Array(8 * 8 * 3).fill(128) };

/** Loads a model and computes an answer's first token, as an application would. */
async function check({ path, options, adapters }: CheckRequest): Promise<CheckReply> {
  try {
    await using model = createLanguageModel(await openModel(path, options, { adapters }));
    const parts: readonly MessagePart[] = [{ type: "text", text: "Is it normal?" }];
    const content = model.capabilities.images === false ? parts : [{ type: "image", image } as const, ...parts];
    for await (const event of model.generate({ messages: [{ role: "user", content }], maxTokens: 1 })) void event;
    return { type: "fine" };
  } catch (error) {
    return { type: "failed", error: toErrorMessage(error) };
  }
}

async function answer(request: CheckRequest): Promise<void> {
  const reply = await check(request);
  process.send?.(reply, () => process.exit(0));
}

process.once("message", (request: CheckRequest) => void answer(request));
