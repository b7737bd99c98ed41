import { type FileDigest, type PackageManifest, packageManifestName, parsePackageManifest } from "@medgemma/core";
import { Retries } from "@medgemma/hub/shared";
import { requireWebAssembly } from "../web-assembly.js";
import { downloadFile } from "./download-file.js";
import type { OpfsFolder } from "./opfs-folder.js";
import type { PackageUrl } from "./package-url.js";
import { type Fetch, readRange } from "./read-range.js";
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
  readonly signal?: AbortSignal;
  /** Called before the first file is fetched, with the bytes that are not here yet. */
  readonly onManifest?: (manifest: PackageManifest, missingBytes: number) => void;
  readonly onProgress?: (progress: DownloadProgress) => void;
}

/** Downloads what is missing of a package. An address without one leaves no folder behind. */
export async function downloadPackage(
  source: PackageUrl,
  makeFolder: () => Promise<OpfsFolder>,
  { fetch = globalThis.fetch.bind(globalThis), signal, onManifest, onProgress }: DownloadOptions,
): Promise<OpfsFolder> {
  // Files are checked with it when they are here as a whole: not to be found out then.
  requireWebAssembly();
  const text = await fetchManifest(source, fetch, signal);
  const manifest = parsePackageManifest(text);
  const { files } = manifest;
  const folder = await makeFolder();
  await folder.write(sourceName, JSON.stringify({ url: source.href }));
  await keepManifest(folder, text);
  // It tells of files of which some are gone, if it is there.
  await folder.remove(completeName);
  const stored = await folder.sizes();
  const all = Object.values<FileDigest>(files);
  const totalBytes = all.reduce((sum, { bytes }) => sum + bytes, 0);
  onManifest?.(manifest, totalBytes - receivedBytes(manifest, stored));
  let before = 0;
  for (const file of all) {
    const report = (stage: DownloadProgress["stage"], received: number): void =>
      onProgress?.({ stage, file: file.path, receivedBytes: before + received, totalBytes });
    const url = source.file(file.path);
    const common = { ...(signal !== undefined && { signal }) };
    await downloadFile(file, {
      folder,
      stored,
      ...common,
      read: ({ start, end }) => readRange(fetch, { url, name: file.path, start, end, ...common }),
      onBytes: (received) => report("download", received),
      onVerify: () => report("verify", file.bytes),
    });
    before += file.bytes;
    report("download", 0);
  }
  await folder.write(completeName, JSON.stringify({ totalBytes }));
  return folder;
}

async function fetchManifest(source: PackageUrl, fetch: Fetch, signal: AbortSignal | undefined): Promise<string> {
  const whole = { url: source.file(packageManifestName), name: packageManifestName, start: 0, end: Infinity };
  const retries = new Retries();
  for (;;) {
    try {
      const decoder = new TextDecoder();
      let text = "";
      for await (const bytes of readRange(fetch, { ...whole, ...(signal !== undefined && { signal }) })) {
        text += decoder.decode(bytes, { stream: true });
      }
      return text + decoder.decode();
    } catch (error) {
      await retries.wait(error, signal);
    }
  }
}

/** Chunks of a package that changed on the server meanwhile are of no use any more. */
async function keepManifest(folder: OpfsFolder, text: string): Promise<void> {
  const before = await (await folder.file(packageManifestName))?.text();
  if (before === text) return;
  for (const name of await folder.names()) if (name !== sourceName) await folder.remove(name);
  await folder.write(packageManifestName, text);
}
