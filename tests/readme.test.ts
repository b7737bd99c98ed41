import { copyFile, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertAdapterToGguf } from "@medgemma/convert";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeBlocks, documents, taskPages } from "./code-blocks.js";
import { checkpoint, root, runNode } from "./fixture.js";
import { writePythonCache } from "./hub/repository.js";

const blocks = documents().flatMap(codeBlocks);
/** Pages of tasks: what stands before their example is said here, once for all. */
const pages = taskPages()
  .flatMap(codeBlocks)
  .filter(({ language }) => language === "ts");
const before = await readFile(join(import.meta.dirname, "readme-preamble.txt"), "utf8");
/** Where the blocks are written to: modules are found from here. */
const sources = join(root, "tests/node_modules/.readme");
const taskSources = join(root, "packages/tasks/node_modules/.readme");
/** A newcomer's folder: what the READMEs name is there. */
const folder = mkdtempSync(join(tmpdir(), "medgemma-readme-"));
/** The models that READMEs name by id are there already, as `hf download` would have left them: small ones in their place. */
const offline = { HF_HUB_OFFLINE: "1", HF_HUB_CACHE: join(folder, "python"), MEDGEMMA_HOME: join(folder, "home") };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileName = (name: string): string => name.replaceAll(/[^\w]+/g, "-");
const pathOf = (name: string): string => {
  return join(name.startsWith("packages/tasks/src") ? taskSources : sources, `${fileName(name)}.mts`);
};

beforeAll(async () => {
  for (const place of [sources, taskSources]) {
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
  }
  for (const { name, code } of blocks) await writeFile(pathOf(name), code);
  for (const { name, code } of pages) await writeFile(pathOf(name), code.includes("import ") ? code : before + code);
  await symlink(checkpoint, join(folder, "medgemma-1.5-4b-it"));
  writePythonCache(offline.HF_HUB_CACHE, {
    id: "google/medgemma-1.5-4b-it",
    commit: "1".repeat(40),
    checkpoint,
  });
  await symlink(join(root, "tests/node_modules"), join(folder, "node_modules"));
  await symlink(tinyModelDirectory("onnx"), join(folder, "medgemma-onnx"));
  for (const image of ["chest.png", "ct.png"]) {
    await copyFile(join(root, "examples/assets/phantom-effusion.png"), join(folder, image));
  }
  await convertAdapterToGguf({
    adapter: join(root, "tests/adapters/text-layers"),
    checkpoint,
    output: join(folder, "my-lora.gguf"),
  });
});

describe("code of the documents", () => {
  it("is found", () => {
    expect(blocks.length).toBeGreaterThan(12);
    expect(new Set(blocks.map(({ document }) => document))).toContain("packages/runtime-web/README.md");
  });

  it.each([
    ["Node", { lib: ["ES2022"], types: ["node"] }, blocks.filter(({ place }) => place !== "browser")],
    ["tasks", { lib: ["ES2022", "DOM", "DOM.Iterable"], types: ["node"] }, pages],
    // The list of a new browser project of Vite.
    [
      "a browser",
      { lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] },
      blocks.filter(({ place }) => place === "browser"),
    ],
  ])("compiles for %s", async (where, options, own) => {
    const project = join(sources, `${where.replace(" ", "-")}.json`);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, target: "ES2022", moduleDetection: "force" },
      ...{ module: "NodeNext", moduleResolution: "NodeNext", typeRoots: [join(root, "node_modules/@types")] },
      ...options,
    };
    await writeFile(project, JSON.stringify({ compilerOptions, files: own.map(({ name }) => pathOf(name)) }));
    const { code, stdout } = await runNode([join(root, "node_modules/typescript/bin/tsc"), "-p", project]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });

  it.each(blocks.map(({ name, code }) => [name, code]))(
    "%s has no `await using`, which Node 20 and 22 do not know",
    (_, code) => {
      expect(code.replaceAll(/\/\/.*/g, "")).not.toContain("await using");
    },
  );

  it.each(blocks.filter(({ place }) => place === "node"))(
    "$name runs as it stands",
    async ({ code, name }) => {
      const file = join(folder, `${fileName(name)}.mjs`);
      // Types alone are taken off; what has none is the same text.
      await writeFile(file, (await transform(code, { loader: "ts", target: "esnext" })).code);
      await rm(join(folder, "medgemma-gguf"), { recursive: true, force: true });
      if (code.includes('output: "./medgemma-onnx"'))
        await rm(join(folder, "medgemma-onnx"), { recursive: true, force: true });
      const { code: status, stderr } = await runNode([file], offline, folder);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    },
    120_000,
  );

  it("says where the other blocks run", () => {
    const other = blocks.filter(({ place }) => place !== "node");
    for (const { name, place } of other) {
      const where =
        place === "browser"
          ? "tests/web-*.test.ts run its packages in Chromium"
          : "tests/onnx-conformance.test.ts runs the suite";
      console.warn(`${name} is compiled, not run: it is for ${place}; ${where}.`);
    }
    expect(other.length).toBeGreaterThan(0);
  });
});
