import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { CorruptModelError } from "@medgemma/core";
import { readError } from "./file-error.js";

/** Largest file that is read as a whole. Gemma's `tokenizer.json` has 33 MB. */
const maxWholeBytes = 2 ** 28;

/**
 * Opens a file of a checkpoint or an adapter. Pipes and devices are refused before they are opened: whoever opens a pipe
 * waits for a writer, and a device has no end.
 *
 * @throws {ModelNotFoundError} when there is no such file.
 * @throws {CorruptModelError} when it is not a regular file, or the disk fails.
 * @throws {InvalidArgumentError} when the system does not let it be opened.
 */
export async function openSource(path: string): Promise<FileHandle> {
  const file = basename(path);
  try {
    if (!(await stat(path)).isFile()) throw notRegular(file);
    // What became a pipe in between does not stop the process either.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    throw notRegular(file);
  } catch (error) {
    throw readError(error, file);
  }
}

/** Reads at a position, fewer bytes only at the file's end. @throws as {@link openSource}. */
export async function readAt(
  handle: FileHandle,
  target: Uint8Array,
  { position, file }: { readonly position: number; readonly file: string },
): Promise<number> {
  try {
    let done = 0;
    while (done < target.length) {
      const { bytesRead } = await handle.read(target, done, target.length - done, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  } catch (error) {
    throw readError(error, file);
  }
}

/** Reads a whole file. @throws as {@link openSource}, and {@link CorruptModelError} above 256 MiB. */
export async function readSource(folder: string, name: string): Promise<Buffer> {
  const path = resolve(folder, name);
  const file = basename(path);
  await using handle = await openSource(path);
  const { size } = await handle.stat();
  if (size > maxWholeBytes) {
    throw new CorruptModelError(`\`${file}\` has ${size} bytes; at most ${maxWholeBytes} are read.`);
  }
  const bytes = Buffer.alloc(size);
  return bytes.subarray(0, await readAt(handle, bytes, { position: 0, file }));
}

function notRegular(file: string): CorruptModelError {
  return new CorruptModelError(`\`${file}\` is not a regular file.`, {
    hint: "Give a folder with the files themselves, not pipes or devices.",
  });
}
