import { exitCodes } from "./exit-codes.js";

/** What the system said of a file or a folder, and what to do next. */
interface SystemWords {
  readonly reason: string;
  readonly next: string;
  /** Whether another argument avoids it. */
  readonly isUsage: boolean;
}

const permission: SystemWords = {
  reason: "the system does not allow it",
  next: "Change its permissions, or give another place.",
  isUsage: true,
};
const space: SystemWords = {
  reason: "the disk is full",
  next: "Free some space, or give a place on another disk.",
  isUsage: false,
};

const words: Readonly<Record<string, SystemWords>> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: { reason: "its disk can only be read", next: "Give another place.", isUsage: true },
  ENOENT: { reason: "it is not there", next: "Check the path.", isUsage: true },
  EEXIST: { reason: "something of this name is there already", next: "Give another place.", isUsage: true },
  ENOTDIR: { reason: "a part of its path is a file and no folder", next: "Check the path.", isUsage: true },
  EISDIR: { reason: "it is a folder", next: "Give a file.", isUsage: true },
  ENAMETOOLONG: { reason: "its name is too long", next: "Give a shorter one.", isUsage: true },
  ENOSPC: space,
  EDQUOT: space,
  EIO: { reason: "the disk cannot be read or written", next: "Look at the disk, or give another one.", isUsage: false },
};

/** Puts an error of the file system into words; undefined for other errors. */
export function tellSystemError(
  error: unknown,
): { readonly code: string; readonly message: string; readonly next: string; readonly exitCode: number } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const found = code === undefined ? undefined : words[code];
  if (code === undefined || found === undefined) return undefined;
  const what = path === undefined ? "A file" : `"${path}"`;
  return {
    code,
    message: `${what} cannot be used: ${found.reason}.`,
    next: found.next,
    exitCode: found.isUsage ? exitCodes.usage : exitCodes.failed,
  };
}
