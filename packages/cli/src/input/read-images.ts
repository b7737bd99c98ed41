import { readFile } from "node:fs/promises";
import { ImageDecodeError, InvalidArgumentError, MedGemmaError, type RgbImage } from "@medgemma/core";
import type { CommandContext } from "../command-context.js";
import type { ImageRange } from "../options/common-options.js";
import { tellError } from "../report-error.js";
import type { Screen } from "../terminal/screen.js";

export interface ReadImagesOptions {
  /** What the images are, for messages. Default "image". */
  readonly what?: string;
  /** Which samples become black and white. Default "full". */
  readonly range?: ImageRange | undefined;
  /** Where notes on an image go; with `--json` they are in the result alone. */
  readonly context: Pick<CommandContext, "screen" | "json">;
}

/**
 * Reads image files, and tells what must be known of them. Messages tell the number of the image and not its name, which may
 * be a patient's.
 *
 * @throws {InvalidArgumentError} when a file cannot be read.
 * @throws {ImageDecodeError} when it is damaged, or of a kind that is not read.
 */
export async function readImages(files: readonly string[], options: ReadImagesOptions): Promise<readonly RgbImage[]> {
  const { what = "image" } = options;
  const images: RgbImage[] = [];
  for (const [index, file] of files.entries()) {
    const name = files.length === 1 ? `The ${what}` : `The ${what} number ${index + 1} of ${files.length}`;
    images.push(await readOne(file, name, options));
  }
  return images;
}

async function readOne(file: string, name: string, { range = "full", context }: ReadImagesOptions): Promise<RgbImage> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const { reason, hint } = whyUnread(error.code);
    throw new InvalidArgumentError(`${name} cannot be read: ${reason}.`, { hint });
  });
  const { decodeImage } = await import("@medgemma/imaging");
  const image = await decodeImage(bytes, { range }).catch((error: unknown) => {
    throw MedGemmaError.isInstance(error) ? withName(error, name) : error;
  });
  if (!context.json) tellNotes(name, image.notes, context.screen);
  return image;
}

function tellNotes(name: string, notes: readonly string[], screen: Pick<Screen, "notice">): void {
  for (const note of notes) screen.notice(noteOn(name, note), "yellow");
  if (notes.some((note) => note.includes('range "used"'))) {
    screen.notice("  Give --range used for that, or export the image with the window that you want to see.");
  }
}

/** The sentence with the image that it is about. */
export function noteOn(name: string, note: string): string {
  return `${name}: ${note.charAt(0).toLowerCase()}${note.slice(1)}`;
}

function withName(error: MedGemmaError, name: string): ImageDecodeError {
  const { message, next } = tellError(error);
  const kind = /^The image file (is .*)$/s.exec(message)?.[1];
  const reason = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "");
  return new ImageDecodeError(kind === undefined ? `${name} cannot be used: ${reason}.` : `${name} ${kind}`, {
    hint: next,
    cause: error,
  });
}

/** Why a file could not be read, without its name. */
export function whyUnread(code: string | undefined): { readonly reason: string; readonly hint: string } {
  return unread[code ?? ""] ?? { reason: code ?? "unknown reason", hint: "Check the path." };
}

const notAllowed = { reason: "reading it is not allowed", hint: "Change its permissions, or copy it." };

const unread: Readonly<Record<string, { readonly reason: string; readonly hint: string }>> = {
  ENOENT: { reason: "there is no such file", hint: "Check the path; names with spaces need quotes." },
  EISDIR: { reason: "it is a folder", hint: "Give a file." },
  EACCES: notAllowed,
  EPERM: notAllowed,
  ERR_FS_FILE_TOO_LARGE: { reason: "it is larger than 2 GiB", hint: "Check that it is the right file." },
};
