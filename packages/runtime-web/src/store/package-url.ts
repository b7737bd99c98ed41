import { InvalidArgumentError, packageManifestName, sha256Hex } from "@medgemma/core";

/** A package folder on a server. A query, such as a signature, goes with every file of it. */
export class PackageUrl {
  readonly #folder: URL;

  /**
   * @param source a URL, absolute or relative to the page, of the folder or of its `medgemma.json`.
   * @throws {InvalidArgumentError} when it is no http or https URL, or holds a password.
   */
  constructor(source: string | URL) {
    const base = globalThis.location?.href;
    if (!URL.canParse(String(source), base)) throw new InvalidArgumentError("`model` must be a URL or picked files.");
    const url = new URL(source, base);
    if (!/^https?:$/.test(url.protocol)) throw new InvalidArgumentError("`model` must be an http or https URL.");
    // Browsers do not fetch such an address, and their message quotes it.
    if (url.username !== "" || url.password !== "") {
      throw new InvalidArgumentError("`model` must be a URL without a user name and password.", {
        hint: "Give a `fetch` that sends your authorisation.",
      });
    }
    if (url.pathname.endsWith(`/${packageManifestName}`)) {
      url.pathname = url.pathname.slice(0, -packageManifestName.length);
    }
    if (!url.pathname.endsWith("/")) url.pathname += "/";
    url.hash = "";
    this.#folder = url;
  }

  /** Without the query, which may hold a secret. */
  get href(): string {
    return this.#folder.origin + this.#folder.pathname;
  }

  file(path: string): URL {
    const url = new URL(path, this.#folder);
    url.search = this.#folder.search;
    return url;
  }

  /** Name of the package in the store. */
  async id(): Promise<string> {
    return (await sha256Hex(new TextEncoder().encode(this.href))).slice(0, 32);
  }
}
