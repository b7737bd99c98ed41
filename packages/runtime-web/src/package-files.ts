import { InvalidArgumentError, ModelNotFoundError, type ModelSource, packageManifestName } from "@medgemma/core";

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
        const name = error instanceof DOMException ? error.name : "unknown";
        if (name === "NotFoundError") return undefined;
        throw new ModelNotFoundError(`The model's folder cannot be read (${name}).`, {
          hint: "A folder that was kept from an earlier visit needs its `requestPermission()`; or pick it again.",
          cause: error,
        });
      }
    },
  };
}

/**
 * Files that the user picked with `<input type="file">` or dropped. Of a folder that was picked as a whole only the files
 * beside the manifest count, so that those of another package never fill a gap.
 *
 * @throws {InvalidArgumentError} when there is more than one package among them, or something else than files.
 */
export function pickedFiles(files: Iterable<File>): PackageFiles {
  const all = Array.from(files);
  if (!all.every((file) => typeof file?.name === "string"))
    throw new InvalidArgumentError("Picked files must be files.");
  const folders = new Set(all.filter(({ name }) => name === packageManifestName).map(folderOf));
  if (folders.size > 1) {
    throw new InvalidArgumentError(`There are ${folders.size} packages among the picked files.`, {
      hint: "Pick the folder of one.",
    });
  }
  const beside = all.filter((file) => folders.has(folderOf(file)));
  const byName = new Map(beside.map((file) => [file.name, file]));
  return { file: async (path) => byName.get(path) };
}

/** Empty for files that were picked one by one. */
const folderOf = ({ webkitRelativePath: path }: File): string => path.slice(0, path.lastIndexOf("/") + 1);
