import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { access, mkdir, realpath, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { InvalidArgumentError, packageManifestName } from "@medgemma/core";

/**
 * Checks, before any work, that a package may be written to `output`.
 *
 * @throws {InvalidArgumentError} when `output` exists and may not be replaced: without `overwrite`, when it is not a
 *   converted package, or when it holds the checkpoint.
 */
export async function checkOutput(
  output: string,
  { checkpoint, overwrite }: { checkpoint: string; overwrite: boolean },
) {
  if (!(await exists(output))) return;
  if (!overwrite) {
    throw new InvalidArgumentError("The output exists already.", { hint: "Set `overwrite`, or give another folder." });
  }
  const between = relative(await realpath(output), await realpath(checkpoint));
  // Between two drives of Windows there is no relative path.
  if (!isAbsolute(between) && between.split(sep)[0] !== "..") {
    throw new InvalidArgumentError("The output holds the checkpoint.", { hint: "Give another folder." });
  }
  // Only what an earlier conversion made is ever deleted.
  if (!(await stat(output)).isDirectory() || !(await exists(join(output, packageManifestName)))) {
    throw new InvalidArgumentError(`The output exists and is not a converted package (no ${packageManifestName}).`, {
      hint: "Remove it yourself, or give another folder.",
    });
  }
}

/**
 * Makes `output` appear at once: `write` fills a folder beside it, which is renamed when all is written.
 * When `write` fails or the process exits, nothing is left behind and an earlier `output` stays as it was.
 *
 * @param options.overwrite Whether an earlier `output` is replaced. Default true; it was checked before the work, and
 *   this is for one that appeared in the meantime.
 */
export async function publishFolder<Result>(
  output: string,
  write: (folder: string) => Promise<Result>,
  { overwrite = true }: { readonly overwrite?: boolean } = {},
): Promise<Result> {
  const target = resolve(output);
  const suffix = randomBytes(6).toString("hex");
  const staging = join(dirname(target), `.medgemma-convert-${suffix}`);
  const firstMade = await mkdir(dirname(target), { recursive: true });
  // Also when the process is ended before the end: a checkpoint's worth of files would stay, in a hidden folder.
  const retired = `${staging}-old`;
  const removeAtExit = (): void => {
    if (existsSync(retired) && !existsSync(target)) renameSync(retired, target);
    for (const path of [staging, retired]) rmSync(path, { recursive: true, force: true });
  };
  process.once("exit", removeAtExit);
  try {
    await mkdir(staging);
    const result = await write(staging);
    if (!overwrite && (await exists(target))) throw new InvalidArgumentError("The output was made by someone else.");
    await replace(staging, target, retired);
    return result;
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (firstMade !== undefined) await removeEmptyFolders(dirname(target), firstMade);
    throw error;
  } finally {
    process.removeListener("exit", removeAtExit);
  }
}

/** Removes `inner` and the folders around it up to `outer`, as far as nobody else put something there. */
async function removeEmptyFolders(inner: string, outer: string): Promise<void> {
  for (let folder = inner; folder.length >= outer.length; folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      return;
    }
  }
}

async function replace(staging: string, target: string, retired: string): Promise<void> {
  if (!(await exists(target))) {
    await rename(staging, target);
    return;
  }
  await rename(target, retired);
  try {
    await rename(staging, target);
  } catch (error) {
    await rename(retired, target);
    throw error;
  }
  await rm(retired, { recursive: true, force: true });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Name that a checkpoint's folder gives to the model. */
export function folderName(folder: string): string {
  return basename(resolve(folder));
}
