import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { RuntimeUnavailableError } from "@medgemma/core";

/** Scripts of this package that run in a thread or process of their own. */
export type OwnScript = "probe-child" | "check-child" | "tokenizer-worker";

/**
 * Where a script is when it is not where it was built, because a bundler took the code that asks out of this package:
 * beside that code as `medgemma-gguf-<script>.js` (or `.mjs`), a name that no application has, or in an installed package.
 *
 * @param usual gives the script's usual place; bundlers understand `new URL` only when it is written out there.
 * @returns nothing when it is in its usual place.
 * @throws {RuntimeUnavailableError} when it is nowhere.
 */
export function scriptElsewhere(script: OwnScript, usual: () => URL): string | undefined {
  if (isThere(usual)) return undefined;
  const file = `medgemma-gguf-${script}.js`;
  const specifier = `@medgemma/runtime-gguf/${script}`;
  const from = ownFile();
  if (from !== undefined) {
    const names = [file, file.replace(/js$/, "mjs")];
    const beside = names.map((name) => join(dirname(fileURLToPath(from)), name)).find((path) => existsSync(path));
    if (beside !== undefined) return beside;
    try {
      return createRequire(from).resolve(specifier);
    } catch {
      // Not installed.
    }
  }
  throw new RuntimeUnavailableError(`The file ${file} of @medgemma/runtime-gguf is missing; a bundler left it out.`, {
    hint:
      "Keep the package out of the bundle (esbuild: --external:@medgemma/runtime-gguf, or " +
      `--packages=external; Next.js: serverExternalPackages), or bundle ${specifier} as ${file} beside it.`,
  });
}

/** URL of the file that this code is in, also where a bundler made CommonJS of it and `import.meta` is empty. */
export function ownFile(): string | undefined {
  const url = import.meta.url as string | undefined;
  if (url !== undefined) return url;
  return typeof __filename === "string" ? pathToFileURL(__filename).href : undefined;
}

function isThere(usual: () => URL): boolean {
  try {
    return existsSync(fileURLToPath(usual()));
  } catch {
    // There is no URL to begin with in CommonJS.
    return false;
  }
}
