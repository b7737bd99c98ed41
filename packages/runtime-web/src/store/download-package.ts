import { type FileDigest, type PackageManifest, packageManifestName, parsePackageManifest } from "@medgemma/core";
import { requireWebAssembly } from "../web-assembly.js";
import { downloadFile } from "./download-file.js";
import { fetchText } from "./fetch-text.js";
import type { OpfsFolder } from "./opfs-folder.js";
import type { PackageUrl } from "./package-url.js";
import { type Fetch, type HubPlace, type RangeRequest, readRange } from "./read-range.js";
import { completeName, receivedBytes, sourceName } from "./stored-package.js";

export interface DownloadProgress {
  readonly stage: "download" | "verify";
  /** File of the package that is being worked on. */
  readonly file: string;
  /** Bytes of the package that are here. */
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

export interface DownloadOptions {
  readonly fetch?: Fetch;
  /** Where on the Hub the address is: for errors, and so that the revision can be found again without a connection. */
  readonly hub?: HubPlace;
  readonly signal?: AbortSignal;
  /** Called first. What it throws ends the download before anything of the package is kept. */
  readonly accept?: (manifest: PackageManifest) => void;
  /** Called before the first file is fetched, with the bytes that are not here yet. */
  readonly onManifest?: (manifest: PackageManifest, missingBytes: number) => void;
  readonly onProgress?: (progress: DownloadProgress) => void;
}

/** Downloads what is missing of a package. An address without one leaves no folder behind. */
export async function downloadPackage(
  source: PackageUrl,
  makeFolder: () => Promise<OpfsFolder>,
  options: DownloadOptions,
): Promise<OpfsFolder> {
  const { fetch = globalThis.fetch.bind(globalThis), hub, signal, accept, onManifest, onProgress } = options;
  const about = (name: string): Pick<RangeRequest, "url" | "name" | "hub" | "signal"> => ({
    url: source.file(name),
    name,
    ...(hub !== undefined && { hub: fileOn(hub, name) }),
    ...(signal !== undefined && { signal }),
  });
  // Files are checked with it when they are here as a whole: not to be found out then.
  requireWebAssembly();
  const text = await fetchText(fetch, about(packageManifestName));
  const manifest = parsePackageManifest(text);
  accept?.(manifest);
  const folder = await makeFolder();
  await folder.write(sourceName, JSON.stringify({ url: source.href }));
  await keepManifest(folder, text);
  // It tells of files of which some are gone, if it is there.
  await folder.remove(completeName);
  const stored = await folder.sizes();
  const files = Object.values<FileDigest>(manifest.files);
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let here = receivedBytes(manifest, stored);
  onManifest?.(manifest, totalBytes - here);
  for (const file of files) {
    const report = (stage: DownloadProgress["stage"]): void =>
      onProgress?.({ stage, file: file.path, receivedBytes: here, totalBytes });
    await downloadFile(file, {
      folder,
      stored,
      ...(signal !== undefined && { signal }),
      read: ({ start, end }) => readRange(fetch, { ...about(file.path), start, end }),
      onBytes(bytes) {
        here += bytes;
        report("download");
      },
      onVerify: () => report("verify"),
    });
    report("download");
  }
  await folder.write(completeName, JSON.stringify({ totalBytes }));
  return folder;
}

function fileOn({ reference, hasToken }: HubPlace, name: string): HubPlace {
  const path = reference.path === undefined ? name : `${reference.path}/${name}`;
  return { reference: { ...reference, path }, hasToken };
}

/** Chunks of a package that changed on the server meanwhile are of no use any more. */
async function keepManifest(folder: OpfsFolder, text: string): Promise<void> {
  const before = await (await folder.file(packageManifestName))?.text();
  if (before === text) return;
  for (const name of await folder.names()) if (name !== sourceName) await folder.remove(name);
  await folder.write(packageManifestName, text);
}
