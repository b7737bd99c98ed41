import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root, runNode, temporaryFolder } from "./fixture.js";

// The declarations that are published, checked as an application's compiler does that skips nothing.

const browserApplication = `
  import { type LanguageModel, loadMedGemma } from "@medgemma/core";
  import { createMockModel } from "@medgemma/core/testing";
  import { readImage } from "@medgemma/imaging";
  import { webRuntime } from "@medgemma/runtime-web";
  import { radiologyReport } from "@medgemma/tasks";
  import { readEventStream } from "@medgemma/tasks/client";
  export async function main(file: File): Promise<LanguageModel> {
    const model = await loadMedGemma({ model: "/model/", runtime: webRuntime() });
    await radiologyReport(model, { images: [await readImage(file)] });
    await model.dispose();
    for await (const event of readEventStream<typeof radiologyReport>(await fetch("/report")))
      if (event.type === "text") console.log(event.text);
    return createMockModel();
  }
`;

const nodeApplication = `
  import { loadMedGemma } from "@medgemma/core";
  import { readImage } from "@medgemma/imaging";
  import { ggufRuntime } from "@medgemma/runtime-gguf";
  import { onnxRuntime } from "@medgemma/runtime-onnx";
  import { eventStreamResponse, radiologyReport } from "@medgemma/tasks";
  import { tinyModelDirectory } from "@medgemma/tiny-model";
  const runtimes = [ggufRuntime(), onnxRuntime()];
  export const load = async () => {
    await using model = await loadMedGemma({ model: tinyModelDirectory("onnx"), runtime: runtimes[1]! });
    const disposable: AsyncDisposable = model;
    const images = [await readImage("a.png")];
    return [disposable, (request: Request) => eventStreamResponse(request, (signal) => radiologyReport(model, { images }, { signal }))];
  };
`;

interface Project {
  readonly code: string;
  readonly options: readonly string[];
  readonly type?: "module" | "commonjs";
}

/** What the compiler complains about. */
async function check({ code, options, type = "module" }: Project): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "package.json"), JSON.stringify({ type }));
  await writeFile(join(folder, "app.ts"), code);
  await mkdir(join(folder, "node_modules"));
  await symlink(join(root, "tests/node_modules/@medgemma"), join(folder, "node_modules/@medgemma"));
  await symlink(join(root, "node_modules/@types"), join(folder, "node_modules/@types"));
  const strict = ["--ignoreConfig", "--strict", "--skipLibCheck", "false", "--noEmit", "--target", "es2022"];
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  return (await runNode([compiler, ...strict, ...options, join(folder, "app.ts")])).stdout;
}

const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];

it.each([
  ["a new browser project's lib, without esnext.disposable", ["--lib", "ES2022,DOM,DOM.Iterable", "--typeRoots", "."]],
  ["a lib with esnext.disposable", ["--lib", "ES2022,DOM,DOM.Iterable,ESNext.Disposable", "--typeRoots", "."]],
  ["the newest lib", ["--lib", "ESNext,DOM", "--typeRoots", "."]],
  ["@types/node beside the DOM", ["--lib", "ES2022,DOM,DOM.Iterable", "--types", "node"]],
])("a browser application's types are right with %s", async (_, options) => {
  expect(await check({ code: browserApplication, options: [...bundler, ...options] })).toBe("");
});

const node = ["--types", "node", "--lib", "ES2023,ESNext.Disposable"];

it.each([
  ["module", "nodenext", node],
  ["module", "node16", node],
  ["module", "nodenext", ["--types", "node", "--lib", "ES2022"]],
  ["commonjs", "nodenext", node],
  ["commonjs", "node20", node],
] as const)("a Node application's types are right in a %s package with module %s", async (type, module, options) => {
  expect(await check({ code: nodeApplication, type, options: ["--module", module, ...options] })).toBe("");
});

it("require() loads the packages", async () => {
  const names = ["core", "imaging", "runtime-onnx", "runtime-gguf", "tasks", "tasks/client"];
  const code = `for (const name of ${JSON.stringify(names)}) console.log(typeof require("@medgemma/" + name))`;
  expect((await runNode(["-e", code])).stdout).toBe("object\n".repeat(names.length));
});

it("what does not work is what the documentation says: node16 in a CommonJS package", async () => {
  const options = ["--module", "node16", ...node];
  expect(await check({ code: nodeApplication, type: "commonjs", options })).toContain("TS1479");
  const code = `export const load = async () => (await import("@medgemma/core")).loadMedGemma;`;
  expect(await check({ code, type: "commonjs", options })).toBe("");
});
