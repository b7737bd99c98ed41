import { InvalidArgumentError, type LoadOptions, OfflineError, type PackageManifest } from "@medgemma/core";
import { planMessage, TransferProgress } from "@medgemma/hub/shared";
import { findPackage } from "./hub/find-package.js";
import { readHub, type WebHub } from "./hub/web-hub.js";
import { directoryFiles, type PackageFiles, pickedFiles, type WebModelSource } from "./package-files.js";
import { readSource } from "./read-source.js";
import { type ModelStore, openModelStore } from "./store/model-store.js";
import { PackageUrl } from "./store/package-url.js";
import type { HubPlace } from "./store/read-range.js";
import type { WebRuntimeOptions } from "./web-options.js";

export interface OpenSourceOptions extends Pick<LoadOptions, "hub" | "signal" | "onProgress"> {
  /** Throws for a package that cannot be loaded, before any of its files is fetched. */
  readonly accept: (manifest: PackageManifest) => void;
}

export interface OpenedSource {
  readonly files: PackageFiles;
  /** What people should know, for example that the Hub could not be asked. */
  readonly notes: readonly string[];
}

/** Files of a source; an id or address is downloaded first if it is not stored yet. */
export async function openSource(
  source: WebModelSource,
  { store = openModelStore(), fetch }: WebRuntimeOptions,
  options: OpenSourceOptions,
): Promise<OpenedSource> {
  if (typeof source === "string" || source instanceof URL) {
    const hub = readHub(options.hub, fetch);
    const read = readSource(source, hub.endpoint);
    if (read.kind === "address") {
      return { files: await storedOrFetched({ url: read.url }, { ...options, hub, store }), notes: [] };
    }
    const { reference } = read;
    const { signal } = options;
    const { url, commit, notes } = await findPackage(reference, {
      hub,
      store,
      ...(signal !== undefined && { signal }),
    });
    const place = { reference, hasToken: hub.hasToken };
    return { files: await storedOrFetched({ url, commit, place }, { ...options, hub, store }), notes };
  }
  if (typeof source === "object" && source !== null) {
    if ("getFileHandle" in source) return { files: directoryFiles(source), notes: [] };
    if (Symbol.iterator in source) return { files: pickedFiles(source), notes: [] };
    if (typeof source.file === "function") return { files: source, notes: [] };
  }
  throw new InvalidArgumentError(
    "`model` must be a Hugging Face id, a URL, a picked folder, picked files, or an object with `file()`.",
  );
}

/** A package's address, and what it is on the Hub. */
interface Wanted {
  readonly url: string | URL;
  readonly commit?: string;
  readonly place?: HubPlace;
}

interface FetchOptions extends Omit<OpenSourceOptions, "hub"> {
  readonly hub: WebHub;
  readonly store: ModelStore;
}

async function storedOrFetched(
  { url, commit, place }: Wanted,
  { store, hub, signal, accept, onProgress }: FetchOptions,
): Promise<PackageFiles> {
  const about = place === undefined ? {} : { hub: place };
  const stored = await store.open(url, about);
  if (stored !== undefined) return stored;
  if (hub.offline) {
    throw new OfflineError("The package is not in the browser's storage, and no request may be made.", {
      hint: "Load it once without `hub.offline`.",
    });
  }
  let progress: TransferProgress | undefined;
  let told = 0;
  return store.download(url, {
    fetch: hub.fetch,
    ...about,
    ...(signal !== undefined && { signal }),
    accept,
    onManifest({ terms, files }, missingBytes) {
      const source = place?.reference ?? new URL(new PackageUrl(url).href);
      if (missingBytes > 0) {
        const message = planMessage({ source, commit, downloadBytes: missingBytes, terms });
        onProgress?.({ stage: "plan", fraction: 0, message });
      }
      const totalBytes = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);
      told = totalBytes - missingBytes;
      progress = new TransferProgress(totalBytes, told, onProgress);
    },
    onProgress({ stage, receivedBytes, totalBytes }) {
      if (stage === "verify") onProgress?.({ stage, fraction: receivedBytes / totalBytes, receivedBytes, totalBytes });
      else progress?.add(receivedBytes - told);
      told = receivedBytes;
    },
  });
}
