import {
  CorruptModelError,
  DigestMismatchError,
  type FileDigest,
  ModelNotFoundError,
  type PackageManifest,
  packageManifestName,
  parsePackageManifest,
  sha256Hex,
} from "@medgemma/core";
import type { PackageFiles } from "./package-files.js";
import { readBlob } from "./read-blob.js";
import { sha256OfBlob } from "./store/sha256-of-blob.js";

export interface WebPackage {
  readonly manifest: PackageManifest;
  /** SHA-256 of the manifest, which holds the digests of all files: the package's identity. */
  readonly sha256: string;
  /** All files of the manifest by path. */
  readonly files: Readonly<Record<string, Blob>>;
}

export interface ReadPackageOptions {
  readonly verifyDigests: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Reads a package's manifest and checks that its files are all there, and of the right size.
 *
 * @throws {ModelNotFoundError} when there is no package.
 * @throws {CorruptModelError} when a file is missing or has another size.
 * @throws {DigestMismatchError} when `verifyDigests` is set and a file was altered.
 */
export async function readPackage(
  source: PackageFiles,
  { verifyDigests, signal }: ReadPackageOptions,
): Promise<WebPackage> {
  const manifestFile = await source.file(packageManifestName);
  if (manifestFile === undefined) {
    throw new ModelNotFoundError(`There is no ${packageManifestName} among the files.`, {
      hint: "Give the folder of a package made by @medgemma/convert.",
    });
  }
  const bytes = await readBlob(manifestFile, packageManifestName);
  const manifest = parsePackageManifest(new TextDecoder().decode(bytes));
  const files: Record<string, Blob> = {};
  for (const file of Object.values<FileDigest>(manifest.files)) {
    const blob = await source.file(file.path);
    if (blob?.size !== file.bytes) {
      const found = blob === undefined ? "is missing" : `has ${blob.size} bytes instead of ${file.bytes}`;
      throw new CorruptModelError(`The package's file "${file.path}" ${found}.`, { hint: "Convert or copy it again." });
    }
    if (verifyDigests && (await sha256OfBlob(blob, signal)) !== file.sha256) {
      throw new DigestMismatchError(`The package's file "${file.path}" is not the one that was converted.`, {
        hint: "Convert or copy it again; a downloaded package must be deleted from the model store first.",
      });
    }
    files[file.path] = blob;
  }
  return { manifest, sha256: await sha256Hex(bytes), files };
}
