import { InvalidArgumentError, type ModelSource } from "@medgemma/core";
import { type HubReference, parseHubId, parseHubPage, parseHubPath } from "./hub-reference.js";

/** What a `model` names. */
export type ParsedSource =
  /** A path; `id` when the same text is a Hugging Face id: whoever can read files looks at the path first. */
  | { readonly kind: "path"; readonly path: string; readonly id?: HubReference }
  | { readonly kind: "file-url"; readonly url: URL }
  | { readonly kind: "hub"; readonly reference: HubReference }
  /** Base address of a converted package. */
  | { readonly kind: "address"; readonly url: URL };

const hint =
  'Give a folder, a GGUF file, a Hugging Face id such as "google/medgemma-1.5-4b-it", or the https:// address of a package.';

/**
 * Reads a model's source. One grammar for all runtimes:
 * `owner/name[@revision]`, `hf:owner/name[@revision][/path]`, a page of the Hub, an `https://` base address, a `file:` URL,
 * and else a path.
 *
 * @param hub gives the address of the Hub, without a slash at its end; asked for addresses alone.
 * @throws {InvalidArgumentError} for what is none of these.
 */
export function parseSource(source: ModelSource, hub: () => string): ParsedSource {
  if (source instanceof URL) return parseAddress(source, hub);
  if (typeof source !== "string") {
    throw new InvalidArgumentError("`model` must be a text or a URL.", { hint });
  }
  if (source.trim() === "") throw new InvalidArgumentError("`model` is empty.", { hint });
  const scheme = /^([a-z][a-z\d+.-]+):/i.exec(source)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    const id = parseHubId(source);
    return { kind: "path", path: source, ...(id !== undefined && { id }) };
  }
  if (scheme === "hf") return { kind: "hub", reference: requireReference(parseHubPath(source.slice(3))) };
  if (["http", "https", "file"].includes(scheme)) {
    if (!URL.canParse(source)) throw new InvalidArgumentError("`model` is no valid address.", { hint });
    return parseAddress(new URL(source), hub);
  }
  if (source.includes("://")) {
    throw new InvalidArgumentError(`\`model\` is an address of a kind that is not read here (${scheme}:).`, { hint });
  }
  return { kind: "path", path: source };
}

function parseAddress(url: URL, hub: () => string): ParsedSource {
  if (url.protocol === "file:") return { kind: "file-url", url };
  if (url.protocol === "hf:") return { kind: "hub", reference: requireReference(parseHubPath(url.href.slice(3))) };
  if (!/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError("`model` must be an https:, http:, hf: or file: URL.", { hint });
  }
  if (url.username !== "" || url.password !== "") {
    throw new InvalidArgumentError("`model` must be a URL without a user name and password.", {
      hint: "Give a `fetch` that sends your authorisation.",
    });
  }
  const page = parseHubPage(url, hub()) ?? parseHubPage(url, publicHub);
  return page === undefined ? { kind: "address", url } : { kind: "hub", reference: page };
}

/** Address of the Hub when nothing else is said. */
export const publicHub = "https://huggingface.co";

function requireReference(reference: HubReference | undefined): HubReference {
  if (reference !== undefined) return reference;
  throw new InvalidArgumentError("`model` begins with hf: and names no repository.", {
    hint: "Write hf:owner/name, hf:owner/name@revision or hf:owner/name/file.gguf.",
  });
}

/** The repository that a source names, or may name: a path of the form `owner/name` does. */
export function referenceOf(parsed: ParsedSource): HubReference | undefined {
  if (parsed.kind === "hub") return parsed.reference;
  return parsed.kind === "path" ? parsed.id : undefined;
}
