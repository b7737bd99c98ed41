import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./fixture.js";

/** A block of TypeScript or JavaScript in a document. */
export interface CodeBlock {
  /** Document and place in it, for example `README.md 2`. */
  readonly name: string;
  readonly document: string;
  readonly code: string;
  readonly language: string;
  /** The word after `ts`: where it runs when that is not Node alone. */
  readonly place: "node" | "browser" | "vitest";
}

/**
 * Documents whose code is complete. `docs/servers-and-bundlers.md` shows parts of the projects in `bench/recipes`, which are
 * run as a whole.
 */
export function documents(): readonly string[] {
  const found = ["packages", "examples"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, "README.md")),
  );
  return ["README.md", ...found, "docs/errors.md"].filter((path) => text(path) !== undefined);
}

/** Pages of the tasks. */
export function taskPages(): readonly string[] {
  const folder = "packages/tasks/src";
  const found = readdirSync(join(root, folder)).map((name) => join(folder, name, "about.md"));
  return found.filter((path) => text(path) !== undefined);
}

/** Every block of a document. */
export function codeBlocks(document: string): readonly CodeBlock[] {
  const blocks = (text(document) ?? "").matchAll(
    /^```(ts|js|typescript|javascript|tsx|jsx|mjs)(?: (\w+))?\n(.*?)^```$/gms,
  );
  return Array.from(blocks, ([, language = "", place = "node", code = ""], index) => {
    if (place !== "node" && place !== "browser" && place !== "vitest") throw new Error(`${document}: "${place}"?`);
    return { name: `${document} ${index + 1}`, document, code, language, place };
  });
}

function text(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}
