import { type FileDigest, type PackageManifest, packageManifestName, parsePackageManifest } from "@medgemma/core";
import type { PackageFiles } from "../package-files.js";
import { chunksOf } from "./chunks.js";
import type { OpfsFolder } from "./opfs-folder.js";

/** A package in the store. */
export interface StoredModel {
  readonly id: string;
  /** Where it comes from, without the query. */
  readonly url: string;
  /** Name of the model; absent before the manifest is here, or when this version cannot read it. */
  readonly name?: string;
  readonly receivedBytes: number;
  readonly totalBytes?: number;
  /** Whether all of it is here and was checked. */
  readonly complete: boolean;
}

/** Tells where a package comes from. */
export const sourceName = "source.json";

/** Written last. */
export const completeName = "complete.json";

/** Files of a complete package. */
export function storedFiles(folder: OpfsFolder): PackageFiles {
  return {
    async file(path) {
      const whole = await folder.file(path);
      if (whole !== undefined) return whole;
      const manifest = await folder.file(packageManifestName);
      if (manifest === undefined) return undefined;
      const { files } = parsePackageManifest(await manifest.text());
      const digest = Object.values<FileDigest>(files).find((file) => file.path === path);
      if (digest === undefined) return undefined;
      const parts = await Promise.all(chunksOf(digest).map(({ name }) => folder.file(name)));
      // A blob of blobs copies nothing.
      return new Blob(parts.filter((part) => part !== undefined));
    },
  };
}

export async function isComplete(folder: OpfsFolder): Promise<boolean> {
  return (await folder.file(completeName)) !== undefined;
}

/** A manifest that another version of this library stored is nothing that keeps the others from being listed. */
function readManifest(text: string | undefined): PackageManifest | undefined {
  try {
    return text === undefined ? undefined : parsePackageManifest(text);
  } catch {
    return undefined;
  }
}

/** Tells what a folder of the store holds. */
export async function describeStored(folder: OpfsFolder, id: string): Promise<StoredModel> {
  const sizes = await folder.sizes();
  const { url } = JSON.parse((await (await folder.file(sourceName))?.text()) ?? '{"url":""}') as { url: string };
  const manifest = readManifest(await (await folder.file(packageManifestName))?.text());
  const all = Object.values<FileDigest>(manifest?.files ?? {});
  const chunks = all.flatMap(chunksOf);
  return {
    id,
    url,
    ...(manifest !== undefined && {
      name: manifest.source.name,
      totalBytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    }),
    receivedBytes: chunks.reduce((sum, { name }) => sum + (sizes.get(name) ?? 0), 0),
    complete: manifest !== undefined && sizes.has(completeName),
  };
}
