import { createHash, randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../fixture.js";

export const tinyId = "google/medgemma-tiny-it";
export const tinyCheckpoint = join(root, "packages/tiny-model/checkpoint");

/** A folder that is removed at the end of a test. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "medgemma-hub-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Repositories on a stand-in for the Hub: the tiny checkpoint, and one with a large file of random bytes. */
export function writeRepositories(folder: string, { largeBytes = 12_000_000 } = {}): { readonly large: Buffer } {
  cpSync(tinyCheckpoint, join(folder, tinyId), { recursive: true });
  const large = randomBytes(largeBytes);
  writeFile(join(folder, "org/large/weights.bin"), large);
  writeFile(join(folder, "org/large/config.json"), "{}");
  return { large };
}

export function writeFile(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Everything under a folder, as paths relative to it. */
export function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}

export function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

export function sha256OfFile(path: string): string {
  return sha256(readFileSync(path));
}

/**
 * Lays a checkpoint into a cache as the Hub's Python client does (`hf download`).
 *
 * @param commit 40 hexadecimal digits.
 */
export function writePythonCache(
  folder: string,
  {
    id,
    commit,
    checkpoint = tinyCheckpoint,
  }: { readonly id: string; readonly commit: string; readonly checkpoint?: string },
): void {
  const base = join(folder, `models--${id.replace("/", "--")}`);
  writeFile(join(base, "refs/main"), commit);
  for (const name of readdirSync(checkpoint)) {
    const bytes = readFileSync(join(checkpoint, name));
    const hex = bytes.length > 1024 ? sha256(bytes) : gitDigest(bytes);
    writeFile(join(base, "blobs", hex), bytes);
    const link = join(base, "snapshots", commit, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join("../../blobs", hex), link);
  }
}

function gitDigest(content: Buffer): string {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
