import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { GgufManifest, PackageManifest } from "@medgemma/core";
import type { Check } from "./check.js";

export interface ModelFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** What the manifest says. */
  readonly expected?: { readonly bytes: number; readonly sha256: string };
}

/** The files of a model with their sizes: those of the manifest, or GGUF files without one. */
export async function modelFiles(
  path: string,
  manifest: PackageManifest | GgufManifest | undefined,
): Promise<readonly ModelFile[]> {
  if (manifest !== undefined) {
    const listed: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[] = Object.values(
      manifest.files,
    );
    return Promise.all(listed.map((file) => fileAt(join(path, file.path), { name: file.path, expected: file })));
  }
  if (!(await stat(path)).isDirectory()) return [await fileAt(path, { name: "the file" })];
  const { ggufNames } = await import("@medgemma/runtime-gguf");
  const names = await ggufNames(path);
  return Promise.all(names.map((name) => fileAt(join(path, name), { name })));
}

async function fileAt(path: string, file: Pick<ModelFile, "name" | "expected">): Promise<ModelFile> {
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  return { ...file, path, bytes };
}

/** Whether the files are those that were converted: their sizes, and if asked for every byte. */
export async function checkFiles(
  files: readonly ModelFile[],
  { digests, signal }: { readonly digests: boolean; readonly signal: AbortSignal },
): Promise<Check> {
  const wrong: string[] = [];
  for (const { name, path, bytes, expected } of files) {
    if (expected === undefined) continue;
    if (bytes !== expected.bytes) wrong.push(`${name} ${bytes === 0 ? "is missing" : "has another size"}`);
    else if (digests && (await sha256Of(path, signal)) !== expected.sha256) wrong.push(`${name} was altered`);
  }
  const [name, what] = ["files", digests ? "size and content" : "size"] as const;
  const isTold = files.every(({ expected }) => expected !== undefined);
  const detail = isTold ? `${files.length} of the right ${what}` : `${files.length}, of which no manifest tells more`;
  if (wrong.length === 0) return { name, status: "ok", detail };
  return { name, status: "no", detail: wrong.join(", "), next: "Convert or copy the model again." };
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 2 ** 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
