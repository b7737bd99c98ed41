import { randomBytes } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { writing } from "../files/file-error.js";
import { type ConversionOwner, isGone, parseOwner, thisOwner } from "./conversion-owner.js";
import { removeEarlierPackage } from "./earlier-package.js";
import { packageFiles } from "./package-files.js";

const prefix = ".medgemma-convert-";
const markName = "owner.json";
const contentName = "package";
const earlierPrefix = "earlier-";

/** An empty folder without a mark is one that is just being made, or one whose process ended there. */
const emptyMilliseconds = 3_600_000;

/** What conversions write; nothing else is removed of one whose process is gone. */
const writtenNames: ReadonlySet<string> = new Set([...Object.values(packageFiles), "medgemma.json", "adapter.gguf"]);
const writtenGguf = /^(?:text|mmproj)-[a-z0-9_]+\.gguf$/;

interface Mark extends ConversionOwner {
  /** Name of the output beside the work folder. */
  readonly target: string;
}

/**
 * A hidden folder beside the output, in which it is made: `package` is what is written, `earlier-N` what it replaces, and
 * `owner.json` says which process does it.
 */
export interface WorkFolder {
  readonly content: string;
  /** A name for the next earlier package that is set aside. */
  nextEarlier(): string;
}

/**
 * Makes a work folder for `target`, and removes it in the end whatever happened, also when the process exits. Work folders
 * beside it whose process is gone are removed first.
 *
 * @param target Absolute path.
 */
export async function withWorkFolder<Result>(
  target: string,
  use: (work: WorkFolder) => Promise<Result>,
): Promise<Result> {
  const parent = dirname(target);
  const folder = join(parent, `${prefix}${randomBytes(6).toString("hex")}`);
  let firstMade: string | undefined;
  const dissolve = (): void => dissolveWorkFolder(folder, { target, isOwn: true });
  const atExit = (): void => quietly(dissolve);
  process.once("exit", atExit);
  let succeeded = false;
  try {
    const work = await writing(async () => {
      firstMade = mkdirSync(parent, { recursive: true });
      removeLeftWorkFolders(parent);
      mkdirSync(folder);
      const mark: Mark = { ...thisOwner(), target: basename(target) };
      writeFileSync(join(folder, markName), JSON.stringify(mark), { flag: "wx" });
      mkdirSync(join(folder, contentName));
      let earlier = 0;
      return {
        content: join(folder, contentName),
        nextEarlier: () => join(folder, `${earlierPrefix}${earlier++}`),
      };
    });
    const result = await use(work);
    succeeded = true;
    return result;
  } finally {
    // What cannot be removed now is no reason to hide the result, or the error that led here.
    quietly(dissolve);
    process.removeListener("exit", atExit);
    if (!succeeded && firstMade !== undefined) await removeEmptyFolders(parent, firstMade);
  }
}

/** Removes work folders whose process is gone; what they set aside goes back to its place. */
export function removeLeftWorkFolders(parent: string): void {
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(prefix)) continue;
    const folder = join(parent, entry.name);
    quietly(() => {
      const mark = readMark(folder);
      if (mark === undefined) {
        if (Date.now() - lstatSync(folder).mtimeMs > emptyMilliseconds) rmdirSync(folder);
      } else if (isGone(mark)) dissolveWorkFolder(folder, { target: join(parent, mark.target), isOwn: false });
    });
  }
}

function readMark(folder: string): Mark | undefined {
  const path = join(folder, markName);
  try {
    if (!lstatSync(path).isFile()) return undefined;
    const text = readFileSync(path, "utf8");
    const owner = parseOwner(text);
    const { target } = JSON.parse(text) as Partial<Mark>;
    const isName = typeof target === "string" && target !== "" && target !== ".." && basename(target) === target;
    return owner !== undefined && isName ? { ...owner, target } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends a work folder. The earlier package that was set aside last goes back when nothing took its place; others are
 * removed, file by file, after a check that they hold nothing of anybody else.
 */
function dissolveWorkFolder(folder: string, { target, isOwn }: { target: string; isOwn: boolean }): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).filter((name) => name.startsWith(earlierPrefix));
  const number = (name: string): number => Number(name.slice(earlierPrefix.length));
  for (const name of names.sort((a, b) => number(b) - number(a))) {
    const earlier = join(folder, name);
    if (lstatSync(target, { throwIfNoEntry: false }) === undefined) renameSync(earlier, target);
    else quietly(() => removeEarlierPackage(earlier));
  }
  const content = join(folder, contentName);
  // This process made the folder under a name that nobody else knows, and wrote all that is in it.
  if (isOwn) rmSync(content, { recursive: true, force: true });
  else removeWritten(content);
  // Last, so that what is left after another end is still known.
  if (readdirSync(folder).every((name) => name === markName)) {
    rmSync(join(folder, markName), { force: true });
    rmdirSync(folder);
  }
}

function removeWritten(content: string): void {
  if (lstatSync(content, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const entry of readdirSync(content, { withFileTypes: true })) {
    const isWritten = writtenNames.has(entry.name) || writtenGguf.test(entry.name);
    if (entry.isFile() && isWritten) unlinkSync(join(content, entry.name));
  }
  rmdirSync(content);
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Left where it is; the next conversion tries again.
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
