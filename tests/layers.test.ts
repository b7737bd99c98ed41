import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "./fixture.js";

// Core must run in a browser: a file that reaches for Node or for a page fails the compiler and the linter.

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "medgemma-layers-"));
  await mkdir(join(folder, "packages/core/src"), { recursive: true });
  await cp(join(root, "packages/core/platform"), join(folder, "packages/core/platform"), { recursive: true });
  for (const file of [".oxlintrc.json", "tsconfig.base.json"]) await cp(join(root, file), join(folder, file));
  for (const file of ["package.json", "tsconfig.json", "tsconfig.build.json"]) {
    await cp(join(root, "packages/core", file), join(folder, "packages/core", file));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the compiler and the linter say of a file in core. */
async function judge(source: string): Promise<{ readonly compiler: string; readonly linter: string }> {
  await writeFile(join(folder, "packages/core/src/tried.ts"), source);
  const run = (command: string, ...args: string[]): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, "node_modules", command), ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return stdout + stderr;
  };
  const compiler = run(
    "typescript/bin/tsc",
    "-p",
    "packages/core/tsconfig.build.json",
    "--outDir",
    join(folder, "out"),
  );
  return { compiler, linter: run("oxlint/bin/oxlint", "packages/core/src") };
}

it.each([
  ["a module of Node", `import { readFile } from "node:fs/promises";\nexport const read = readFile;\n`],
  ["a global of Node", "export const platform = process.platform;\n"],
  ["the page", "export const title = document.title;\n"],
  ["the network", `export const page = fetch("https://example.org");\n`],
])("refuses %s in core", async (_, source) => {
  const { compiler, linter } = await judge(source);
  expect(compiler).toMatch(/error TS/);
  expect(linter).toMatch(/no-restricted-(imports|globals)/);
});

it("takes what Node and browsers share", async () => {
  const { compiler, linter } = await judge("export const never = AbortSignal.any([new AbortController().signal]);\n");
  expect(compiler).toBe("");
  expect(linter).toMatch(/Found 0 warnings and 0 errors/);
});

it("is what core is built with", async () => {
  const { scripts } = JSON.parse(await readFile(join(root, "packages/core/package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  expect(scripts["build"]).toMatch(/tsc -p tsconfig\.build\.json$/);
});
