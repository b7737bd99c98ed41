import {
  CorruptModelError,
  DiskFullError,
  InvalidArgumentError,
  MedGemmaError,
  ModelNotFoundError,
} from "@medgemma/core";

/** What errors of the system mean; the code stands beside it, for those who know it. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "the system does not allow it",
  EPERM: "the system does not allow it",
  EROFS: "its disk can only be read",
  ENOENT: "it is not there",
  EEXIST: "something of this name is there already",
  ENOTEMPTY: "something of this name is there already",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its symbolic links go round in a circle",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk's quota is used up",
  EFBIG: "it is too large for its disk",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
};

/** Codes for which another path, or another permission, is the remedy; with others the disk is to blame. */
const argumentCodes: readonly string[] = ["EACCES", "EPERM", "ENAMETOOLONG", "ELOOP", "EISDIR", "EMFILE", "ENFILE"];

/** The code of an error of the system, such as `ENOSPC`; undefined for every other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || MedGemmaError.isInstance(error)) return undefined;
  const { code, errno } = error as NodeJS.ErrnoException;
  return typeof errno === "number" && typeof code === "string" ? code : undefined;
}

/** A read of the source that failed, as an error of the SDK; every other error as it is. */
export function readError(error: unknown, file: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const message = `\`${file}\` cannot be read: ${describe(code)}.`;
  if (code === "ENOENT" || code === "ENOTDIR") return new ModelNotFoundError(message, { cause: error });
  if (argumentCodes.includes(code)) return new InvalidArgumentError(message, { cause: error });
  return new CorruptModelError(message, { cause: error, hint: "Look at the disk, or download the file again." });
}

/** A write of the output that failed, as an error of the SDK; every other error as it is. */
export function writeError(error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  return new (isFull ? DiskFullError : InvalidArgumentError)(`The output cannot be written: ${describe(code)}.`, {
    cause: error,
    hint: "Free some space or change the permissions there, or give another place.",
  });
}

/** Runs a part of the writing. @throws what {@link writeError} makes of its failure. */
export async function writing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw writeError(error);
  }
}

function describe(code: string): string {
  return `${reasons[code] ?? "the system refused"} (${code})`;
}
