import {
  type HubOptions,
  InvalidArgumentError,
  type LoadOptions,
  type LoadProgress,
  ModelGatedError,
} from "@medgemma/core";
import {
  formatBytes,
  type HubReference,
  parseHubId,
  parseSource,
  refusal,
  sameFormat,
  TransferRate,
} from "@medgemma/hub/shared";
import { directoryFiles, type PackageFiles, pickedFiles, type WebModelSource } from "./package-files.js";
import { findHubPackage, hubEndpoint, withHubToken } from "./store/hub-package.js";
import { type ModelStore, openModelStore } from "./store/model-store.js";
import type { Fetch } from "./store/read-range.js";
import type { WebRuntimeOptions } from "./web-options.js";

export interface OpenedSource {
  readonly files: PackageFiles;
  /** What people should know, for example that the Hub could not be asked. */
  readonly notes: readonly string[];
}

/** Files of a source; an id or address is downloaded first if it is not stored yet. */
export async function openSource(
  source: WebModelSource,
  { store = openModelStore(), fetch: given }: WebRuntimeOptions,
  { signal, onProgress, hub = {}, format = "auto" }: LoadOptions,
): Promise<OpenedSource> {
  if (typeof source === "string" || source instanceof URL) {
    const fetch = withHubToken(given ?? (hub.fetch as Fetch | undefined) ?? globalThis.fetch.bind(globalThis), hub);
    const options = { hub, fetch, store, format, ...(signal && { signal }) };
    const { url, notes, reference } = await addressOf(source, options);
    const files = await storedOrFetched(url, { ...options, ...(onProgress && { onProgress }) }).catch(
      (error: unknown) => {
        throw reference !== undefined && error instanceof ModelGatedError ? gated(reference, hub) : error;
      },
    );
    return { files, notes };
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

interface Address {
  readonly url: string | URL;
  readonly notes: readonly string[];
  /** Where it is on the Hub, if it is there. */
  readonly reference?: HubReference;
}

interface AddressOptions {
  readonly hub: HubOptions;
  readonly fetch: Fetch;
  readonly store: ModelStore;
  readonly signal?: AbortSignal;
}

/** `owner/name` is an id; a text with a scheme, a dot or slash at its beginning, or a slash at its end is an address. */
async function addressOf(source: string | URL, options: AddressOptions): Promise<Address> {
  const reference = referenceIn(source, options.hub);
  if (reference === undefined) return { url: source, notes: [] };
  return { ...(await findHubPackage(reference, options)), reference };
}

function referenceIn(source: string | URL, hub: HubOptions): HubReference | undefined {
  const id = typeof source === "string" ? parseHubId(source) : undefined;
  const hasScheme = source instanceof URL || /^[a-z][a-z\d+.-]+:/i.test(source);
  if (id !== undefined || !hasScheme) return id;
  const parsed = parseSource(source, () => hubEndpoint(hub));
  return parsed.kind === "hub" ? parsed.reference : undefined;
}

/** The Hub tells everybody what a gated repository holds, and refuses only its files. */
function gated(about: HubReference, { token = "" }: HubOptions): Error {
  return refusal({ status: 401, code: "GatedRepo", message: "", hadToken: token !== "", about });
}

/** @throws {InvalidArgumentError} when the package has another format than the one asked for. */
export function requireFormat(wanted: string, actual: string): void {
  if (wanted.toLowerCase() === "auto" || sameFormat("onnx", wanted, actual)) return;
  throw new InvalidArgumentError(`The model was converted to ${actual}; \`format\` asks for ${wanted}.`, {
    hint: "Leave `format` out, or give the package that has it.",
  });
}

interface FetchOptions extends AddressOptions {
  readonly format: string;
  readonly onProgress?: (progress: LoadProgress) => void;
}

async function storedOrFetched(
  url: string | URL,
  { store, fetch, format, signal, onProgress }: FetchOptions,
): Promise<PackageFiles> {
  const stored = await store.open(url);
  if (stored !== undefined) return stored;
  const rate = new TransferRate();
  return store.download(url, {
    fetch,
    ...(signal !== undefined && { signal }),
    onManifest({ source, terms, weights }, missingBytes) {
      requireFormat(format, weights.decoder);
      onProgress?.({
        stage: "plan",
        fraction: 0,
        message: `${source.name}: ${formatBytes(missingBytes)} to download. Terms: ${terms.url}`,
      });
    },
    onProgress({ stage, receivedBytes, totalBytes }) {
      const bytesPerSecond = stage === "download" ? rate.sample(receivedBytes) : undefined;
      const fraction = (downloadFraction * receivedBytes) / totalBytes;
      onProgress?.({
        stage,
        fraction,
        receivedBytes,
        totalBytes,
        ...(bytesPerSecond !== undefined && { bytesPerSecond }),
      });
    },
  });
}

/** Part of the progress that a download takes. */
export const downloadFraction = 0.8;
