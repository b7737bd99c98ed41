import { lstat, realpath, rename } from "node:fs/promises";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";
import { absolutePath } from "../files/absolute-path.js";
import { systemCode, writeError, writing } from "../files/file-error.js";
import { earlierPackageFiles } from "./earlier-package.js";
import { withWorkFolder, type WorkFolder } from "./work-folder.js";

/** Conversions into one folder at the same time replace each other's packages; each tries so often. */
const attempts = 20;

/**
 * Checks, before any work, that a package may be written to `output`.
 *
 * @returns The absolute path of the folder to make, with a symbolic link at its end followed.
 * @throws {InvalidArgumentError} when `output` is no path, or exists and may not be replaced: without `overwrite`, when
 *   it is not a converted package, holds anything else beside one, or holds the checkpoint.
 */
export async function checkOutput(
  output: string,
  { checkpoint, overwrite }: { checkpoint: string; overwrite: boolean },
): Promise<string> {
  const named = absolutePath(output, "output");
  return writing(async () => {
    if (!(await exists(named))) return named;
    if (!overwrite) throw existsAlready();
    const target = await realpath(named).catch((cause: unknown) => {
      throw new InvalidArgumentError("The output is a symbolic link that leads nowhere.", { cause });
    });
    const between = relative(target, await realpath(checkpoint));
    // Between two drives of Windows there is no relative path.
    if (!isAbsolute(between) && between.split(sep)[0] !== "..") {
      throw new InvalidArgumentError("The output holds the checkpoint.", { hint: "Give another folder." });
    }
    earlierPackageFiles(target);
    return target;
  });
}

/**
 * Makes `target` appear at once: `write` fills a folder beside it, which is renamed when all is written.
 * When `write` fails or the process exits, nothing is left behind and an earlier package stays as it was.
 *
 * @param target Absolute path, from {@link checkOutput}.
 * @param options.overwrite Whether an earlier package is replaced. Anything else that is there by now stays.
 */
export async function publishFolder<Result>(
  target: string,
  write: (folder: string) => Promise<Result>,
  { overwrite = true }: { readonly overwrite?: boolean } = {},
): Promise<Result> {
  return withWorkFolder(target, async (work) => {
    const result = await write(work.content);
    await writing(() => place(work, target, overwrite));
    return result;
  });
}

async function place(work: WorkFolder, target: string, overwrite: boolean): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    if (await exists(target)) {
      if (!overwrite) throw existsAlready();
      await setAside(target, work.nextEarlier());
    }
    try {
      // Takes the place of nothing, or of an empty folder; a name that is taken is an error.
      await rename(work.content, target);
      return;
    } catch (error) {
      if (attempt >= attempts || !["EEXIST", "ENOTEMPTY"].includes(systemCode(error) ?? "")) throw error;
    }
  }
}

/** Takes an earlier package out of the way, checked before and, since it may have changed until then, after. */
async function setAside(target: string, aside: string): Promise<void> {
  const before = await identity(target);
  try {
    earlierPackageFiles(target);
    await rename(target, aside);
  } catch (error) {
    // Another conversion took it out of the way meanwhile; the next attempt looks at what is there now.
    if (before !== (await identity(target))) return;
    throw error;
  }
  try {
    earlierPackageFiles(aside);
  } catch (error) {
    await rename(aside, target).catch((cause: unknown) => {
      throw new InvalidArgumentError(
        `What was at the output is now \`${join(basename(resolve(aside, "..")), basename(aside))}\` beside it.`,
        { cause: writeError(cause) },
      );
    });
    throw error;
  }
}

function existsAlready(): InvalidArgumentError {
  return new InvalidArgumentError("The output exists already.", { hint: "Set `overwrite`, or give another folder." });
}

async function exists(path: string): Promise<boolean> {
  return (await identity(path)) !== undefined;
}

/** The number that the disk has for what lies there; undefined for nothing. */
async function identity(path: string): Promise<bigint | undefined> {
  try {
    return (await lstat(path, { bigint: true })).ino;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Name that a checkpoint's folder gives to the model. */
export function folderName(folder: string): string {
  return basename(resolve(folder));
}
