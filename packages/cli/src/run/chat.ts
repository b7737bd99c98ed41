import { createInterface } from "node:readline";
import { InvalidArgumentError, MedGemmaError, type RgbImage } from "@medgemma/core";
import { conversation, type Conversation } from "@medgemma/tasks";
import type { CommandContext, OpenedModel } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { readImages } from "../input/read-images.js";
import { Interrupted } from "../interruption.js";
import type { GenerationFlags, ImageFlags, ModelFlags } from "../options/common-options.js";
import { tellError } from "../report-error.js";
import { type ChatCommand, chatHelp, parseChatLine, splitPasted } from "./chat-line.js";
import { failureWords } from "./failure-words.js";
import { imageWarnings, noticeLine, originLine } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { taskOptions } from "./task-options.js";
import { printable } from "../terminal/printable.js";

export interface ChatFlags extends ModelFlags, GenerationFlags, ImageFlags {
  readonly system?: string;
}

/** A chat under way. */
interface Chat {
  readonly talk: Conversation;
  readonly opened: OpenedModel;
  readonly flags: ChatFlags;
  readonly context: CommandContext;
  /** Images for the next turn. */
  images: readonly RgbImage[];
  /** Whether a reply was not usable; a script wants to know. */
  failed: boolean;
}

/** `medgemma chat`: turns at a terminal, or one turn for each line of a pipe. */
export async function runChat(flags: ChatFlags, context: CommandContext): Promise<number> {
  const { screen, stdin, json } = context;
  const images = await readImages(flags.image ?? [], { flags, context });
  await using opened = await context.openModel(flags);
  const { signal: _, ...options } = taskOptions(flags, context, opened.model);
  const { system } = flags;
  const talk = conversation(opened.model, { ...options, ...(system !== undefined && { system }) });
  const chat: Chat = { talk, opened, flags, context, images, failed: false };
  const isTerminal = stdin.isTTY;
  if (!json) screen.notice(noticeLine, "yellow");
  if (isTerminal) screen.note("Ctrl-C stops a reply. /help tells the commands, /exit ends.");
  for await (const line of isTerminal ? typedLines(context) : pipedLines(context)) {
    const parsed = parseChatLine(line);
    if (parsed.type === "exit") break;
    // At a terminal a mistake is no reason to lose the conversation.
    if (isTerminal) await withMistakes(chat, () => turn(chat, parsed));
    else await turn(chat, parsed);
  }
  return chat.failed && !isTerminal ? exitCodes.unusable : exitCodes.ok;
}

async function turn(chat: Chat, line: ChatCommand): Promise<void> {
  const { screen } = chat.context;
  switch (line.type) {
    case "nothing":
    case "exit":
      return;
    case "help":
      screen.notice(chatHelp);
      return;
    case "image":
      chat.images = [...chat.images, ...(await readImages(line.files, { flags: chat.flags, context: chat.context }))];
      screen.note(`${chat.images.length} image(s) will go with your next message.`);
      return;
    case "undo":
      chat.talk.undo();
      screen.note("The last turn is forgotten.");
      return;
    case "clear":
      while (chat.talk.messages.some(({ role }) => role === "user")) chat.talk.undo();
      chat.images = [];
      screen.note("The conversation is forgotten.");
      return;
    case "tokens":
      screen.note(`${chat.talk.tokens} of ${chat.opened.model.capabilities.maxContext} tokens are used.`);
      return;
    case "unknown":
      throw new InvalidArgumentError(`There is no command ${line.name}.`, { hint: "/help tells the commands." });
    case "say":
      await say(chat, line.text);
      return;
    default:
      line satisfies never;
  }
}

async function say(chat: Chat, text: string): Promise<void> {
  const { context } = chat;
  // At a terminal Ctrl-C stops the reply alone.
  const stop = context.stdin.isTTY ? context.divertInterrupt() : undefined;
  try {
    await reply(chat, text, stop?.signal ?? context.signal);
  } catch (error) {
    if (stop?.signal.aborted !== true || context.signal.aborted) throw error;
    context.screen.interrupted("Stopped; this turn is not kept.");
  } finally {
    stop?.end();
  }
}

async function reply(chat: Chat, text: string, signal: AbortSignal): Promise<void> {
  const { context, images, opened } = chat;
  const { screen, json } = context;
  const stream = streamOf("prose", chat.flags, context);
  const result = await followRun(chat.talk.send({ text, images }, { signal }), context, stream);
  chat.images = [];
  if (!result.ok) chat.failed = true;
  if (json) {
    const warnings = [...opened.warnings, ...imageWarnings(result.provenance)];
    screen.line(JSON.stringify({ command: "chat", ...result, warnings }));
    return;
  }
  if (result.ok) {
    if (stream.stream === undefined) screen.line(printable(result.reply));
  } else {
    const { what, next } = failureWords(result.reason);
    screen.notice(`This reply is not kept: ${what}.`, "red");
    screen.notice(`  ${next}`);
  }
  screen.note(originLine(result.provenance));
}

async function withMistakes({ context }: Chat, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (context.signal.aborted || !MedGemmaError.isInstance(error)) throw error;
    const { message, next } = tellError(error);
    context.screen.error(message, next);
  }
}

async function* pipedLines({ stdin, signal }: CommandContext): AsyncGenerator<string> {
  yield* createInterface({ input: stdin, crlfDelay: Infinity, signal });
  signal.throwIfAborted();
}

/**
 * Messages typed at a prompt; lines that are pasted at once are one, after commands. Each has a reader of its own: one
 * that stayed open would keep the terminal raw, and Ctrl-C during a reply would be a character.
 */
async function* typedLines({ stdin, signal }: CommandContext): AsyncGenerator<string> {
  let history: string[] = [];
  for (;;) {
    const lines: string[] = [];
    const reader = createInterface({ input: stdin, output: process.stderr, history, prompt: "> ", signal });
    reader.on("history", (typed: string[]) => (history = typed));
    try {
      await new Promise<void>((resolve, reject) => {
        reader.on("line", (line) => {
          lines.push(line);
          resolve();
        });
        reader.once("close", resolve);
        reader.once("SIGINT", () => reject(new Interrupted("", 130, true)));
        reader.prompt();
      });
    } catch (error) {
      process.stderr.write("\n");
      throw error;
    } finally {
      reader.close();
    }
    signal.throwIfAborted();
    if (lines.length === 0) {
      // Ctrl-D.
      process.stderr.write("\n");
      return;
    }
    yield* splitPasted(lines);
  }
}
