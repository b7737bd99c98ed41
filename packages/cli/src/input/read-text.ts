import { readFile } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { InvalidArgumentError } from "@medgemma/core";
import type { CommandContext } from "../command-context.js";
import { whyUnread } from "./read-images.js";

/**
 * Reads a text from a file, or from standard input for `-` or nothing. Messages do not hold the file's name, which may
 * be a patient's.
 *
 * @throws {InvalidArgumentError} when there is no text, or none can be read.
 */
export async function readText(
  file: string | undefined,
  what: string,
  { stdin, signal }: Pick<CommandContext, "stdin" | "signal">,
): Promise<string> {
  if (file !== undefined && file !== "-") return notEmpty(await readFileText(file, what), what);
  if (stdin.isTTY && file === undefined) {
    throw new InvalidArgumentError(`There is no ${what}.`, { hint: `Give a text file, or pipe the ${what} in.` });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of addAbortSignal(signal, stdin)) chunks.push(Buffer.from(chunk as Buffer));
  return notEmpty(decode(Buffer.concat(chunks), what), what);
}

async function readFileText(file: string, what: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const { reason, hint } = whyUnread(error.code);
    throw new InvalidArgumentError(`The file of the ${what} cannot be read: ${reason}.`, { hint });
  });
  return decode(bytes, what);
}

function decode(bytes: Buffer, what: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidArgumentError(`The ${what} is not UTF-8 text.`, {
      hint: "Give a plain text file; PDF and Word files are saved as text first, older text files as UTF-8.",
    });
  }
}

function notEmpty(text: string, what: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError(`The ${what} is empty.`, { hint: "Give a text file with something in it." });
}
