import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DigestMismatchError, DiskFullError, MedGemmaError } from "@medgemma/core";
import type { HubClient } from "../http/hub-client.js";
import { Retries } from "../http/retries.js";
import { networkFailure, TransportFailure } from "../http/transport-failure.js";
import { webPage } from "../http/web-page.js";
import type { Digest } from "../repository/listing.js";
import type { HubReference } from "../source/hub-reference.js";
import { digestMismatch, digestOf } from "./check-digest.js";
import { gaps, type Interval, overlaps, pieces, total } from "./intervals.js";
import { PartialFile } from "./partial-file.js";
import { isXetAnswer, xetRange } from "./xet-range.js";

export interface BlobRequest {
  /** For errors. */
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  readonly digest: Digest;
  /** Of a file of the Hub; `revision` is the commit. */
  readonly about?: HubReference;
}

export interface DownloadBlobOptions {
  readonly client: HubClient;
  readonly signal?: AbortSignal;
  /** Called with the bytes that came now. */
  readonly onBytes?: (bytes: number) => void;
  /** Called when all bytes are here and are about to be checked. */
  readonly onCheck?: () => void;
}

/** Requests at a time for one large file. */
const connections = 4;
const pieceBytes = 2 ** 26;
/** Smaller files come in one piece. */
const leastBytesPerConnection = 2 ** 23;

/**
 * Fetches a file to `target`, going on where an earlier process stopped. It appears under its name when all of it is there and
 * its digest is right. The caller holds the file's lock.
 *
 * @throws {DigestMismatchError} when it is not what it should be. {@link DownloadFailedError}, {@link TimeoutError} or
 *   {@link OfflineError} when it does not come; what came is kept then, and after an abort.
 */
export async function downloadBlob(request: BlobRequest, target: string, options: DownloadBlobOptions): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const file = await writingToDisk(() => PartialFile.open(partOf(target), request.bytes));
  try {
    await fetchMissing(request, file, options);
    const { signal } = options;
    options.onCheck?.();
    const digest = await digestOf(file.read(), { ...request.digest, bytes: request.bytes, ...(signal && { signal }) });
    if (digest !== request.digest.hex) {
      await file.discard();
      throw digestMismatch(request.name);
    }
    await writingToDisk(() => file.finish(target));
  } catch (error) {
    await file.close().catch(() => {});
    throw error;
  }
}

/** A server answers with the whole file whatever is asked for. */
class RangesIgnored extends Error {}

async function fetchMissing(request: BlobRequest, file: PartialFile, options: DownloadBlobOptions): Promise<void> {
  try {
    await fetchInPieces({ request, file, ...options });
  } catch (error) {
    if (!(error instanceof RangesIgnored)) throw error;
    await fetchWhole({ request, file, ...options });
  }
}

async function fetchInPieces(options: PieceOptions): Promise<void> {
  const { request, file } = options;
  const missing = gaps(file.held, request.bytes);
  const longest = Math.min(pieceBytes, Math.max(leastBytesPerConnection, Math.ceil(total(missing) / connections)));
  const queue = pieces(missing, longest);
  const failed = new AbortController();
  const signal = options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]);
  const work = async (): Promise<void> => {
    for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
      await fetchPiece(piece, { ...options, signal });
    }
  };
  const workers = Array.from({ length: Math.min(connections, queue.length) }, () =>
    work().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  const ends = await Promise.allSettled(workers);
  options.signal?.throwIfAborted();
  if (ends.some(({ status }) => status === "rejected")) throw failed.signal.reason;
}

/** Reads the whole file in one request, and takes what is not here yet. */
async function fetchWhole(options: PieceOptions): Promise<void> {
  const { request, file, signal, onBytes } = options;
  const retries = new Retries(undefined, options.client.onWait);
  while (gaps(file.held, request.bytes).length > 0) {
    try {
      let at = 0;
      for await (const bytes of receive({ start: 0, end: request.bytes }, options)) {
        const part = { start: at, end: at + bytes.length };
        at = part.end;
        for (const { start, end } of overlaps(gaps(file.held, request.bytes), part)) {
          await writingToDisk(() => file.write(bytes.subarray(start - part.start, end - part.start), start));
          retries.progressed(end - start);
          onBytes?.(end - start);
        }
      }
      if (at < request.bytes) throw endedEarly();
    } catch (error) {
      await retries.wait(error, signal);
    }
  }
}

function endedEarly(): TransportFailure {
  return new TransportFailure("The server ended the file early.", { kind: "network" });
}

interface PieceOptions extends DownloadBlobOptions {
  readonly request: BlobRequest;
  readonly file: PartialFile;
}

/** Fetches a piece; whatever breaks off is taken up again where it stopped. */
async function fetchPiece(piece: Interval, options: PieceOptions): Promise<void> {
  const { signal } = options;
  // Of this connection alone: one that is busy says nothing of the others.
  const retries = new Retries(undefined, options.client.onWait);
  let start = piece.start;
  while (start < piece.end) {
    try {
      for await (const bytes of receive({ start, end: piece.end }, options)) {
        await writingToDisk(() => options.file.write(bytes, start));
        start += bytes.length;
        retries.progressed(bytes.length);
        options.onBytes?.(bytes.length);
      }
      if (start < piece.end) throw endedEarly();
    } catch (error) {
      await retries.wait(error, signal);
    }
  }
}

/** The bytes of a range, as they come. */
async function* receive(range: Interval, { client, request, signal }: PieceOptions): AsyncGenerator<Uint8Array> {
  const { response, hubHeaders, watch, host } = await client.open(request.url, {
    headers: { range: `bytes=${range.start}-${range.end - 1}`, "accept-encoding": "identity" },
    ...(signal !== undefined && { signal }),
    ...(request.about !== undefined && { about: request.about }),
  });
  try {
    checkRevision(hubHeaders, request);
    const isXet = isXetAnswer(response);
    if (!isXet) checkRange(response, { host, range, request });
    const body = isXet ? await xetRange(response, range, { client, bytes: request.bytes, signal }) : response.body;
    let wanted = range.end - range.start;
    for await (const part of body ?? []) {
      watch.sawBytes();
      const taken = part.subarray(0, wanted);
      wanted -= taken.length;
      if (taken.length > 0) yield taken;
      if (wanted === 0) return;
    }
  } catch (error) {
    if (error instanceof RangesIgnored || MedGemmaError.isInstance(error)) throw error;
    throw watch.failure(host) ?? networkFailure(error, host);
  } finally {
    watch.end();
    await response.body?.cancel().catch(() => {});
  }
}

/** @throws when the answer is not the range that was asked for; the whole file is, if that was it. */
function checkRange(
  response: Response,
  { host, range, request }: { readonly host: string; readonly range: Interval; readonly request: BlobRequest },
): void {
  const { headers, status } = response;
  if (/text\/html/i.test(headers.get("content-type") ?? "") && !/\.html?$/i.test(request.name)) throw webPage(host);
  if (status === 206) {
    const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
    if (Number(start) === range.start && (size === "*" || Number(size) === request.bytes)) return;
    throw changed(request);
  }
  const length = headers.get("content-length");
  const isPlain = headers.get("content-encoding") === null;
  if (isPlain && length !== null && Number(length) !== request.bytes) throw changed(request);
  if (range.start > 0 || range.end < request.bytes) throw new RangesIgnored();
}

/** A push in between would give bytes of another file. */
function checkRevision(headers: Headers, request: BlobRequest): void {
  if (request.about === undefined) return;
  const commit = headers.get("x-repo-commit");
  const linked = headers.get("x-linked-etag")?.replace(/^W\//, "").replaceAll('"', "");
  const isOtherCommit = commit !== null && /^[0-9a-f]{40}$/.test(commit) && commit !== request.about.revision;
  const isOtherFile = linked !== undefined && /^[0-9a-f]{64}$/.test(linked) && linked !== request.digest.hex;
  if (isOtherCommit || (isOtherFile && request.digest.algorithm === "sha256")) throw changed(request);
}

function changed({ name }: BlobRequest): DigestMismatchError {
  return new DigestMismatchError(`"${name}" is another file now than when the download began.`, {
    hint: "The repository was changed meanwhile. Try again: the new revision is fetched, and what is the same is kept.",
  });
}

async function writingToDisk<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const code: unknown = cause instanceof Error ? Reflect.get(cause, "code") : undefined;
    if (code !== "ENOSPC" && code !== "EDQUOT") throw cause;
    throw new DiskFullError("The disk became full during the download; what came is kept.", {
      hint: "Free some space and try again, or set MEDGEMMA_HOME to a folder on another disk.",
      cause,
    });
  }
}

/** Where the bytes of a file lie until all of them are there. */
export function partOf(target: string): string {
  return `${target}.part`;
}
