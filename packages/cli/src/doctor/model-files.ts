import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { GgufManifest, PackageManifest } from "@medgemma/core";
import type { Check } from "./check.js";

export interface ModelFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** What the manifest says. */
  readonly expected?: { readonly bytes: number; readonly sha256: string };
}

/** The files that the manifest of a model lists, with their sizes. */
export async function listedFiles(
  path: string,
  { files }: Pick<PackageManifest | GgufManifest, "files">,
): Promise<readonly ModelFile[]> {
  const listed: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[] =
    Object.values(files);
  return Promise.all(listed.map((file) => fileAt(join(path, file.path), { name: file.path, expected: file })));
}

/** The GGUF files that a model without a manifest is loaded from. */
export async function foreignFiles(
  path: string,
  options: { readonly mmproj?: string; readonly signal: AbortSignal },
): Promise<readonly ModelFile[]> {
  const { findGgufFiles } = await import("@medgemma/runtime-gguf");
  const { text, mmproj } = await findGgufFiles(path, options);
  const paths = mmproj === undefined ? [text] : [text, mmproj];
  return Promise.all(paths.map((file) => fileAt(file, { name: basename(file) })));
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
