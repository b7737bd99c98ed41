import { InvalidArgumentError, packageManifestName } from "@medgemma/core";
import { type HubReference, parseHubId, parseSource } from "@medgemma/hub/shared";

/** What a text or URL names in a page. */
export type WebSource =
  | { readonly kind: "hub"; readonly reference: HubReference }
  /** A package's folder, absolute or relative to the page. */
  | { readonly kind: "address"; readonly url: string | URL };

/**
 * Reads a model's source by the one grammar of all runtimes. Pages have no paths: `owner/name[@revision]` is a Hugging Face id, and
 * any other text without a scheme (`/models/x/`, `./x`, `../x`, `a/b/`, `a/b/c`, `x`) an address relative to the page.
 *
 * @param endpoint address of the Hub, without a slash at its end.
 * @throws {InvalidArgumentError} for what is neither.
 */
export function readSource(source: string | URL, endpoint: string): WebSource {
  const parsed = parseSource(source, () => endpoint);
  if (parsed.kind === "hub") return { kind: "hub", reference: withoutManifest(parsed.reference) };
  if (parsed.kind === "address") return { kind: "address", url: parsed.url };
  if (parsed.kind === "file-url") {
    throw new InvalidArgumentError("`model` is a file: URL, which pages cannot read.", {
      hint: "Let the user pick the folder: `showDirectoryPicker()` or `<input type=file webkitdirectory>`.",
    });
  }
  const id = parseHubId(parsed.path);
  return id === undefined ? { kind: "address", url: parsed.path } : { kind: "hub", reference: id };
}

/** The page of a package's manifest names the folder that it lies in. */
function withoutManifest({ path, ...reference }: HubReference): HubReference {
  const folder = path === packageManifestName ? "" : path?.replace(/\/medgemma\.json$/, "");
  return folder === undefined || folder === "" ? reference : { ...reference, path: folder };
}
