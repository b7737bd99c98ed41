import type { OpfsFolder } from "./opfs-folder.js";

/** Tells under which revisions of the Hub a package was loaded. */
const revisionsName = "revisions.json";

/** Revisions of the Hub (`main`, a tag) and when each led to this package last. */
export type Revisions = Readonly<Record<string, Date>>;

/** Undefined when there are none. */
export async function readRevisions(folder: OpfsFolder): Promise<Revisions | undefined> {
  const text = await (await folder.file(revisionsName))?.text();
  if (text === undefined) return undefined;
  try {
    const times = Object.entries(JSON.parse(text) as Record<string, string>);
    return Object.fromEntries(times.map(([revision, time]) => [revision, new Date(time)]));
  } catch {
    return undefined;
  }
}

/** Keeps that a revision led to this package now. A storage without room for it is no reason not to load. */
export async function rememberRevision(folder: OpfsFolder, revision: string): Promise<void> {
  const known = await readRevisions(folder).catch(() => undefined);
  await folder.write(revisionsName, JSON.stringify({ ...known, [revision]: new Date() })).catch(() => {});
}
