import { open, readFile, stat } from "node:fs/promises";
import type { PromptFacts } from "@medgemma/dicom";
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

/** Images with what their DICOM files say of the examination. */
export interface StudyOfImages {
  readonly images: readonly RgbImage[];
  /** Of several series: how many images each has. */
  readonly counts?: readonly number[];
  /** What all images agree on. */
  readonly facts: PromptFacts;
  /** Days since 1970 on which they were made. */
  readonly days: readonly number[];
  /** Patient ID, which is shown nowhere. */
  readonly patient?: string;
}

/**
 * The same, with what DICOM files say of the examination. Several DICOM files of a volume are read as one study.
 *
 * @throws {InvalidArgumentError} also for images of several patients, by their IDs.
 */
export async function readStudyImages(files: readonly string[], options: ReadImagesOptions): Promise<StudyOfImages> {
  const { what = "image" } = options;
  const read: StudyImages[] = [];
  if (what === "volume" && files.length > 1 && (await areDicom(files)))
    read.push(await readOne(files, "The volume", options));
  else
    for (const [index, file] of files.entries()) {
      const name = files.length === 1 ? `The ${what}` : `The ${what} number ${index + 1} of ${files.length}`;
      read.push(await readOne(file, name, options));
    }
  const patients = new Set(read.flatMap(({ patient }) => patient ?? []));
  requireOnePatient(patients, `The ${what}s`);
  const days = [...new Set(read.flatMap(({ day }) => day ?? []))];
  if (days.length > 1 && !options.context.json)
    options.context.screen.notice(`The ${what}s were made on ${days.length} different days.`, "yellow");
  const { commonFacts } = await import("@medgemma/dicom");
  const counts = read.flatMap((each) => each.counts ?? [each.images.length]);
  const [patient] = patients;
  return {
    ...{ images: read.flatMap(({ images }) => images), days },
    ...(counts.length > 1 && { counts }),
    facts: commonFacts(read.map(({ facts = {} }) => facts)),
    ...(patient !== undefined && { patient }),
  };
}

/** @throws {InvalidArgumentError} for several IDs, which the message does not tell. */
export function requireOnePatient(patients: ReadonlySet<string>, what: string): void {
  if (patients.size <= 1) return;
  throw new InvalidArgumentError(`${what} are of ${patients.size} patients, by the IDs in their files.`, {
    hint: "Give those of one. Where hospitals have their own IDs, give one of the studies as pictures.",
  });
}

async function areDicom(files: readonly string[]): Promise<boolean> {
  const { isDicom } = await import("@medgemma/dicom");
  for (const file of files) {
    const head = await headOf(file).catch(() => undefined);
    if (head === undefined || !isDicom(head)) return false;
  }
  return true;
}

/** A file's first bytes, enough to tell what it is. */
export async function headOf(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(4096), position: 0 });
  return buffer.subarray(0, bytesRead);
}

async function readOne(
  file: string | readonly string[],
  name: string,
  { flags = {}, context, what }: ReadImagesOptions,
): Promise<StudyImages> {
  const { range = "full", kind, maxSlices } = flags;
  const study = {
    ...{ kind, maxSlices, signal: context.signal, isVolume: what === "volume" },
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
  file: string | readonly string[],
  name: string,
  { range, study }: { readonly range: ImageRange; readonly study: StudyOptions },
): Promise<StudyImages> {
  if (typeof file !== "string") return imagesOfStudy(file, study);
  const isFolder = (await stat(file).catch(() => undefined))?.isDirectory() === true;
  if (isFolder) return imagesOfStudy(file, study);
  const bytes = await readFile(file).catch((error: unknown) => unreadable(name, error));
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

/** @throws {InvalidArgumentError} with the reason, and without the file's name, which may be a patient's. */
export function unreadable(name: string, error: unknown): never {
  const { reason, hint } = whyUnread(error instanceof Error && "code" in error ? String(error.code) : undefined);
  throw new InvalidArgumentError(`${name} cannot be read: ${reason}.`, { hint });
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
