import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import {
  type GgufManifest,
  InvalidArgumentError,
  ModelNotFoundError,
  packageManifestName,
  parseGgufManifest,
} from "@medgemma/core";
import { checkDigests } from "./check-digests.js";
import { chooseEncoder } from "./choose-encoder.js";
import { GgufFile } from "./gguf-file.js";
import { readSmallFile } from "./regular-file.js";

/** The files of one model. */
export interface ModelFiles {
  readonly text: GgufFile;
  readonly mmproj?: GgufFile;
  /** What was chosen, for the user to know. */
  readonly notes?: readonly string[];
  /** Of folders that `@medgemma/convert` made. */
  readonly converted?: {
    readonly manifest: GgufManifest;
    /** SHA-256 of the manifest, which holds the digests of all files: the model's identity. */
    readonly sha256: string;
    /** Path of the compiled tokenizer. */
    readonly tokenizer: string;
  };
}

export interface FindFilesOptions {
  /** Image encoder for a source without one, or instead of those of a folder that was not converted here. */
  readonly mmproj?: string;
  readonly verifyDigests: boolean;
  readonly signal?: AbortSignal;
}

/** Manifests take a few kilobytes, and some more for the digests of every chunk. */
const largestManifest = 2 ** 24;

/**
 * Finds a model's files: a folder made by `convertCheckpointToGguf`, a folder with one text GGUF and any number of mmproj
 * GGUFs, or a text GGUF. Files are known by what they hold, not by their names.
 *
 * @throws {ModelNotFoundError} when there is no model at the place given.
 * @throws {InvalidArgumentError} when a folder holds several.
 * @throws {CorruptModelError} or {UnsupportedModelError} when a file is damaged or for something else.
 */
export async function findModelFiles(path: string, options: FindFilesOptions): Promise<ModelFiles> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ModelNotFoundError(`There is no "${path}".`, { cause });
  });
  const files = found.isDirectory() ? await filesOfFolder(path, options) : await filesOfFile(path, options);
  files.text.expectRole("text");
  files.mmproj?.expectRole("mmproj");
  return files;
}

async function filesOfFile(path: string, { mmproj, signal }: FindFilesOptions): Promise<ModelFiles> {
  const text = await GgufFile.read(path, signal);
  if (mmproj !== undefined) return { text, mmproj: await GgufFile.read(mmproj, signal) };
  const beside = await encoderBeside(path, signal);
  if (beside === undefined) return { text };
  return {
    text,
    notes: [`Without images: "${beside}" beside the model may be its image encoder; give it as \`mmproj\`.`],
  };
}

async function filesOfFolder(folder: string, options: FindFilesOptions): Promise<ModelFiles> {
  const hasManifest = (await readdir(folder)).includes(packageManifestName);
  if (!hasManifest) return filesByRole(folder, options);
  if (options.mmproj === undefined) return filesOfManifest(folder, options);
  throw new InvalidArgumentError("`mmproj` does not go with a folder that was converted: it brings its own.", {
    hint: "Leave `mmproj` out, or give the path of the text model.",
  });
}

async function filesOfManifest(folder: string, { verifyDigests, signal }: FindFilesOptions): Promise<ModelFiles> {
  const bytes = await readSmallFile(join(folder, packageManifestName), largestManifest);
  const manifest = parseGgufManifest(bytes.toString("utf8"));
  await checkDigests(folder, Object.values(manifest.files), verifyDigests);
  const { text, mmproj, tokenizer } = manifest.files;
  return {
    text: await GgufFile.read(join(folder, text.path), signal),
    ...(mmproj !== undefined && { mmproj: await GgufFile.read(join(folder, mmproj.path), signal) }),
    converted: {
      manifest,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      tokenizer: join(folder, tokenizer.path),
    },
  };
}

async function filesByRole(folder: string, { mmproj, signal }: FindFilesOptions): Promise<ModelFiles> {
  const { ggufNames } = await import("@medgemma/hub");
  const names = await ggufNames(folder);
  const files = await readAll(folder, names.named, signal);
  // Unfinished downloads and copies that were put aside begin as GGUF files do: names count first.
  if (files.every(({ role }) => role !== "text")) files.push(...(await readAll(folder, await names.others(), signal)));
  if (files.length === 0) {
    throw new ModelNotFoundError(`There is no GGUF file in "${folder}".`, {
      hint: "Give a folder with GGUF files or of a checkpoint, a GGUF file, or a Hugging Face id.",
    });
  }
  const [text, ...others] = files.filter(({ role }) => role === "text");
  if (text === undefined) throw new ModelNotFoundError(`No GGUF file in "${folder}" is a Gemma 3 text model.`);
  if (others.length > 0) {
    const choices = [text, ...others].map(({ name }) => `"${name}"`).join(", ");
    throw new InvalidArgumentError(`"${folder}" holds several text models: ${choices}.`, {
      hint: "Give the path of one of them, and its image encoder as `mmproj`.",
    });
  }
  if (mmproj !== undefined) return { text, mmproj: await GgufFile.read(mmproj, signal) };
  const encoders = files.filter(({ role }) => role === "mmproj");
  const chosen = chooseEncoder(encoders, text);
  if (chosen === undefined) return { text };
  return { text, mmproj: chosen.mmproj, ...(chosen.note !== undefined && { notes: [chosen.note] }) };
}

async function readAll(folder: string, names: readonly string[], signal?: AbortSignal): Promise<GgufFile[]> {
  const files: GgufFile[] = [];
  for (const name of names) files.push(await GgufFile.read(join(folder, name), signal));
  return files;
}

/** Name of an image encoder in the folder of a text model, for a note: nothing fails when the folder cannot be listed. */
async function encoderBeside(path: string, signal?: AbortSignal): Promise<string | undefined> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((other) => /mmproj.*\.gguf$/i.test(other) && other !== basename(path))) {
    const file = await GgufFile.read(join(folder, name), signal).catch(() => undefined);
    if (file?.role === "mmproj") return name;
  }
  return undefined;
}
