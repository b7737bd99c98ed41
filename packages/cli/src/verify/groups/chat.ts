import {
  flattenPromptIds,
  InvalidArgumentError,
  type ChatSegment,
  type Message,
  preparePrompt,
  type PreparedPrompt,
  renderChat,
  type RgbImage,
} from "@medgemma/core";
import type * as z from "zod";
import { GroupReport, type GroupResult } from "../group-result.js";
import type { chat, ReferenceMessage } from "../reference-schemas.js";
import { sameIds } from "../same-ids.js";
import type { VerifiedModel } from "../verify-context.js";

type Chat = z.output<typeof chat>;

/** Ids do not depend on what an image shows. */
const anyImage: RgbImage = { width: 1, height: 1, data: new Uint8Array(3) };

/** The chat template: text, ids, and what it refuses. */
export async function verifyChat(model: VerifiedModel, { cases, errors }: Chat): Promise<GroupResult> {
  const report = new GroupReport("chat");
  for (const { name, messages, generate, rendered, ids } of cases) {
    const segments = renderChat(toMessages(messages), { addGenerationPrompt: generate });
    report.check(textOf(segments) === rendered, `text of ${name}`);
    const prompt = await prepare(model, messages, generate);
    report.check(sameIds(flattenPromptIds(prompt, model.imageTokenId ?? -1), ids), `ids of ${name}`);
  }
  for (const { messages, error } of errors) {
    const message = await prepare(model, messages, true).then(
      () => "it was accepted",
      (thrown: unknown) => (thrown instanceof InvalidArgumentError ? thrown.message : "another kind of error"),
    );
    report.check(message.includes(error), `refusal: ${message}`);
  }
  return report.result();
}

/** Control tokens in users' text: none may count as such, and the text must survive. */
export async function verifyLiteral(model: VerifiedModel, { literal }: Chat): Promise<GroupResult> {
  const report = new GroupReport("literal");
  for (const { name, messages, generate, rendered } of literal) {
    const prompt = await prepare(model, messages, generate);
    const ids = Array.from(flattenPromptIds(prompt, model.imageTokenId ?? -1));
    const controls = ids.filter((id) => model.tokenizer.isControl(id));
    const fromTemplate = renderChat(toMessages(messages), { addGenerationPrompt: generate })
      .filter((segment) => segment.type === "text" && segment.control)
      .flatMap((segment) => Array.from(model.tokenizer.encode([segment as Extract<ChatSegment, { type: "text" }>])))
      .filter((id) => model.tokenizer.isControl(id));
    report.check(sameIds(controls, fromTemplate), `${name}: a control token came from the text`);
    report.check(model.tokenizer.decode(ids) === rendered, `${name}: the text did not survive`);
  }
  return report.result();
}

function prepare(
  { tokenizer, model }: VerifiedModel,
  messages: readonly ReferenceMessage[],
  addGenerationPrompt: boolean,
): Promise<PreparedPrompt> {
  const { images } = model.capabilities;
  return preparePrompt(toMessages(messages), {
    tokenizer,
    addGenerationPrompt,
    ...(images !== false && { vision: images }),
  });
}

function textOf(segments: readonly ChatSegment[]): string {
  return segments.map((segment) => (segment.type === "text" ? segment.text : "<start_of_image>")).join("");
}

function toMessages(messages: readonly ReferenceMessage[]): Message[] {
  return messages.map(({ role, content }) => ({
    role,
    content:
      typeof content === "string"
        ? content
        : content.map((part) => (part.type === "image" ? { type: "image", image: anyImage } : part)),
  }));
}
