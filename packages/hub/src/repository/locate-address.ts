import { createHash } from "node:crypto";
import { type FileDigest, ModelNotFoundError, packageManifestName } from "@medgemma/core";
import { parseManifest } from "../prepare/parse-manifest.js";
import { join } from "node:path";
import { ifWritable } from "../cache/folder-errors.js";
import { readText, writeWhole } from "../cache/small-files.js";
import { mayPass } from "../http/may-pass.js";
import type { HubContext } from "../hub-context.js";
import type { AddressModel } from "./located-model.js";

/**
 * Finds a converted package by its base address, the folder's or its manifest's.
 *
 * @throws {ModelNotFoundError} when there is no manifest.
 */
export async function locateAddress(given: URL, context: HubContext): Promise<AddressModel> {
  const url = folderUrl(given);
  const remembered = join(context.layout.packages, `${sha256(url.origin + url.pathname)}.json`);
  const manifestText = await fetchManifest(url, context).catch(async (error: unknown) => {
    // What was fetched once is there without a connection.
    const known = mayPass(error) ? await readText(remembered) : undefined;
    if (known === undefined) throw error;
    return known;
  });
  const manifest = parseManifest(manifestText);
  const files = Object.values<FileDigest>(manifest.files).map(({ path, bytes, sha256: hex }) => ({
    path,
    bytes,
    digest: { algorithm: "sha256", hex } as const,
  }));
  await ifWritable(writeWhole(remembered, manifestText));
  return { at: "address", url, kinds: ["package"], files, key: sha256(manifestText), manifestText };
}

function folderUrl(given: URL): URL {
  const url = new URL(given);
  if (url.pathname.endsWith(`/${packageManifestName}`))
    url.pathname = url.pathname.slice(0, -packageManifestName.length);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  url.hash = "";
  return url;
}

/** Address of a file of the package; a query, such as a signature, goes with it. */
export function addressOfFile(folder: URL, path: string): string {
  const url = new URL(path.split("/").map(encodeURIComponent).join("/"), folder);
  url.search = folder.search;
  return url.href;
}

async function fetchManifest(url: URL, { client, signal }: HubContext): Promise<string> {
  try {
    const response = await client.fetchAbout(undefined, { signal })(addressOfFile(url, packageManifestName));
    return await response.text();
  } catch (error) {
    if (!(error instanceof ModelNotFoundError)) throw error;
    throw new ModelNotFoundError(`There is no ${packageManifestName} at that address.`, {
      hint: "Give the address of a folder that medgemma convert wrote, or of its medgemma.json; a repository of the Hub by its id.",
      cause: error,
    });
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
