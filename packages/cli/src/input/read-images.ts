import { readFile, stat } from "node:fs/promises";
import { ImageDecodeError, InvalidArgumentError, type MedGemmaError, type RgbImage } from "@medgemma/core";
import type { CommandContext } from "../command-context.js";
import type { ImageFlags, ImageRange } from "../options/common-options.js";
import { tellError } from "../report-error.js";
import type { Screen } from "../terminal/screen.js";
import {
  imagesOfDicom,
  imagesOfStudy,
  imagesOfVolume,
  kindOfSource,
  type StudyImages,
  type StudyOptions,
} from "./study-images.js";

export interface ReadImagesOptions {
  /** How images, series and volumes are read. */
  readonly flags?: Pick<ImageFlags, "range" | "kind" | "maxSlices">;
  /** What the images are, for messages. Default "image". */
  readonly what?: string;
  /** Where notes on an image go; with `--json` they are in the result alone. */
  readonly context: Pick<CommandContext, "screen" | "json" | "signal">;
}

/**
 * Reads images: files of pictures, DICOM files, folders and zip archives of them, NIfTI and NRRD volumes; and tells what must be known of
 * them. Messages tell the number of the image and not its name, which may be a patient's.
 *
 * @throws {InvalidArgumentError} when a file cannot be read.
 * @throws {ImageDecodeError} when it is damaged, or of a kind that is not read.
 */
export async function readImages(files: readonly string[], options: ReadImagesOptions): Promise<readonly RgbImage[]> {
  return (await readStudyImages(files, options)).images;
}

/** The same, with what DICOM files say of the examination. */
export async function readStudyImages(
  files: readonly string[],
  options: ReadImagesOptions,
): Promise<Omit<StudyImages, "notes">> {
  const { what = "image" } = options;
  const read: StudyImages[] = [];
  for (const [index, file] of files.entries()) {
    const name = files.length === 1 ? `The ${what}` : `The ${what} number ${index + 1} of ${files.length}`;
    read.push(await readOne(file, name, options));
  }
  const facts = read.find((each) => each.facts !== undefined)?.facts;
  const counts = read.flatMap((each) => each.counts ?? [each.images.length]);
  const day = read.find((each) => each.day !== undefined)?.day;
  return {
    images: read.flatMap(({ images }) => images),
    ...(counts.length > 1 && { counts }),
    ...(facts !== undefined && { facts }),
    ...(day !== undefined && { day }),
  };
}

async function readOne(file: string, name: string, { flags = {}, context }: ReadImagesOptions): Promise<StudyImages> {
  const { range = "full", kind, maxSlices } = flags;
  const study = {
    ...{ kind, maxSlices, signal: context.signal },
    onProgress: (text: string) => context.screen.progress(text),
  };
  const read = await readSource(file, name, { range, study }).catch((error: unknown) => {
    throw error instanceof ImageDecodeError ? withName(error, name) : error;
  });
  if (!context.json) tellNotes(name, read.notes, context.screen);
  const [first, ...more] = read.images;
  // Tasks put an image's notes into the provenance.
  const images =
    first === undefined || read.notes.length === 0 ? read.images : [{ ...first, notes: read.notes }, ...more];
  return { ...read, images };
}

async function readSource(
  file: string,
  name: string,
  { range, study }: { readonly range: ImageRange; readonly study: StudyOptions },
): Promise<StudyImages> {
  const isFolder = (await stat(file).catch(() => undefined))?.isDirectory() === true;
  if (isFolder) return imagesOfStudy(file, study);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const { reason, hint } = whyUnread(error.code);
    throw new InvalidArgumentError(`${name} cannot be read: ${reason}.`, { hint });
  });
  const kind = await kindOfSource(file, bytes);
  if (kind === "dicom") return imagesOfDicom(bytes, study);
  if (kind === "zip") return imagesOfStudy(file, study);
  if (kind === "volume") return imagesOfVolume(file, bytes, study);
  const { decodeImage } = await import("@medgemma/imaging");
  const image = await decodeImage(bytes, { range });
  return { images: [image], notes: image.notes };
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
