import { RuntimeUnavailableError } from "@medgemma/core";
import type { PackageFiles } from "../package-files.js";
import { type DownloadOptions, downloadPackage } from "./download-package.js";
import { OpfsFolder } from "./opfs-folder.js";
import { PackageUrl } from "./package-url.js";
import { describeStored, isComplete, type StoredModel, storedFiles } from "./stored-package.js";

export interface ModelStore {
  /**
   * Downloads a package, or what is missing of it. A chunk that is here is never fetched again; chunks and whole files
   * are checked against the SHA-256 digests of the manifest. Another tab that downloads the same package is waited for.
   *
   * @throws {OfflineError} when the server cannot be reached.
   * @throws {ModelNotFoundError} when there is no package.
   * @throws {DigestMismatchError} when a file is not what the manifest says.
   * @throws {OutOfMemoryError} when the browser's storage is full.
   * @throws `signal.reason` after an abort; what was fetched is kept.
   */
  download(url: string | URL, options?: DownloadOptions): Promise<PackageFiles>;
  /** Files of a complete package, without the network; undefined when it is not here or not complete. */
  open(url: string | URL): Promise<PackageFiles | undefined>;
  list(): Promise<readonly StoredModel[]>;
  /** Deletes a package or a part of one, by the `id` that `list` tells. */
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
    const { storage } = globalThis.navigator;
    if (typeof storage?.getDirectory !== "function") {
      throw new RuntimeUnavailableError("This browser has no storage for models here.", {
        hint: "Serve the page over https, and not in a private window.",
      });
    }
    const top = new OpfsFolder(await storage.getDirectory());
    return (await top.folder(folderName, { create: true })) as OpfsFolder;
  };
  const open = async (url: string | URL): Promise<PackageFiles | undefined> => {
    const folder = await (await root()).folder(await new PackageUrl(url).id(), { create: false });
    return folder !== undefined && (await isComplete(folder)) ? storedFiles(folder) : undefined;
  };
  return {
    open,
    async download(url, options = {}) {
      const source = new PackageUrl(url);
      const id = await source.id();
      const lock = { ...(options.signal !== undefined && { signal: options.signal }) };
      return navigator.locks.request(`${folderName}/${id}`, lock, async () => {
        const complete = await open(url);
        if (complete !== undefined) return complete;
        const makeFolder = async (): Promise<OpfsFolder> => {
          // Some browsers ask the user; the download does not wait for the answer.
          navigator.storage.persist?.().catch(() => {});
          return (await (await root()).folder(id, { create: true })) as OpfsFolder;
        };
        return storedFiles(await downloadPackage(source, makeFolder, options));
      });
    },
    async list() {
      const top = await root();
      const names = await top.names();
      const folders = await Promise.all(names.map((id) => top.folder(id, { create: false })));
      return Promise.all(
        folders.flatMap((folder, index) =>
          folder === undefined ? [] : [describeStored(folder, names[index] as string)],
        ),
      );
    },
    async delete(id) {
      await (await root()).remove(id);
    },
  };
}
