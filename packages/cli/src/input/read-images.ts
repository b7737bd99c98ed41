import { open, readFile, stat } from "node:fs/promises";
import type { PromptFacts, StudyMoment } from "@medgemma/dicom";
import { ImageDecodeError, InvalidArgumentError, type MedGemmaError, type RgbImage } from "@medgemma/core";
import type { CommandContext } from "../command-context.js";
import type { ImageFlags, ImageRange } from "../options/common-options.js";
import { tellError } from "../report-error.js";
import type { Screen } from "../terminal/screen.js";
import { imagesOfStudy, imagesOfVolume, kindOfSource, type StudyImages, type StudyOptions } from "./study-images.js";

export interface ReadImagesOptions {
  /** How images, series and volumes are read. */
  readonly flags?: Pick<ImageFlags, "range" | "kind" | "maxSlices">;
  /** What the images are, for messages. Default "image". */
  readonly what?: string;
  /** Whether they are compared with those of another study. */
  readonly isCompared?: boolean;
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
  /** When they were made, as far as their files tell it. */
  readonly moments: readonly StudyMoment[];
  /** Patient ID, which is shown nowhere. */
  readonly patient?: string;
}

/**
 * The same, with what DICOM files say of the examination. DICOM files, folders and archives of a volume are read as one study.
 *
 * @throws {InvalidArgumentError} also for images of several patients, by their IDs, and a volume of several studies.
 */
export async function readStudyImages(files: readonly string[], options: ReadImagesOptions): Promise<StudyOfImages> {
  const { what = "image" } = options;
  const { defaultMaxSlices } = await import("@medgemma/volumes");
  const most = options.flags?.maxSlices ?? (what === "volume" ? defaultMaxSlices : undefined);
  const read: StudyImages[] = [];
  if (what === "volume" && files.length > 1 && (await areOfStudies(files)))
    read.push(await readOne(files, "The volume", options));
  else
    for (const [index, file] of files.entries()) {
      const name = files.length === 1 ? `The ${what}` : `The ${what} number ${index + 1} of ${files.length}`;
      const used = read.reduce((sum, { images }) => sum + images.length, 0);
      // Of several sources each has a share; one after the first gets what those before it left, and one slice at least.
      const share = most === undefined ? undefined : Math.max(1, Math.floor((most - used) / (files.length - index)));
      const flags = { ...options.flags, ...(share !== undefined && { maxSlices: share }) };
      read.push(await readOne(file, name, { ...options, flags }));
    }
  const patients = new Set(read.flatMap(({ patient }) => patient ?? []));
  requireOnePatient(patients, `The ${what}s`);
  const moments = read.flatMap(({ moment }) => moment ?? []);
  const days = new Set(moments.map(({ day }) => day)).size;
  if (days > 1 && !options.context.json)
    options.context.screen.notice(`The ${what}s were made on ${days} different days.`, "yellow");
  const { commonFacts } = await import("@medgemma/dicom");
  const counts = read.flatMap((each) => each.counts ?? [each.images.length]);
  const [patient] = patients;
  return {
    ...{ images: read.flatMap(({ images }) => images), moments },
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

/** Whether all are DICOM files, folders or archives. */
async function areOfStudies(files: readonly string[]): Promise<boolean> {
  for (const file of files) {
    if (await isFolder(file)) continue;
    const head = await headOf(file).catch(() => undefined);
    if (head === undefined || !["dicom", "zip"].includes(await kindOfSource(file, head))) return false;
  }
  return true;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
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
  { flags = {}, context, what, isCompared }: ReadImagesOptions,
): Promise<StudyImages> {
  const { range = "full", kind, maxSlices } = flags;
  const study = {
    ...{ kind, maxSlices, signal: context.signal, isVolume: what === "volume", isCompared },
    onProgress: (text: string) => context.screen.progress(text),
  };
  const read = await readSource(file, name, { range, study }).catch((error: unknown) => {
    throw toldOfStudies(error instanceof ImageDecodeError ? withName(error, name) : error);
  });
  const notes = [...new Set([...read.notes, ...read.images.flatMap((image) => image.notes ?? [])])];
  if (!context.json) tellNotes(name, notes, context.screen);
  // Tasks put an image's notes into the provenance: the first has those of all.
  const images = read.images.map(({ width, height, data }, index): RgbImage => ({
    ...{ width, height, data },
    ...(index === 0 && notes.length > 0 && { notes }),
  }));
  return { ...read, images };
}

/** Where a prior study goes here, in place of what the package says. */
function toldOfStudies(error: unknown): unknown {
  const { message, hint } = error instanceof InvalidArgumentError ? error : {};
  const said = /^The files are of \d+ studies; give those of one\./.exec(message ?? "")?.[0];
  if (said === undefined || hint === undefined) return error;
  return new InvalidArgumentError(said, {
    hint: "Ask about each by itself; report compares with a prior study (--prior-image).",
  });
}

async function readSource(
  file: string | readonly string[],
  name: string,
  { range, study }: { readonly range: ImageRange; readonly study: StudyOptions },
): Promise<StudyImages> {
  if (typeof file !== "string") return imagesOfStudy(file, study);
  if (await isFolder(file)) return imagesOfStudy(file, study);
  const bytes = await readFile(file).catch((error: unknown) => unreadable(name, error));
  const kind = await kindOfSource(file, bytes);
  if (kind === "dicom" || kind === "zip") return imagesOfStudy(bytes, study);
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
