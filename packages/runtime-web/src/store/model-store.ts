import { InvalidArgumentError, ModelNotFoundError, RuntimeUnavailableError } from "@medgemma/core";
import { hasStorage } from "../browser-facts.js";
import type { PackageFiles } from "../package-files.js";
import { type DownloadOptions, downloadPackage } from "./download-package.js";
import { OpfsFolder } from "./opfs-folder.js";
import { PackageUrl } from "./package-url.js";
import { rememberRevision } from "./revisions.js";
import { describeStored, isComplete, type StoredModel, storedFiles } from "./stored-package.js";

export interface ModelStore {
  /**
   * Downloads a package, or what is missing of it. A chunk that is here is never fetched again; chunks and whole files
   * are checked against the SHA-256 digests of the manifest. Another tab that downloads the same package is waited for.
   *
   * @throws {OfflineError} when the server cannot be reached, {@link TimeoutError} when it falls silent, and
   *   {@link DownloadFailedError} when it fails otherwise, each after further tries.
   * @throws {ModelNotFoundError} when there is no package, or when the browser clears it meanwhile.
   * @throws {DigestMismatchError} when a file is not what the manifest says.
   * @throws {OutOfMemoryError} when the browser's storage is full.
   * @throws {RuntimeUnavailableError} where the browser offers no storage, as on pages without https.
   * @throws `signal.reason` after an abort; what was fetched is kept.
   */
  download(url: string | URL, options?: DownloadOptions): Promise<PackageFiles>;
  /** Files of a complete package, without the network; undefined when it is not here or not complete. */
  open(url: string | URL, options?: Pick<DownloadOptions, "hub">): Promise<PackageFiles | undefined>;
  list(): Promise<readonly StoredModel[]>;
  /**
   * Deletes a package or a part of one, by the `id` that `list` tells. A model that was loaded of it cannot go on.
   *
   * @throws {InvalidArgumentError} while it is downloaded, here or in another tab.
   */
  delete(id: string): Promise<void>;
}

export interface ModelStoreOptions {
  /** Folder of the origin private file system. Default `medgemma`. */
  readonly folder?: string;
}

/**
 * Packages in the browser's storage for this origin. Opens nothing until it is used.
 *
 * The browser may clear it when the disk is nearly full; `download` asks for it to be kept.
 */
export function openModelStore({ folder: folderName = "medgemma" }: ModelStoreOptions = {}): ModelStore {
  const root = async (): Promise<OpfsFolder> => {
    if (!hasStorage()) throw noStorage();
    const handle = await navigator.storage.getDirectory().catch((cause: unknown) => {
      throw noStorage(cause);
    });
    const top = new OpfsFolder(handle);
    return (await top.folder(folderName, { create: true })) as OpfsFolder;
  };
  const lockOf = (id: string): string => `${folderName}/${id}`;
  const open: ModelStore["open"] = async (url, { hub } = {}) => {
    const folder = await (await root()).folder(await new PackageUrl(url).id(), { create: false });
    if (folder === undefined || !(await isComplete(folder))) return undefined;
    if (hub !== undefined) await rememberRevision(folder, hub.reference.revision ?? "main");
    return storedFiles(folder);
  };
  return {
    open,
    async download(url, options = {}) {
      const source = new PackageUrl(url);
      // First, since pages without https lack the locks and the digests too.
      await root();
      const id = await source.id();
      const lock = { ...(options.signal !== undefined && { signal: options.signal }) };
      return navigator.locks.request(lockOf(id), lock, async () => {
        const complete = await open(url, options);
        if (complete !== undefined) return complete;
        const makeFolder = async (): Promise<OpfsFolder> => {
          // Some browsers ask the user; the download does not wait for the answer.
          navigator.storage.persist?.().catch(() => {});
          return (await (await root()).folder(id, { create: true })) as OpfsFolder;
        };
        const folder = await downloadPackage(source, makeFolder, options).catch((error: unknown) => {
          throw options.signal?.aborted !== true && isGone(error) ? deleted(error) : error;
        });
        if (options.hub !== undefined) await rememberRevision(folder, options.hub.reference.revision ?? "main");
        return storedFiles(folder);
      });
    },
    async list() {
      const top = await root();
      const names = await top.names();
      const folders = await Promise.all(names.map((id) => top.folder(id, { create: false })));
      const models = await Promise.all(
        folders.map(async (folder, index) =>
          folder === undefined ? undefined : describeStored(folder, names[index] as string).catch(undefinedIfGone),
        ),
      );
      return models.filter((model) => model !== undefined);
    },
    async delete(id) {
      const top = await root();
      await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
        if (lock === null) throw underWay();
        await top.remove(id);
      });
    },
  };
}

function noStorage(cause?: unknown): RuntimeUnavailableError {
  return new RuntimeUnavailableError("This browser has no storage for models here.", {
    hint: "Serve the page over https, and open it in a browser of today, not in a private window or a sandboxed frame.",
    ...(cause !== undefined && { cause }),
  });
}

/** Whether a file or folder was deleted while it was worked with, in another tab or by the browser. */
function isGone(error: unknown): boolean {
  return error instanceof DOMException && ["NotFoundError", "NotReadableError"].includes(error.name);
}

function undefinedIfGone(error: unknown): undefined {
  if (!isGone(error)) throw error;
}

function underWay(): InvalidArgumentError {
  return new InvalidArgumentError("The package is being downloaded, here or in another tab.", {
    hint: "Stop that first.",
  });
}

function deleted(cause: unknown): ModelNotFoundError {
  return new ModelNotFoundError("The package disappeared from the browser's storage while it was downloaded.", {
    hint: "Call again to download it.",
    cause,
  });
}
