import { DiskFullError, InvalidArgumentError, MedGemmaError } from "@medgemma/core";

/** What the system's codes mean for the folder of models. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "the system does not allow it",
  EPERM: "the system does not allow it",
  EROFS: "its disk can only be read",
  ENOTDIR: "a part of its path is no folder",
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
