import { join } from "node:path";
import { freeDiskBytes } from "@medgemma/convert";
import { DiskFullError, type LoadProgress, OfflineError } from "@medgemma/core";
import type { CacheLayout } from "../cache/cache-layout.js";
import { fileBytes, placeFile } from "../cache/place-file.js";
import type { PythonCache } from "../cache/python-cache.js";
import { formatBytes } from "../format-bytes.js";
import type { HubClient } from "../http/hub-client.js";
import { takeLock } from "../transfer/blob-lock.js";
import { type BlobRequest, downloadBlob, partOf } from "../transfer/download-blob.js";
import { total } from "../transfer/intervals.js";
import { heldBytes } from "../transfer/partial-file.js";
import { TransferProgress } from "../transfer/transfer-progress.js";
import type { RepositoryFile } from "./listing.js";

/** Where a set of files comes from and goes to. */
export interface FileSet {
  readonly files: readonly RepositoryFile[];
  /** Folder in which they appear. */
  readonly folder: string;
  readonly request: (file: RepositoryFile) => BlobRequest;
  /** Of a repository of the Hub, whose files Python's cache may hold. */
  readonly repository?: { readonly id: string; readonly commit: string };
}

export interface FetchFilesOptions {
  readonly client: HubClient;
  readonly layout: CacheLayout;
  readonly pythonCache: PythonCache;
  /** Bytes that are written to the same disk afterwards. */
  readonly furtherBytes?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Bytes of the files that have to be fetched: what is here, whole or in part, is left out. What Python's cache holds is read to be
 * checked, and appears in the folder.
 */
export async function missingBytes(set: FileSet, options: FetchFilesOptions): Promise<number> {
  const { missing, partBytes } = await lookAt(set, options);
  return missing.reduce((sum, { bytes }) => sum + bytes, 0) - partBytes;
}

/**
 * Lets files appear in their folder: those that are here already, those that Python's cache holds, and the others fetched.
 *
 * @throws {DiskFullError} before the first byte when they do not fit. {@link OfflineError} when something is missing and
 *   requests are forbidden. What `downloadBlob` throws.
 */
export async function fetchFiles(set: FileSet, options: FetchFilesOptions): Promise<void> {
  const { client, layout, signal, furtherBytes = 0 } = options;
  const { missing, partBytes } = await lookAt(set, options);
  const totalBytes = set.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const missingTotal = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  if (missing.length > 0 && client.settings.offline) {
    throw new OfflineError(
      `${missing.length} of the model's files are not here (${formatBytes(missingTotal - partBytes)}).`,
      {
        hint: "Requests are forbidden (`offline`, HF_HUB_OFFLINE=1): allow them once, or copy the folder of models from a machine that has them (MEDGEMMA_HOME).",
      },
    );
  }
  await requireSpace(layout.home, missingTotal - partBytes + furtherBytes);
  if (missing.length === 0) return;
  const progress = new TransferProgress(totalBytes, totalBytes - missingTotal + partBytes, options.onProgress);
  for (const file of missing) {
    const blob = layout.blob(file.digest);
    let isWaiting = false;
    await using _ = await takeLock(layout.lock(file.digest.hex), {
      ...(signal && { signal }),
      onWait() {
        const message = "Another process downloads this model; waiting for it.";
        if (!isWaiting) progress.say(message);
        isWaiting = true;
      },
    });
    if ((await fileBytes(blob)) === file.bytes) {
      progress.add(file.bytes - file.heldBefore);
    } else {
      progress.add(total(await heldBytes(partOf(blob), file.bytes)) - file.heldBefore);
      await downloadBlob(set.request(file), blob, {
        client,
        ...(signal && { signal }),
        onBytes: (bytes) => progress.add(bytes),
        onCheck: () => progress.checking(),
      });
    }
    await placeFile(blob, placeOf(set, file));
  }
}

interface MissingFile extends RepositoryFile {
  /** Bytes that an earlier process fetched. */
  readonly heldBefore: number;
}

/** Places what is here; what is left has to be fetched. */
async function lookAt(
  set: FileSet,
  { layout, pythonCache, signal }: FetchFilesOptions,
): Promise<{ readonly missing: readonly MissingFile[]; readonly partBytes: number }> {
  const missing: MissingFile[] = [];
  let partBytes = 0;
  for (const file of set.files) {
    signal?.throwIfAborted();
    const place = placeOf(set, file);
    if ((await fileBytes(place)) === file.bytes) continue;
    const blob = layout.blob(file.digest);
    if ((await fileBytes(blob)) === file.bytes) {
      await placeFile(blob, place);
      continue;
    }
    const { repository } = set;
    const other = repository && (await pythonCache.find(repository, file, signal));
    if (other !== undefined) {
      await placeFile(other, blob, { symbolic: true });
      await placeFile(blob, place);
      continue;
    }
    const heldBefore = total(await heldBytes(partOf(blob), file.bytes));
    missing.push({ ...file, heldBefore });
    partBytes += heldBefore;
  }
  return { missing, partBytes };
}

function placeOf({ folder }: FileSet, { path }: RepositoryFile): string {
  return join(folder, ...path.split("/"));
}

async function requireSpace(folder: string, bytes: number): Promise<void> {
  const free = await freeDiskBytes(folder);
  if (free === undefined || free >= bytes) return;
  throw new DiskFullError(`The model takes ${formatBytes(bytes)} more on the disk; ${formatBytes(free)} are free.`, {
    hint: "Free some space (`medgemma models` lists what is here), or set MEDGEMMA_HOME to a folder on another disk.",
  });
}
