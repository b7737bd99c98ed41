import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CorruptModelError, type FileDigest, InvalidArgumentError, packageManifestName } from "@medgemma/core";
import { fileBytes } from "../cache/place-file.js";
import { readManifest } from "../prepare/read-manifest.js";
import { readAdapter } from "./read-adapter.js";
import { type FolderFiles, listFolder, refuseOthers } from "./folder-files.js";
import type { Publication, PublishedFile, ReadOptions } from "./publication.js";

/**
 * Reads what a folder holds: a converted package or an adapter, and nothing else.
 *
 * @throws {InvalidArgumentError} when it holds something else, or more than that.
 * @throws {CorruptModelError} when it is not complete.
 */
export async function readPublication(path: string, options: ReadOptions): Promise<Publication> {
  const found = await listFolder(resolve(path));
  if (found.names.includes(packageManifestName)) return readPackage(found);
  const adapter = await readAdapter(found, options);
  if (adapter !== undefined) return adapter;
  throw new InvalidArgumentError(`"${found.folder}" holds neither a converted model nor an adapter.`, {
    hint: "Convert the checkpoint first: `convertCheckpoint`, `convertCheckpointToGguf`, or medgemma convert.",
  });
}

async function readPackage(found: FolderFiles): Promise<Publication> {
  const { folder, names } = found;
  const manifest = await readManifest(folder);
  const listed = Object.values<FileDigest>(manifest.files);
  const own = [...listed.map(({ path }) => path), packageManifestName, "NOTICE"];
  refuseOthers(found, (name) => own.includes(name) || name === "README.md");
  const missing = own.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new CorruptModelError(`"${missing}" is missing in "${folder}".`, { hint: "Convert the checkpoint again." });
  }
  const files: PublishedFile[] = [];
  for (const { path: name, bytes, sha256 } of listed) {
    const path = join(folder, name);
    if ((await fileBytes(path)) !== bytes) {
      throw new CorruptModelError(`"${name}" is not as long as its manifest says.`, {
        hint: "Convert the checkpoint again.",
      });
    }
    files.push({ name, content: { path, bytes, sha256 } });
  }
  for (const name of ["NOTICE", packageManifestName]) {
    files.push({ name, content: { text: await readFile(join(folder, name), "utf8") } });
  }
  const card = names.includes("README.md") ? await readFile(join(folder, "README.md"), "utf8") : undefined;
  return { facts: { kind: "package", manifest }, files, leftOut: 0, ...(card !== undefined && { card }) };
}
