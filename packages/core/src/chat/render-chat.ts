import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { AnswerStart } from "../model/answer-start.js";
import type { Message, MessagePart } from "../model/message.js";
import { type ChatSegment, control, plain, renderPart } from "./prompt-segment.js";
import { pythonStrip } from "./python-strip.js";

export interface RenderChatOptions {
  /** Ends with the begin of the model's turn. Default true. */
  readonly addGenerationPrompt?: boolean;
  /** What the model's turn begins with. */
  readonly answerStart?: AnswerStart;
}

const notAlternating = "Conversation roles must alternate user/assistant/user/assistant/...";

const roleNames = { user: "user", assistant: "model" } as const;

function partsOf(content: Message["content"]): readonly MessagePart[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  if (!Array.isArray(content)) {
    throw new InvalidArgumentError("A message's content must be a string or a list of parts.");
  }
  return content;
}

/** The system text: of a message in parts only the first one's, not trimmed, as in the template. */
function systemText(message: Message): string {
  const parts = partsOf(message.content);
  if (parts.some((part) => part.type === "image")) {
    throw new InvalidArgumentError("A system message cannot hold images.", {
      hint: "Put them into the user's message.",
    });
  }
  const [first] = parts;
  if (first?.type !== "text" || typeof first.text !== "string") {
    throw new InvalidArgumentError("A system message needs text.");
  }
  return first.text;
}

/**
 * Renders a conversation as Gemma 3's chat template does, `<bos>` included: do not add another.
 *
 * Text is trimmed as by Python's `str.strip` and parts are joined with nothing between them. The system text
 * goes untrimmed before the first user's; of a system message given as parts only the first part counts.
 *
 * @throws InvalidArgumentError when the roles do not alternate, when nothing is left to answer, or when
 * a part is not valid.
 */
export function renderChat(messages: readonly Message[], options: RenderChatOptions = {}): readonly ChatSegment[] {
  if (!Array.isArray(messages) || messages.length === 0) {
    throw new InvalidArgumentError("A conversation needs at least one message.");
  }
  const [head] = messages;
  const system = head?.role === "system" ? systemText(head) : undefined;
  const turns = system === undefined ? messages : messages.slice(1);
  if (turns.length === 0) {
    throw new InvalidArgumentError("A conversation needs a user's message after the system message.");
  }
  const segments: ChatSegment[] = [control("<bos>")];
  turns.forEach((message: Message, index) => {
    const role = index % 2 === 0 ? "user" : "assistant";
    if (message?.role !== role) throw new InvalidArgumentError(notAlternating);
    segments.push(control(`<start_of_turn>${roleNames[role]}\n`));
    if (index === 0 && system !== undefined) segments.push(plain(system), control("\n\n"));
    for (const part of partsOf(message.content)) segments.push(renderPart(part, pythonStrip));
    segments.push(control("<end_of_turn>\n"));
  });
  const { addGenerationPrompt = true, answerStart } = options;
  if (addGenerationPrompt) segments.push(control("<start_of_turn>model\n"), ...startOfAnswer(answerStart));
  return segments;
}

/** In the form in which MedGemma writes a thought, see `ThinkingSplitter`. */
function startOfAnswer({ thought, text }: AnswerStart = {}): readonly ChatSegment[] {
  return [
    ...(thought === undefined ? [] : [control("<unused94>thought\n"), plain(thought), control("<unused95>")]),
    ...(text === undefined ? [] : [plain(text)]),
  ];
}
