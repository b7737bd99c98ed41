import type { ModelSource } from "@medgemma/core";

/** Files of a package, wherever they are. */
export interface PackageFiles {
  /** A file by its name; undefined when there is none. */
  file(path: string): Promise<Blob | undefined>;
}

/**
 * What the runtime loads: the URL of a package folder, which is downloaded once and kept; a folder or files that the user
 * picked; or files that the application holds.
 */
export type WebModelSource = ModelSource | FileSystemDirectoryHandle | Iterable<File> | PackageFiles;

/** Files of a folder that the user picked with `showDirectoryPicker`, or of the origin's own storage. */
export function directoryFiles(directory: FileSystemDirectoryHandle): PackageFiles {
  return {
    async file(path) {
      try {
        return await (await directory.getFileHandle(path)).getFile();
      } catch (error) {
        if (error instanceof DOMException && error.name === "NotFoundError") return undefined;
        throw error;
      }
    },
  };
}

/** Files that the user picked with `<input type="file">` or dropped. */
export function pickedFiles(files: Iterable<File>): PackageFiles {
  const byName = new Map(Array.from(files, (file) => [file.name, file]));
  return { file: async (path) => byName.get(path) };
}
