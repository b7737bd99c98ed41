import { DownloadFailedError } from "@medgemma/core";
import type { HubClient } from "../http/hub-client.js";
import type { Interval } from "./intervals.js";

/** Content type of the Hub's answer that names chunks in its newer storage (Xet) instead of leading to the file. */
const fileInfoType = /^application\/vnd\.xet-fileinfo\+json/i;

/** Whether an answer is not the file but tells where its chunks are. */
export function isXetAnswer(response: Response): boolean {
  return fileInfoType.test(response.headers.get("content-type") ?? "");
}

/**
 * The bytes of a range of a file in the newer storage. The Hub gives such answers to those who ask for them, which this package
 * does not; servers between may.
 */
export async function xetRange(
  response: Response,
  range: Interval,
  {
    client,
    bytes,
    signal,
  }: { readonly client: HubClient; readonly bytes: number; readonly signal?: AbortSignal | undefined },
): Promise<ReadableStream<Uint8Array>> {
  const { hash, refreshUrl, reconstructionUrl } = (await response.json()) as Partial<Record<string, string>>;
  if (hash === undefined || refreshUrl === undefined) {
    throw new DownloadFailedError("The Hub's answer about its newer storage cannot be read.");
  }
  const { __internal_XetBlob: XetBlob } = await import("@huggingface/hub");
  const blob = new XetBlob({
    hash,
    refreshUrl,
    ...(reconstructionUrl !== undefined && { reconstructionUrl }),
    size: bytes,
    fetch: client.fetchAbout(undefined, { signal }),
    parallelDownloads: false,
  });
  return blob.slice(range.start, range.end).stream();
}
