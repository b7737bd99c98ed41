import { DownloadFailedError } from "@medgemma/core";
import { describeReference, type HubReference, isCommit } from "@medgemma/hub/shared";
import { fetchText } from "../store/fetch-text.js";
import { requirePackage } from "./require-package.js";
import type { WebHub } from "./web-hub.js";

export interface FetchCommitOptions {
  readonly signal?: AbortSignal;
  /** How often the request is made at most. Default 5. */
  readonly tries?: number;
}

/**
 * Asks the Hub which commit a revision is now, and looks whether there is a converted package.
 *
 * @throws {UnsupportedModelError} for a repository of another kind. {@link ModelNotFoundError} or {@link ModelGatedError} for a
 *   refusal. {@link OfflineError}, {@link TimeoutError} or {@link DownloadFailedError} when there is no answer.
 */
export async function fetchCommit(
  reference: HubReference,
  hub: WebHub,
  { signal, tries }: FetchCommitOptions,
): Promise<string> {
  const { id, revision = "main" } = reference;
  const request = {
    url: new URL(`${hub.endpoint}/api/models/${id}/revision/${encodeURIComponent(revision)}`),
    name: describeReference(reference),
    hub: { reference: { id, revision }, hasToken: hub.hasToken },
    ...(signal !== undefined && { signal }),
  };
  const { sha, siblings } = parseAnswer(await fetchText(hub.fetch, request, tries));
  if (typeof sha !== "string" || !isCommit(sha)) {
    throw new DownloadFailedError("The Hub's answer names no commit.", {
      hint: "`hub.endpoint` may name a server that is no Hub, or a proxy stands between.",
    });
  }
  // Some mirrors list no files; what is missing is found then when it is fetched.
  if (Array.isArray(siblings)) {
    requirePackage(
      reference,
      siblings.map((file: { readonly rfilename?: unknown } | null) => String(file?.rfilename)),
    );
  }
  return sha;
}

interface Answer {
  readonly sha?: unknown;
  readonly siblings?: unknown;
}

function parseAnswer(text: string): Answer {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
