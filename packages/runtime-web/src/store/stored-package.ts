import { type FileDigest, type PackageManifest, packageManifestName, parsePackageManifest } from "@medgemma/core";
import type { PackageFiles } from "../package-files.js";
import { chunksOf } from "./chunks.js";
import type { OpfsFolder } from "./opfs-folder.js";
import { readRevisions, type Revisions } from "./revisions.js";

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
  /** When it was complete. */
  readonly storedAt?: Date;
  /** Revisions of the Hub (`main`, a tag, a commit) that led to it, and when each did last. Absent for other addresses. */
  readonly revisions?: Revisions;
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

/** Whether all files of a package are here. What the browser or a person removed since is to be downloaded again. */
export async function isComplete(folder: OpfsFolder): Promise<boolean> {
  const sizes = await folder.sizes();
  if (!sizes.has(completeName)) return false;
  const manifest = await readManifest(folder);
  return manifest !== undefined && receivedBytes(manifest, sizes) === totalBytes(manifest);
}

const digestsOf = ({ files }: PackageManifest): readonly FileDigest[] => Object.values<FileDigest>(files);

const totalBytes = (manifest: PackageManifest): number =>
  digestsOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0);

/** Bytes of the chunks that are here as a whole. */
export function receivedBytes(manifest: PackageManifest, sizes: ReadonlyMap<string, number>): number {
  const chunks = digestsOf(manifest).flatMap(chunksOf);
  return chunks.reduce((sum, { name, start, end }) => sum + (sizes.get(name) === end - start ? end - start : 0), 0);
}

/** A manifest that another version of this library stored is nothing that keeps the others from being listed. */
async function readManifest(folder: OpfsFolder): Promise<PackageManifest | undefined> {
  const text = await (await folder.file(packageManifestName))?.text();
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
  const manifest = await readManifest(folder);
  if (manifest === undefined) return { id, url, receivedBytes: 0, complete: false };
  const completed = await folder.file(completeName);
  const revisions = await readRevisions(folder);
  const [received, total] = [receivedBytes(manifest, sizes), totalBytes(manifest)];
  return {
    id,
    url,
    name: manifest.source.name,
    totalBytes: total,
    receivedBytes: received,
    complete: sizes.has(completeName) && received === total,
    ...(completed !== undefined && { storedAt: new Date(completed.lastModified) }),
    ...(revisions !== undefined && { revisions }),
  };
}
