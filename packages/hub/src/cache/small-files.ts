import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a small file so that it appears as a whole, with its folder. `mode` holds for a file that is made. */
export async function writeWhole(path: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const own = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    await writeFile(own, content, { mode });
    await rename(own, path);
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
}

/** Undefined when there is no such file. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}
