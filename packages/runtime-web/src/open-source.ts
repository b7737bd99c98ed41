import { InvalidArgumentError, type LoadOptions } from "@medgemma/core";
import { directoryFiles, type PackageFiles, pickedFiles, type WebModelSource } from "./package-files.js";
import { openModelStore } from "./store/model-store.js";
import type { WebRuntimeOptions } from "./web-options.js";

/** Files of a source; a URL is downloaded first if it is not stored yet. */
export async function openSource(
  source: WebModelSource,
  { store = openModelStore(), fetch }: WebRuntimeOptions,
  { signal, onProgress }: LoadOptions,
): Promise<PackageFiles> {
  if (typeof source === "string" || source instanceof URL) {
    const stored = await store.open(source);
    if (stored !== undefined) return stored;
    return store.download(source, {
      ...(fetch !== undefined && { fetch }),
      ...(signal !== undefined && { signal }),
      onProgress: ({ stage, receivedBytes, totalBytes }) =>
        onProgress?.({ stage, fraction: (downloadFraction * receivedBytes) / totalBytes, receivedBytes, totalBytes }),
    });
  }
  if (typeof source === "object" && source !== null) {
    if ("getFileHandle" in source) return directoryFiles(source);
    if (Symbol.iterator in source) return pickedFiles(source);
    if (typeof source.file === "function") return source;
  }
  throw new InvalidArgumentError("`model` must be a URL, a picked folder, picked files, or an object with `file()`.");
}

/** Part of the progress that a download takes. */
export const downloadFraction = 0.8;
