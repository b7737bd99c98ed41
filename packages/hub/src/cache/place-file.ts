import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, link, lstat, mkdir, readlink, rename, rm, stat, symlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Lets a file appear at a second place: as a hard link, which takes no space and lives as long as either name; else as a
 * symbolic link where asked for, else as a copy. What is at the place is replaced.
 *
 * @param link.symbolic for files of others, which may lie on another disk.
 */
export async function placeFile(from: string, to: string, { symbolic = false } = {}): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const own = `${to}.${randomBytes(6).toString("hex")}.new`;
  try {
    await ((await isSymbolic(from)) ? symlink(await readlink(from), own) : linkOrCopy(from, own, symbolic));
    await rename(own, to);
    // Renaming one hard link of a file to another does nothing.
    await rm(own, { force: true });
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
}

async function linkOrCopy(from: string, to: string, symbolic: boolean): Promise<void> {
  try {
    await link(from, to);
  } catch {
    try {
      if (symbolic) return await symlink(from, to);
    } catch {
      // Windows allows symbolic links to developers only.
    }
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

async function isSymbolic(path: string): Promise<boolean> {
  return (await lstat(path)).isSymbolicLink();
}

/** Bytes of a regular file, also behind a symbolic link; undefined when there is none. */
export async function fileBytes(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}
