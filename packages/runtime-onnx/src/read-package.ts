import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  CorruptModelError,
  DigestMismatchError,
  type FileDigest,
  ModelNotFoundError,
  type PackageManifest,
  packageManifestName,
  parsePackageManifest,
} from "@medgemma/core";

export interface PackageFolder {
  readonly folder: string;
  readonly manifest: PackageManifest;
  /** SHA-256 of the manifest, which holds the digests of all files: the package's identity. */
  readonly sha256: string;
}

/**
 * Reads a package's manifest and checks that its files are all there, and of the right size.
 *
 * @throws {ModelNotFoundError} when the folder holds no package.
 * @throws {CorruptModelError} when a file is missing or has another size.
 * @throws {DigestMismatchError} when `verifyDigests` is set and a file was altered.
 */
export async function readPackage(folder: string, verifyDigests: boolean): Promise<PackageFolder> {
  const bytes = await readManifest(folder);
  const manifest = parsePackageManifest(bytes.toString("utf8"));
  for (const file of Object.values<FileDigest>(manifest.files)) {
    const size = await regularSize(join(folder, file.path)).catch(() => undefined);
    if (size !== file.bytes) {
      const found = size === undefined ? "is missing" : `has ${size} bytes instead of ${file.bytes}`;
      throw new CorruptModelError(`The package's file "${file.path}" ${found}.`, { hint: "Convert or copy it again." });
    }
    if (verifyDigests) await verifyDigest(folder, file);
  }
  return { folder, manifest, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Manifests take a few kilobytes, and some more for the digests of every chunk. */
const largestManifest = 2 ** 24;

async function readManifest(folder: string): Promise<Buffer> {
  const path = join(folder, packageManifestName);
  const size = await regularSize(path).catch((cause: unknown) => {
    throw notFound(folder, cause);
  });
  if (size === undefined) throw notFound(folder, new Error("It is no regular file."));
  if (size > largestManifest) throw new CorruptModelError(`${packageManifestName} has ${size} bytes.`);
  return readFile(path);
}

/** Size of a regular file. Named pipes would be waited for, for ever, and devices never end. */
async function regularSize(path: string): Promise<number | undefined> {
  const found = await stat(path);
  return found.isFile() ? found.size : undefined;
}

async function verifyDigest(folder: string, file: FileDigest): Promise<void> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(join(folder, file.path))) hash.update(chunk as Buffer);
  if (hash.digest("hex") !== file.sha256) {
    throw new DigestMismatchError(`The package's file "${file.path}" is not the one that was converted.`);
  }
}

function notFound(folder: string, cause: unknown): ModelNotFoundError {
  return new ModelNotFoundError(`There is no ${packageManifestName} in "${folder}".`, {
    hint: "Give the folder of a package or of a checkpoint, or a Hugging Face id.",
    cause,
  });
}
