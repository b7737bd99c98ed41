import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CorruptModelError,
  type GgufManifest,
  ModelNotFoundError,
  type PackageManifest,
  packageManifestName,
} from "@medgemma/core";
import { fileBytes } from "../cache/place-file.js";
import { parseManifest } from "./parse-manifest.js";

/** Manifests take a few kilobytes, and some more for the digests of every chunk. */
const largestManifest = 2 ** 24;

export async function readManifest(folder: string): Promise<PackageManifest | GgufManifest> {
  const path = join(folder, packageManifestName);
  const bytes = await fileBytes(path);
  // Named pipes would be waited for, for ever, and devices never end.
  if (bytes === undefined) throw new ModelNotFoundError(`${packageManifestName} in "${folder}" is no regular file.`);
  if (bytes > largestManifest) throw new CorruptModelError(`${packageManifestName} has ${bytes} bytes.`);
  return parseManifest(await readFile(path, "utf8"));
}
