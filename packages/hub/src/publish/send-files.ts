import { openAsBlob } from "node:fs";
import type { CommitProgressEvent } from "@huggingface/hub";
import { DownloadFailedError } from "@medgemma/core";
import { asked } from "../http/asked.js";
import { CountedBlob } from "../http/counted-blob.js";
import type { HubClient } from "../http/hub-client.js";
import { contentBytes } from "./file-content.js";
import type { PublishedFile } from "./publication.js";
import { PublishMeter, type PublishProgress } from "./publish-progress.js";
import type { Target } from "./target-repository.js";

export interface SendOptions {
  readonly title: string;
  /** Commit that the branch is at; another one since then is an error. */
  readonly parent?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PublishProgress) => void;
}

/**
 * Sends files and makes one commit of them. Until then, nobody sees any of it. Large files that the Hub has from an earlier try
 * are not sent again; a file that was broken off is sent from its beginning.
 *
 * @returns The new commit.
 */
export async function sendFiles(
  client: HubClient,
  { target: { id, branch }, files }: { readonly target: Target; readonly files: readonly PublishedFile[] },
  { title, parent, signal, onProgress }: SendOptions,
): Promise<string> {
  const { commitIter } = await import("@huggingface/hub");
  const sizes = new Map(files.map(({ name, content }) => [name, contentBytes(content)]));
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  const meter = new PublishMeter("upload", total, onProgress);
  const counts = new SentBytes(sizes, meter);
  const operations = await Promise.all(
    files.map(async ({ name, content }) => ({
      operation: "addOrUpdate" as const,
      path: name,
      content: "text" in content ? new Blob([content.text]) : await openAsBlob(content.path),
    })),
  );
  const events = commitIter({
    repo: { type: "model", name: id },
    branch,
    title,
    operations,
    hubUrl: client.endpoint,
    fetch: counts.counting(client.fetchAbout({ id }, { signal })),
    // Plain uploads: xet's would cut and hash every file in JavaScript once more.
    useXet: false,
    ...(parent !== undefined && { parentCommit: parent }),
    ...(signal && { abortSignal: signal }),
  });
  for (;;) {
    const { done, value } = await asked(() => events.next());
    if (done !== true) {
      counts.tell(value);
      continue;
    }
    if (value?.commit.oid === undefined) throw new DownloadFailedError("The Hub's answer names no commit.");
    counts.complete();
    return value.commit.oid;
  }
}

/** How much of each file was sent. */
class SentBytes {
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #meter: PublishMeter;
  readonly #sent = new Map<string, number>();

  constructor(sizes: ReadonlyMap<string, number>, meter: PublishMeter) {
    this.#sizes = sizes;
    this.#meter = meter;
  }

  /** The same `fetch`, which counts the files that it sends. */
  counting(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return (input, init) => {
      const path = pathOf(init);
      if (path === undefined || !(init?.body instanceof Blob)) return fetch(input, init);
      return fetch(input, { ...init, body: new CountedBlob(init.body, (bytes) => this.#add(path, bytes)) });
    };
  }

  /** A file that is said to be there, whether it was sent or known already. */
  tell(event: CommitProgressEvent): void {
    const isThere = event.event === "fileProgress" && event.state === "uploading" && event.progress === 1;
    if (isThere) this.#setWhole(event.path);
  }

  complete(): void {
    for (const path of this.#sizes.keys()) this.#setWhole(path);
  }

  #setWhole(path: string): void {
    this.#add(path, (this.#sizes.get(path) ?? 0) - (this.#sent.get(path) ?? 0));
  }

  #add(path: string, bytes: number): void {
    if (bytes === 0) return;
    this.#sent.set(path, (this.#sent.get(path) ?? 0) + bytes);
    this.#meter.add(bytes);
  }
}

/** `@huggingface/hub` says with a request which file it sends. */
function pathOf(init: RequestInit | undefined): string | undefined {
  const hint: unknown = init === undefined ? undefined : Reflect.get(init, "progressHint");
  const path: unknown = typeof hint === "object" && hint !== null ? Reflect.get(hint, "path") : undefined;
  return typeof path === "string" ? path : undefined;
}
