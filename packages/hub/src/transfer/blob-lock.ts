import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isGone, parseOwner, thisOwner } from "@medgemma/convert";

/** Held while one process works on something that others may want too. */
export interface Lock extends AsyncDisposable {}

const pollMilliseconds = 200;
/** Taking over a lock takes a few milliseconds; whoever is at it longer has ended in between. */
const takeoverMilliseconds = 10_000;
/** A process that works gives its lock the time so often. */
const heartbeatMilliseconds = 5000;
/**
 * A lock without a sign of life for so long counts as left behind, when its process cannot be looked at: one of another machine,
 * or of a container that was started anew.
 */
const silentMilliseconds = 60_000;

/**
 * Waits until no other process holds the lock, and takes it. A lock whose process has ended is taken over.
 *
 * @param onWait called while another process holds it.
 * @throws `signal.reason` after an abort.
 */
export async function takeLock(
  path: string,
  { signal, onWait }: { readonly signal?: AbortSignal; readonly onWait?: () => void } = {},
): Promise<Lock> {
  await mkdir(dirname(path), { recursive: true });
  for (;;) {
    signal?.throwIfAborted();
    if ((await place(path)) || (await takeOver(path))) return held(path);
    onWait?.();
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

/** A lock with its signs of life; what another process has taken over by then is not touched. */
async function held(path: string): Promise<Lock> {
  const own = await readFile(path, "utf8");
  const isOwn = async (): Promise<boolean> => (await readFile(path, "utf8").catch(() => undefined)) === own;
  const live = async (): Promise<void> => {
    if (await isOwn()) await utimes(path, new Date(), new Date());
  };
  const heartbeat = setInterval(() => void live().catch(() => {}), heartbeatMilliseconds);
  heartbeat.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(heartbeat);
      if (await isOwn()) await rm(path, { force: true });
    },
  };
}

/** Says which process it is, and which of its locks. */
function mark(): string {
  return JSON.stringify({ ...thisOwner(), lock: randomBytes(6).toString("hex") });
}

/** Whether a process that still runs holds the lock. */
export async function isLocked(path: string): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text !== undefined && !(await isLeft(path, text));
}

/** Makes the lock unless it is there; it appears with its content. */
async function place(path: string): Promise<boolean> {
  const own = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(own, mark(), { flag: "wx" });
  try {
    await link(own, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    // File systems without hard links.
    if (code === "EPERM" || code === "ENOTSUP" || code === "ENOSYS") return placeDirectly(path);
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function placeDirectly(path: string): Promise<boolean> {
  try {
    await writeFile(path, mark(), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a lock whose process has ended and places an own one; one process at a time does so. */
async function takeOver(path: string): Promise<boolean> {
  const seen = await readFile(path, "utf8").catch(() => undefined);
  if (seen === undefined || !(await isLeft(path, seen))) return false;
  const door = `${path}.takeover`;
  try {
    await mkdir(door);
  } catch {
    const age = await ageOf(door);
    if (age !== undefined && age > takeoverMilliseconds) await rmdir(door).catch(() => {});
    return false;
  }
  try {
    // Another process may have taken it over in between.
    if ((await readFile(path, "utf8").catch(() => undefined)) !== seen) return false;
    await rm(path, { force: true });
    return await place(path);
  } finally {
    await rmdir(door).catch(() => {});
  }
}

async function isLeft(path: string, text: string): Promise<boolean> {
  const owner = parseOwner(text);
  if (owner !== undefined && isGone(owner)) return true;
  const age = await ageOf(path);
  return age !== undefined && age > (owner === undefined ? takeoverMilliseconds : silentMilliseconds);
}

async function ageOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && Date.now() - found.mtimeMs;
}
