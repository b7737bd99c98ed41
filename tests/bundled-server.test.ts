import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { build, type BuildOptions, type Format } from "esbuild";
import { expect, it } from "vitest";
import { root, runNode, temporaryFolder } from "./fixture.js";

// A server in one file, the SDK's code inside: its workers and children are files that no bundler sees.

const natives = {
  onnx: ["onnxruntime-node"],
  gguf: ["node-llama-cpp", "koffi"],
} as const;
const scripts = {
  onnx: ["worker", "probe-worker"],
  gguf: ["probe-child", "check-child", "tokenizer-worker"],
} as const;
type Id = keyof typeof natives;

/** Loads, asks, and tells what came out; in a function, since CommonJS has no `await` outside of one. */
const application = (id: Id, options: string): string => `
  import { loadMedGemma } from "@medgemma/core";
  import { ${id}Runtime } from "@medgemma/runtime-${id}";
  async function main() {
    const runtime = ${id}Runtime(${options});
    const { available, reason } = await runtime.probe();
    console.log("probe", available, reason ?? "");
    const model = await loadMedGemma({ model: ${JSON.stringify(tinyModelDirectory(id))}, runtime });
    for await (const event of model.generate({ messages: [{ role: "user", content: "hi" }], maxTokens: 2 }));
    await model.dispose();
    console.log("answered");
  }
  main().catch((error) => console.log(error.code, error.message));
`;

interface Bundle {
  readonly id: Id;
  readonly format: Format;
  /** Packages that are installed beside the bundle. */
  readonly installed: readonly string[];
  readonly options?: string;
}

/** Bundles an application and gives what it printed. `workers` puts the SDK's scripts beside it, as the docs tell. */
async function runBundle({ id, format, installed, options = "" }: Bundle, workers = false): Promise<string> {
  const folder = await temporaryFolder();
  const source = join(folder, "app.mjs");
  await writeFile(source, application(id, options));
  const common: BuildOptions = { bundle: true, platform: "node", nodePaths: [join(root, "tests/node_modules")] };
  const external = [...natives[id]];
  const out = join(folder, "server");
  const extension = format === "cjs" ? ".cjs" : ".mjs";
  const logOverride = { "empty-import-meta": "silent" } as const;
  await build({
    ...common,
    external,
    format,
    entryPoints: [source],
    outfile: join(out, `app${extension}`),
    logOverride,
  });
  if (workers) {
    const entryPoints = scripts[id].map((name) => ({
      in: `@medgemma/runtime-${id}/${name}`,
      out: `medgemma-${id}-${name}`,
    }));
    await build({ ...common, external, format: "esm", entryPoints, outdir: out, outExtension: { ".js": ".mjs" } });
  }
  for (const name of installed) {
    const target = name.startsWith("@medgemma/")
      ? join(root, "packages", name.slice("@medgemma/".length))
      : join(root, `packages/runtime-${id}/node_modules`, name);
    await mkdir(join(folder, "node_modules/@medgemma"), { recursive: true });
    await symlink(target, join(folder, "node_modules", name));
  }
  // Probing devices writes warnings of drivers to standard error.
  return (await runNode([join(out, `app${extension}`)])).stdout;
}

const formats = ["esm", "cjs"] as const;

it.each(formats)("finds the workers of runtime-onnx in the installed package (%s)", async (format) => {
  const printed = await runBundle({ id: "onnx", format, installed: ["@medgemma/runtime-onnx", ...natives.onnx] });
  expect(printed).toBe("probe true \nanswered\n");
});

it.each(formats)("finds the workers of runtime-onnx beside the bundle (%s)", async (format) => {
  expect(await runBundle({ id: "onnx", format, installed: natives.onnx }, true)).toBe("probe true \nanswered\n");
});

it.each(formats)("names the file of runtime-onnx that is missing, and what to do (%s)", async (format) => {
  const printed = await runBundle({ id: "onnx", format, installed: natives.onnx });
  expect(printed).toMatch(/^probe false .*medgemma-onnx-probe-worker\.js/);
  expect(printed).toMatch(/\nERR_RUNTIME_UNAVAILABLE .*medgemma-onnx-worker\.js .* left it out/);
  expect(printed).toContain("--external:@medgemma/runtime-onnx --external:@medgemma/imaging");
  expect(printed).toContain("serverExternalPackages");
  expect(printed).not.toContain("Dispose the model");
});

const apart = "{ device: 'cpu', checkInChild: true }";

it.each(formats)("finds the children of runtime-gguf in the installed package (%s)", async (format) => {
  const installed = ["@medgemma/runtime-gguf", ...natives.gguf];
  expect(await runBundle({ id: "gguf", format, installed, options: apart })).toBe("probe true \nanswered\n");
});

it("finds the children of runtime-gguf beside the bundle", async () => {
  const bundle: Bundle = { id: "gguf", format: "cjs", installed: natives.gguf, options: apart };
  const printed = await runBundle(bundle, true);
  expect(printed).toBe("probe true \nanswered\n");
});

it("names the file of runtime-gguf that is missing, and answers without it", async () => {
  const format = "cjs";
  const printed = await runBundle({ id: "gguf", format, installed: natives.gguf, options: apart });
  expect(printed).toMatch(/^probe false .*medgemma-gguf-probe-child\.js/);
  expect(printed).toMatch(/\nERR_RUNTIME_UNAVAILABLE .*medgemma-gguf-check-child\.js/);
  expect(printed).toContain("--external:@medgemma/runtime-gguf");
  const plain = await runBundle({ id: "gguf", format, installed: natives.gguf, options: "{ device: 'cpu' }" });
  expect(plain).toContain("answered");
});

it("says what an installation lacks when onnxruntime-node cannot be loaded", async () => {
  const printed = await runBundle({ id: "onnx", format: "esm", installed: [] }, true);
  expect(printed).toMatch(/ERR_RUNTIME_UNAVAILABLE onnxruntime-node could not be loaded\. .*bin folder/);
});
