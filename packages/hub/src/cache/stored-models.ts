import { lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { HubContext } from "../hub-context.js";
import { parseListing, type RepositoryFile } from "../repository/listing.js";
import type { ConversionNote } from "../prepare/convert-once.js";
import { type CacheLayout, idOfFolder } from "./cache-layout.js";
import { readText } from "./small-files.js";

/** Something that was fetched or converted, and lies in the folder of models. */
export interface StoredModel {
  readonly kind: "download" | "conversion";
  /** Hugging Face id, address of a package, or path of a checkpoint. */
  readonly source: string;
  /** Commit of the repository. */
  readonly revision?: string;
  /** Of conversions: what they were made for. */
  readonly runtime?: "onnx" | "gguf";
  readonly format?: string;
  /** Folder in which it lies. */
  readonly path: string;
  /** Of its files. A file that two revisions share is counted in both. */
  readonly bytes: number;
  /** Of a download: bytes that are still missing. */
  readonly missingBytes: number;
  /** When it was fetched, converted or loaded last. */
  readonly usedAt: Date;
}

export interface StoredModels {
  /** Folder of models. */
  readonly folder: string;
  readonly models: readonly StoredModel[];
  /** What all of it takes on the disk; what is shared is counted once. */
  readonly bytes: number;
  /** Of these, unfinished downloads. */
  readonly unfinishedBytes: number;
}

/** Lists what was fetched and converted, the latest first. */
export async function storedModels({ layout }: Pick<HubContext, "layout">): Promise<StoredModels> {
  const models = [...(await downloads(layout)), ...(await packages(layout)), ...(await conversions(layout))];
  const { bytes, unfinishedBytes } = await usage(layout.home);
  return {
    folder: layout.home,
    models: models.toSorted((a, b) => b.usedAt.getTime() - a.usedAt.getTime()),
    bytes,
    unfinishedBytes,
  };
}

async function downloads(layout: CacheLayout): Promise<StoredModel[]> {
  const models: StoredModel[] = [];
  for (const folder of await namesIn(layout.repositories)) {
    const id = idOfFolder(folder);
    for (const commit of await namesIn(layout.repository(id))) {
      const listing = parseListing((await readText(layout.listing(id, commit))) ?? "");
      if (listing === undefined) continue;
      const path = layout.files(id, commit);
      const files = await filesIn(path);
      const missing = await unfinished(layout, listing.files);
      if (files.length === 0 && missing === 0) continue;
      models.push({
        kind: "download",
        source: id,
        revision: commit,
        path,
        bytes: sum(files),
        missingBytes: missing,
        usedAt: latest(files, await stat(layout.listing(id, commit)).catch(() => undefined)),
      });
    }
  }
  return models;
}

/** Bytes that files which are on their way still lack. */
async function unfinished(layout: CacheLayout, files: readonly RepositoryFile[]): Promise<number> {
  let bytes = 0;
  for (const file of files) {
    const part = await lstat(`${layout.blob(file.digest)}.part`).catch(() => undefined);
    if (part !== undefined) bytes += Math.max(0, file.bytes - allocated(part));
  }
  return bytes;
}

async function packages(layout: CacheLayout): Promise<StoredModel[]> {
  const models: StoredModel[] = [];
  for (const name of await namesIn(layout.packages)) {
    const path = join(layout.packages, name, "files");
    const listing = parseListing((await readText(join(layout.packages, name, "listing.json"))) ?? "");
    if (listing === undefined) continue;
    const files = await filesIn(path);
    const missingBytes = await unfinished(layout, listing.files);
    models.push({ kind: "download", source: listing.id, path, bytes: sum(files), missingBytes, usedAt: latest(files) });
  }
  return models;
}

async function conversions(layout: CacheLayout): Promise<StoredModel[]> {
  const models: StoredModel[] = [];
  for (const key of await namesIn(layout.conversions)) {
    const path = layout.conversion(key);
    const files = await filesIn(path);
    if (files.length === 0) continue;
    // Without its note it is known by its folder.
    const note = parseNote(await readText(layout.conversionNote(key))) ?? { source: path };
    const usedAt = (await stat(layout.conversionNote(key)).catch(() => undefined))?.mtime ?? new Date(0);
    models.push({ kind: "conversion", ...note, path, bytes: sum(files), missingBytes: 0, usedAt });
  }
  return models;
}

function parseNote(text = ""): ConversionNote | undefined {
  try {
    const { source, revision, runtime, format } = JSON.parse(text) as Partial<ConversionNote>;
    if (typeof source !== "string" || (runtime !== "onnx" && runtime !== "gguf") || typeof format !== "string")
      return undefined;
    return { source, runtime, format, ...(typeof revision === "string" && { revision }) };
  } catch {
    return undefined;
  }
}

interface FoundFile {
  readonly bytes: number;
  readonly modified: Date;
}

async function filesIn(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map((entry) => stat(join(entry.parentPath, entry.name)).catch(() => undefined)),
  );
  return found.flatMap((file) => (file?.isFile() === true ? [{ bytes: file.size, modified: file.mtime }] : []));
}

function sum(files: readonly FoundFile[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

function latest(files: readonly FoundFile[], listing?: { readonly mtime: Date }): Date {
  const times = [...files.map(({ modified }) => modified.getTime()), listing?.mtime.getTime() ?? 0];
  return new Date(Math.max(...times));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
}

/** What a folder takes on the disk; hard links count once. */
async function usage(folder: string): Promise<{ readonly bytes: number; readonly unfinishedBytes: number }> {
  const seen = new Set<string>();
  let bytes = 0;
  let unfinishedBytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const found = await lstat(join(entry.parentPath, entry.name)).catch(() => undefined);
    if (found?.isFile() !== true || seen.has(`${found.dev}:${found.ino}`)) continue;
    seen.add(`${found.dev}:${found.ino}`);
    bytes += allocated(found);
    if (entry.name.endsWith(".part")) unfinishedBytes += allocated(found);
  }
  return { bytes, unfinishedBytes };
}

/** Files on their way have holes. Windows does not tell blocks. */
function allocated({ blocks, size }: { readonly blocks: number; readonly size: number }): number {
  return blocks > 0 ? Math.min(size, blocks * 512) : size;
}
