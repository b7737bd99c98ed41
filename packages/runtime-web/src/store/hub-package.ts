import {
  type HubOptions,
  InvalidArgumentError,
  MedGemmaError,
  ModelGatedError,
  ModelNotFoundError,
  OfflineError,
  UnsupportedModelError,
} from "@medgemma/core";
import {
  askedWait,
  describeReference,
  type HubReference,
  kindsOf,
  publicHub,
  refusal,
  Retries,
  TransportFailure,
} from "@medgemma/hub/shared";
import type { ModelStore } from "./model-store.js";
import { beforeStall, type Fetch } from "./read-range.js";

export interface HubPackageOptions {
  readonly hub: HubOptions;
  /** Sends the Hub's token to the Hub alone. */
  readonly fetch: Fetch;
  readonly store: ModelStore;
  readonly signal?: AbortSignal;
}

export interface HubPackage {
  /** Base address of the package at one commit, which never changes. */
  readonly url: string;
  /** What people should know, for example that the Hub could not be asked. */
  readonly notes: readonly string[];
}

/** Address of the Hub without a slash at its end. */
export function hubEndpoint({ endpoint = publicHub }: HubOptions): string {
  if (URL.canParse(endpoint, globalThis.location?.href)) return endpoint.replace(/\/+$/, "");
  throw new InvalidArgumentError("`hub.endpoint` is no address.", {
    hint: "Give something like https://huggingface.co.",
  });
}

/**
 * Where the files of a converted package are that a repository of the Hub holds.
 *
 * @throws {UnsupportedModelError} when the repository is a checkpoint, GGUF files or an adapter: browsers convert nothing.
 * @throws {ModelNotFoundError} or {@link ModelGatedError} for a refusal. {@link OfflineError} when the Hub cannot be asked and
 *   the package is not in the store.
 */
export async function findHubPackage(reference: HubReference, options: HubPackageOptions): Promise<HubPackage> {
  const base = `${hubEndpoint(options.hub)}/${reference.id}/resolve/`;
  const folder = reference.path === undefined ? "" : `${encoded(reference.path)}/`;
  const isPinned = /^[0-9a-f]{40}$/.test(reference.revision ?? "");
  const pinned = isPinned ? reference.revision : undefined;
  const stored = { base, folder, ...(pinned !== undefined && { commit: pinned }) };
  if (options.hub.offline === true) return { url: await storedUrl(stored, options), notes: [] };
  try {
    return { url: `${base}${await currentCommit(reference, options)}/${folder}`, notes: [] };
  } catch (error) {
    if (!mayPass(error)) throw error;
    const url = await storedUrl(stored, options).catch(() => undefined);
    if (url === undefined) throw error;
    const note = "The Hub cannot be asked; the model is the one that was fetched last.";
    return { url, notes: pinned === undefined ? [note] : [] };
  }
}

/** No connection, or a server in trouble: what is stored will do. */
function mayPass(error: unknown): boolean {
  const codes: readonly string[] = ["ERR_OFFLINE", "ERR_TIMEOUT", "ERR_DOWNLOAD_FAILED"];
  return MedGemmaError.isInstance(error) && codes.includes(error.code);
}

function encoded(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

interface StoredPackage {
  /** Beginning of the addresses of all revisions. */
  readonly base: string;
  readonly folder: string;
  /** The only revision that will do. */
  readonly commit?: string;
}

/** The package of this repository that was stored last. */
async function storedUrl({ base, folder, commit }: StoredPackage, { store }: HubPackageOptions): Promise<string> {
  const isMeant = ({ url, complete }: { readonly url: string; readonly complete: boolean }): boolean =>
    complete &&
    url.startsWith(base) &&
    /^[0-9a-f]{40}\//.test(url.slice(base.length)) &&
    url.slice(base.length + 41) === folder &&
    (commit === undefined || url.startsWith(commit, base.length));
  const latest = (await store.list())
    .filter(isMeant)
    .toSorted((a, b) => (b.storedAt?.getTime() ?? 0) - (a.storedAt?.getTime() ?? 0))[0];
  if (latest !== undefined) return latest.url;
  throw new OfflineError("The model is not in the browser's storage, and the Hub cannot be asked.", {
    hint: "Load it once with a connection.",
  });
}

/** Asks for the commit of a revision, and looks whether the repository holds a package. */
async function currentCommit(reference: HubReference, options: HubPackageOptions): Promise<string> {
  const { id, revision = "main", path } = reference;
  const url = `${hubEndpoint(options.hub)}/api/models/${id}/revision/${encodeURIComponent(revision)}`;
  const retries = new Retries();
  for (;;) {
    try {
      const { sha, siblings = [] } = await ask(url, reference, options);
      if (typeof sha !== "string" || !/^[0-9a-f]{40}$/.test(sha)) {
        throw new OfflineError("The Hub's answer names no commit.", {
          hint: "A network's sign-in page or a proxy may stand between.",
        });
      }
      const prefix = path === undefined ? "" : `${path}/`;
      const names = siblings.map(({ rfilename = "" }) => rfilename).filter((name) => name.startsWith(prefix));
      requirePackage(
        reference,
        names.map((name) => name.slice(prefix.length)),
      );
      return sha;
    } catch (error) {
      await retries.wait(error, options.signal);
    }
  }
}

interface ModelAnswer {
  readonly sha?: unknown;
  readonly siblings?: readonly { readonly rfilename?: string }[];
}

async function ask(url: string, about: HubReference, { hub, fetch, signal }: HubPackageOptions): Promise<ModelAnswer> {
  const asking = fetch(url, { cache: "no-store", ...(signal && { signal }) });
  const response = await beforeStall(asking, "the Hub's answer").catch((cause: unknown) => {
    if (cause instanceof TransportFailure) throw cause;
    signal?.throwIfAborted();
    throw new OfflineError("The Hub cannot be reached.", {
      hint: "Check the connection, and that this page's content policy allows the Hub's address (`connect-src`).",
      cause,
    });
  });
  const { status, headers } = response;
  if (response.ok) {
    const json = response.json().catch(() => ({})) as Promise<ModelAnswer>;
    return beforeStall(json, "the Hub's answer");
  }
  if (status === 429 || status >= 500) {
    const waitMilliseconds = askedWait(headers);
    throw new TransportFailure(`The Hub answered with status ${status}.`, {
      kind: "status",
      status,
      ...(waitMilliseconds !== undefined && { waitMilliseconds }),
    });
  }
  const hadToken = hub.token !== undefined && hub.token !== "";
  throw refusal({
    status,
    code: headers.get("x-error-code") ?? "",
    message: headers.get("x-error-message") ?? "",
    hadToken,
    about,
  });
}

/** @throws {UnsupportedModelError} with what to do instead. */
function requirePackage(reference: HubReference, names: readonly string[]): void {
  const [kind] = kindsOf(names);
  if (kind === "package") return;
  const name = describeReference(reference);
  if (kind === "checkpoint") {
    throw new UnsupportedModelError(`"${name}" is a checkpoint; browsers load converted packages.`, {
      hint: `Convert and publish it: npx @medgemma/cli convert ${reference.id} ./package --format q4, then npx @medgemma/cli publish ./package --to you/name. Or serve that folder yourself, and give its address.`,
    });
  }
  if (kind === "gguf" || kind === "adapter") {
    const what =
      kind === "gguf"
        ? "GGUF files, which llama.cpp runs (@medgemma/runtime-gguf, in Node)"
        : "a LoRA adapter, not a model";
    throw new UnsupportedModelError(`"${name}" holds ${what}.`, {
      hint: "Give the id of a converted package.",
    });
  }
  throw new ModelNotFoundError(`"${name}" holds no converted package.`, {
    hint: "Give the id of a repository that medgemma publish made, or the folder in it: hf:owner/name/folder.",
  });
}

/** A `fetch` that sends the Hub's token to the Hub's origin; browsers take it away when that leads to another one. */
export function withHubToken(fetch: Fetch, hub: HubOptions): Fetch {
  const { token = "" } = hub;
  if (token === "") return fetch;
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ModelGatedError("The Hub's access token holds characters that no token has.", {
      hint: "Copy it again from https://huggingface.co/settings/tokens.",
    });
  }
  const { origin } = new URL(hubEndpoint(hub), globalThis.location?.href);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, globalThis.location?.href);
    if (url.origin !== origin) return fetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set("authorization", `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };
}
