/** A repository on the Hugging Face Hub, or a file or folder in it. */
export interface HubReference {
  /** `owner/name` */
  readonly id: string;
  /** Branch, tag or commit. Default: `main`. */
  readonly revision?: string;
  /** File or folder in the repository, with `/`. */
  readonly path?: string;
}

const idPattern = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9_][\w.-]*$/;
const revisionPattern = /^[\w.][\w./-]*$/;

/**
 * `owner/name` or `owner/name@revision`, as people write it; undefined for anything else. A path such as `models/tiny` has
 * the same form, so whoever reads files looks there first.
 */
export function parseHubId(text: string): HubReference | undefined {
  const [id = "", revision, ...more] = text.split("@");
  if (more.length > 0 || !isHubId(id)) return undefined;
  if (revision === undefined) return { id };
  return isRevision(revision) ? { id, revision } : undefined;
}

/** `owner/name[@revision][/path]`: what follows `hf:`. A slash in the revision is written `%2F`. */
export function parseHubPath(text: string): HubReference | undefined {
  const [owner = "", rest = "", ...segments] = text.replace(/^\/\//, "").split("/");
  const [name = "", encoded] = rest.split("@");
  const id = `${owner}/${name}`;
  const revision = encoded === undefined ? undefined : decoded(encoded);
  const path = segments.join("/").replace(/\/$/, "");
  if (!isHubId(id) || (encoded !== undefined && !isRevision(revision))) return undefined;
  if (path !== "" && !isRepositoryPath(path)) return undefined;
  return { id, ...(revision !== undefined && { revision }), ...(path !== "" && { path }) };
}

/** A page of the Hub, copied from the browser: `https://huggingface.co/owner/name[/tree|blob|resolve/revision/path]`. */
export function parseHubPage(url: URL, hub: string): HubReference | undefined {
  const base = new URL(`${hub}/`);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return undefined;
  const [owner = "", name = "", kind, revision, ...segments] = url.pathname.slice(base.pathname.length).split("/");
  const id = `${owner}/${name}`;
  if (!isHubId(id)) return undefined;
  if (kind === undefined || kind === "") return { id };
  if (!["tree", "blob", "resolve"].includes(kind) || !revision) return undefined;
  const path = segments.map((part) => decoded(part) ?? part).join("/");
  return { id, revision: decoded(revision) ?? revision, ...(path.replace(/\/$/, "") !== "" && { path }) };
}

/** Whether a text has the form `owner/name`. */
export function isHubId(text: string): boolean {
  return idPattern.test(text) && text.length <= 200 && !/\.\.|--|\.$|\.git$/.test(text);
}

/** Whether a revision is a commit, which never changes. */
export function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}

/** A path in a repository that leads nowhere else. */
export function isRepositoryPath(path: string): boolean {
  const parts = path.split("/");
  return !path.includes("\\") && !path.includes("\0") && parts.every((part) => !["", ".", ".."].includes(part));
}

/** `google/medgemma-1.5-4b-it@main/config.json` */
export function describeReference({ id, revision, path }: HubReference): string {
  return `${id}${revision === undefined ? "" : `@${revision}`}${path === undefined ? "" : `/${path}`}`;
}

function isRevision(text: string | undefined): text is string {
  return text !== undefined && revisionPattern.test(text) && !text.includes("..");
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
