import { DiskFullError, InvalidArgumentError, MedGemmaError } from "@medgemma/core";

/** What the system's codes mean for the folder of models. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "the system does not allow it",
  EPERM: "the system does not allow it",
  EROFS: "its disk can only be read",
  ENOENT: "a part of its path is not there",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "a folder lies where a file should be",
  EEXIST: "a file lies where a folder should be",
  ENAMETOOLONG: "its path is too long",
};

/**
 * Runs work that reads and writes in the folder of models.
 *
 * @throws {DiskFullError} or {@link InvalidArgumentError} in place of the system's errors; every other error as it is.
 */
export async function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (MedGemmaError.isInstance(error) || !(error instanceof Error)) throw error;
    const code: unknown = Reflect.get(error, "code");
    if (code === "ENOSPC" || code === "EDQUOT") {
      throw new DiskFullError(`The disk of the folder of models is full (${code}); what came is kept.`, {
        hint: "Free some space and try again, or set MEDGEMMA_HOME to a folder on another disk.",
        cause: error,
      });
    }
    const reason = typeof code === "string" ? reasons[code] : undefined;
    if (reason === undefined) throw error;
    throw new InvalidArgumentError(`The folder of models, "${folder}", cannot be used: ${reason} (${String(code)}).`, {
      hint: "Set MEDGEMMA_HOME, or `hub.cacheFolder`, to a folder that this process may write to.",
      cause: error,
    });
  }
}

/** Notes something that is only of use later: where nothing may be written, that is no reason to stop. */
export async function ifWritable(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
    if (!["EROFS", "EACCES", "EPERM", "ENOENT", "ENOTDIR", "EEXIST", "ENOSPC", "EDQUOT"].includes(String(code)))
      throw error;
  }
}
