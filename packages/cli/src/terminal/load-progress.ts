import type { LoadProgress } from "@medgemma/core";
import type { Screen } from "./screen.js";

const stages: Readonly<Record<string, string>> = {
  check: "Checking the download",
  convert: "Converting the model",
};

/** Shows how far loading is, downloads with their bytes and rate; what people should read before they wait stays. */
export function loadProgress(screen: Screen, signal: AbortSignal): (progress: LoadProgress) => void {
  let isDownloading = false;
  const tellKept = (): void => {
    if (isDownloading) screen.note("What was downloaded is kept: the same command goes on from there.");
  };
  signal.addEventListener("abort", tellKept, { once: true });
  return ({ stage, fraction, message, receivedBytes, totalBytes, bytesPerSecond }) => {
    isDownloading = stage === "download";
    if (message !== undefined) screen.note(message);
    if (stage === "download" && receivedBytes !== undefined && totalBytes !== undefined) {
      const rate = bytesPerSecond === undefined ? "" : `, ${megabytes(bytesPerSecond)}/s`;
      const detail = `${megabytes(receivedBytes)} of ${megabytes(totalBytes)}${rate}`;
      screen.progress("Downloading the model", totalBytes === 0 ? 1 : receivedBytes / totalBytes, detail);
    } else {
      screen.progress(stages[stage] ?? "Loading the model", stage === "check" ? undefined : fraction);
    }
  };
}

/** In powers of ten, as downloads are measured. */
function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
