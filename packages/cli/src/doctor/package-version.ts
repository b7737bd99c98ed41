import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Version of an installed package as another one sees it; undefined when it is not there. */
export async function packageVersion(name: string, seenFrom?: string): Promise<string | undefined> {
  try {
    const from = seenFrom === undefined ? import.meta.url : import.meta.resolve(seenFrom);
    let folder = dirname(createRequire(from).resolve(name));
    // The entry may lie some folders below package.json.
    for (;;) {
      const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "{}");
      const manifest = JSON.parse(text) as { readonly name?: string; readonly version?: string };
      if (manifest.name === name) return manifest.version;
      if (dirname(folder) === folder) return undefined;
      folder = dirname(folder);
    }
  } catch {
    return undefined;
  }
}
