import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertCheckpoint } from "@medgemma/convert";
import type { GemmaConfig } from "@medgemma/core";
import { afterAll, expect, it } from "vitest";
import { checkNode } from "./check-machine.js";
import { cacheBytes, type CheckedModel, checkModel } from "./check-model.js";
import { packageVersion } from "./package-version.js";

const checkpoint = fileURLToPath(new URL("../../../../examples/assets/tiny-random-checkpoint", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "medgemma-doctor-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const model = join(folder, "onnx");
await convertCheckpoint({ checkpoint, output: model, format: "q8" });
const { signal } = new AbortController();
const works = [{ id: "onnx", available: true, devices: ["cpu"], checks: [] }] as const;

const statuses = (checks: CheckedModel["checks"]): Readonly<Record<string, string>> =>
  Object.fromEntries(checks.map(({ name, status }) => [name, status]));

it("tells what a package is, and that it is whole and fits", async () => {
  const { checks } = await checkModel({ model, runtime: "auto" }, works, signal);
  expect(statuses(checks)).toEqual({ kind: "ok", files: "ok", memory: "ok", runtime: "ok" });
  expect(checks[0]?.detail).toMatch(/^ONNX package of tiny-random-checkpoint \(decoder q8.*text and images/);
});

it("tells which file was cut, and that the runtime does not work", async () => {
  const copy = await mkdtemp(join(folder, "copy-"));
  for (const name of await readdir(model)) await copyFile(join(model, name), join(copy, name));
  await writeFile(join(copy, "decoder.data"), "cut");
  const broken = [{ ...works[0], available: false, devices: [] }];
  const { checks } = await checkModel({ model: copy, runtime: "auto" }, broken, signal);
  expect(statuses(checks)).toMatchObject({ files: "no", runtime: "no" });
  expect(checks.find(({ name }) => name === "files")?.detail).toBe("decoder.data has another size");
});

it("finds a byte that was altered when it reads the model", async () => {
  const copy = await mkdtemp(join(folder, "copy-"));
  for (const name of await readdir(model)) await copyFile(join(model, name), join(copy, name));
  const weights = await readFile(join(copy, "decoder.data"));
  weights[100] = (weights[100] ?? 0) ^ 1;
  await writeFile(join(copy, "decoder.data"), weights);
  const flags = { model: copy, runtime: "auto", load: true } as const;
  expect(statuses((await checkModel({ ...flags, load: false }, works, signal)).checks)).toMatchObject({ files: "ok" });
  const { checks } = await checkModel(flags, works, signal);
  expect(checks.find(({ name }) => name === "files")).toMatchObject({
    status: "no",
    detail: "decoder.data was altered",
  });
  expect(statuses((await checkModel({ ...flags, model }, works, signal)).checks)).toMatchObject({ files: "ok" });
});

it("tells what a checkpoint needs that is converted at its first use", async () => {
  const { checks } = await checkModel({ model: checkpoint, runtime: "auto" }, works, signal);
  expect(checks.find(({ name }) => name === "disk")?.detail).toMatch(/for the conversion; .* are free/);
  expect(checks.map(({ status }) => status)).not.toContain("no");
});

it("reckons the cache of the 4B model as the runtimes hold it", () => {
  const text = { layers: 34, kvHeads: 4, headDim: 256, slidingWindow: 1024 };
  const local = Array.from({ length: 34 }, (_, layer) => (layer + 1) % 6 !== 0);
  const config = { text: { ...text, local } } as unknown as GemmaConfig;
  // 136 KiB per position, see GgufRuntimeOptions.contextLength.
  expect(cacheBytes(config, { tokens: 1, kind: "gguf" })).toBe(136 * 1024);
  expect(cacheBytes(config, { tokens: 8192, kind: "onnx" })).toBe((5 * 8192 + 29 * 2048) * 2 * 4 * 256 * 4);
});

it.each([
  ["20.19.0", "ok"],
  ["20.18.3", "no"],
  ["18.20.0", "no"],
  ["24.0.0", "ok"],
])("Node.js %s: %s", (version, status) => {
  expect(checkNode(version).status).toBe(status);
});

it("finds versions of packages, also those that hide their package.json", async () => {
  expect(await packageVersion("node-llama-cpp", "@medgemma/runtime-gguf")).toMatch(/^\d+\.\d+\.\d+/);
  expect(await packageVersion("commander")).toMatch(/^\d+\./);
  expect(await packageVersion("no-such-package-here")).toBeUndefined();
});
