import { InvalidArgumentError, type LoadOptions } from "@medgemma/core";
import type { LocatedModel } from "@medgemma/hub";
import type { RuntimeChoice } from "../options/common-options.js";

/** What was given as a model, and where it is. */
export interface FoundModel {
  readonly given: string;
  readonly located: LocatedModel;
  /** Runtimes that can load it; the first is the usual choice. */
  readonly runtimes: readonly ("onnx" | "gguf")[];
  /** The same for `loadMedGemma`; a repository at the commit that it has now. */
  readonly source: string;
}

export interface FetchOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: NonNullable<LoadOptions["onProgress"]>;
}

/**
 * Tells what a folder, a file, an id or an address is.
 *
 * @throws {ModelNotFoundError} when it is no model; the hint says what would be one.
 */
export async function findModel(given: string, { signal }: FetchOptions = {}): Promise<FoundModel> {
  const { createContext, locateModel, runtimesFor } = await import("@medgemma/hub");
  const context = createContext(signal === undefined ? {} : { signal });
  const located = await locateModel(given, context);
  return { given, located, runtimes: await runtimesFor(located, context), source: sourceOf(located) };
}

function sourceOf(located: LocatedModel): string {
  if (located.at === "disk") return located.path;
  if (located.at === "address") return located.url.href;
  const { listing, prefix, file = "" } = located;
  const path = `${prefix}${file}`.replace(/\/$/, "");
  return `hf:${listing.id}@${listing.commit}${path === "" ? "" : `/${path}`}`;
}

/** Files on this machine for tools that read folders: a checkpoint as it is, or what a runtime loads. */
export async function localFiles(
  { located, source }: FoundModel,
  runtime: "onnx" | "gguf",
  { signal, onProgress }: FetchOptions,
): Promise<string> {
  if (located.at === "disk") return located.path;
  const { fetchCheckpoint, resolveModel } = await import("@medgemma/hub");
  const given = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
  if (located.kinds.includes("checkpoint")) return fetchCheckpoint(source, given);
  return (await resolveModel(source, { ...given, runtime })).path;
}

/**
 * The runtime for what was found.
 *
 * @throws {InvalidArgumentError} when the runtime asked for is none for these files.
 */
export function runtimeFor({ given, runtimes }: FoundModel, wanted: RuntimeChoice): "onnx" | "gguf" {
  const [usual] = runtimes;
  if (usual !== undefined && wanted === "auto") return usual;
  if (wanted !== "auto" && runtimes.includes(wanted)) return wanted;
  const names = { onnx: "an ONNX package", gguf: "GGUF files" } as const;
  throw new InvalidArgumentError(`"${given}" holds ${names[usual ?? "onnx"]}; --runtime ${wanted} cannot load them.`, {
    hint: `Leave --runtime out, or give the checkpoint, which is converted for either.`,
  });
}
