import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { InvalidArgumentError, ModelNotFoundError } from "@medgemma/core";

/** Files that systems put into folders that people look at. */
const litter = [".DS_Store", "Thumbs.db", "desktop.ini"];

export interface FolderFiles {
  readonly folder: string;
  readonly names: readonly string[];
  /** Folders, links and whatever else is no file. */
  readonly folders: number;
}

/**
 * The entries of a folder.
 *
 * @throws {ModelNotFoundError} when there is no such folder.
 */
export async function listFolder(folder: string): Promise<FolderFiles> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown): readonly Dirent[] => {
    throw new ModelNotFoundError(`"${folder}" is no folder that can be read.`, { cause });
  });
  const files = entries.filter((entry) => entry.isFile() && !litter.includes(entry.name));
  // A link may lead to anything, and is no file of the model.
  const folders = entries.filter((entry) => !entry.isFile() && !litter.includes(entry.name)).length;
  return { folder, names: files.map(({ name }) => name), folders };
}

/**
 * Refuses a folder with anything beside what is published: whatever lies there may be somebody's secret.
 *
 * @throws {InvalidArgumentError} which names none of it, since a file's name may be a patient's.
 */
export function refuseOthers({ folder, names, folders }: FolderFiles, isKnown: (name: string) => boolean): void {
  const count = names.filter((name) => !isKnown(name)).length + folders;
  if (count === 0) return;
  throw new InvalidArgumentError(
    `"${folder}" holds ${count === 1 ? "an entry" : `${count} entries`} beside the model; nothing is published.`,
    { hint: "Move what does not belong to it out of the folder; names that begin with a dot count, too." },
  );
}
