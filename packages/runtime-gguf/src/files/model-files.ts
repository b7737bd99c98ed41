import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type GgufManifest,
  InvalidArgumentError,
  ModelNotFoundError,
  type ModelSource,
  packageManifestName,
  parseGgufManifest,
} from "@medgemma/core";
import { checkDigests } from "./check-digests.js";
import { GgufFile } from "./gguf-file.js";
import { readSmallFile } from "./regular-file.js";

/** The files of one model. */
export interface ModelFiles {
  readonly text: GgufFile;
  readonly mmproj?: GgufFile;
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
  /** Image encoder for a source that is a single file. */
  readonly mmproj?: string;
  readonly verifyDigests: boolean;
  readonly signal?: AbortSignal;
}

/** Manifests take a few kilobytes, and some more for the digests of every chunk. */
const largestManifest = 2 ** 24;

/**
 * Finds a model's files: a folder made by `convertCheckpointToGguf`, a folder with one text GGUF and at most
 * one mmproj GGUF, or a text GGUF.
 *
 * @throws {ModelNotFoundError} when there is no model at the place given.
 * @throws {InvalidArgumentError} when a folder holds several.
 * @throws {CorruptModelError} or {UnsupportedModelError} when a file is damaged or for something else.
 */
export async function findModelFiles(source: ModelSource, options: FindFilesOptions): Promise<ModelFiles> {
  const path = pathOf(source);
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
  return mmproj === undefined ? { text } : { text, mmproj: await GgufFile.read(mmproj, signal) };
}

async function filesOfFolder(folder: string, options: FindFilesOptions): Promise<ModelFiles> {
  if (options.mmproj !== undefined) {
    throw new InvalidArgumentError("`mmproj` goes with a model that is a single file; a folder brings its own.");
  }
  const hasManifest = (await readdir(folder)).includes(packageManifestName);
  return hasManifest ? filesOfManifest(folder, options) : filesByRole(folder, options);
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

async function filesByRole(folder: string, { signal }: FindFilesOptions): Promise<ModelFiles> {
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith(".gguf")).toSorted();
  if (names.length === 0) {
    throw new ModelNotFoundError(`There is no GGUF file in "${folder}".`, {
      hint: "A Hugging Face checkpoint folder is converted first: see `convertCheckpointToGguf` of @medgemma/convert.",
    });
  }
  const files: GgufFile[] = [];
  for (const name of names) files.push(await GgufFile.read(join(folder, name), signal));
  const only = (role: GgufFile["role"]): GgufFile | undefined => {
    const [first, ...others] = files.filter((file) => file.role === role);
    if (others.length === 0) return first;
    throw new InvalidArgumentError(`"${folder}" holds several files of the kind "${role}".`, {
      hint: "Give the path of the text model, and its image encoder as `mmproj`.",
    });
  };
  const text = only("text");
  if (text === undefined) throw new ModelNotFoundError(`No GGUF file in "${folder}" is a Gemma 3 text model.`);
  const mmproj = only("mmproj");
  return mmproj === undefined ? { text } : { text, mmproj };
}

/** @throws {InvalidArgumentError} for what is no path. */
export function pathOf(source: ModelSource): string {
  if (typeof source === "string") return source;
  if (source instanceof URL && source.protocol === "file:") return fileURLToPath(source);
  throw new InvalidArgumentError("`model` must be the path or file: URL of a GGUF file, or of a folder of them.");
}
