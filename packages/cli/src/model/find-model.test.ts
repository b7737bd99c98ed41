import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MedGemmaError } from "@medgemma/core";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { afterAll, describe, expect, it, vi } from "vitest";
import { tellError } from "../report-error.js";
import type { RuntimeChoice } from "../options/common-options.js";
import { findModel, runtimeFor } from "./find-model.js";

const root = await mkdtemp(join(tmpdir(), "medgemma-find-"));
afterAll(() => rm(root, { recursive: true, force: true }));

async function folder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(root, name);
  await mkdir(path);
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

const onnx = tinyModelDirectory("onnx");
const gguf = tinyModelDirectory("gguf");
const foreign = await folder("foreign", { "model-Q4_K_M.gguf": "", "mmproj.gguf": "" });
const checkpoint = await folder("check point", { "config.json": "{}", "model.safetensors": "" });

async function decide(given: string, wanted: RuntimeChoice = "auto"): Promise<string> {
  return runtimeFor(await findModel(given), wanted);
}

async function told(given: string, wanted?: RuntimeChoice): Promise<string> {
  try {
    return `no error: ${await decide(given, wanted)}`;
  } catch (error) {
    const { message, next, exitCode } = tellError(error);
    expect(MedGemmaError.isInstance(error)).toBe(true);
    return `${exitCode} ${message} ${next}`;
  }
}

describe("the runtime for a model", () => {
  it.each([
    [onnx, "onnx"],
    [gguf, "gguf"],
    [foreign, "gguf"],
    [join(foreign, "model-Q4_K_M.gguf"), "gguf"],
  ])("%s: %s", async (given, expected) => {
    expect(await decide(given)).toBe(expected);
  });

  it("is either for a checkpoint, which is converted for it", async () => {
    expect(await decide(checkpoint)).toBe("onnx");
    expect(await decide(`${checkpoint}/`, "gguf")).toBe("gguf");
  });

  it("names the file format and the runtime when they do not go together", async () => {
    expect(await told(onnx, "gguf")).toMatch(
      /^2 .*holds an ONNX package; --runtime gguf cannot load them.*give the checkpoint/,
    );
    expect(await told(gguf, "onnx")).toMatch(/^2 .*holds GGUF files; --runtime onnx/);
  });
});

describe("what is no model", () => {
  it("asks the Hub about an id, and says so where that is forbidden", async () => {
    vi.stubEnv("HF_HUB_OFFLINE", "1");
    vi.stubEnv("MEDGEMMA_HOME", join(root, "home"));
    vi.stubEnv("HF_HUB_CACHE", join(root, "python"));
    expect(await told("google/medgemma-1.5-4b-it")).toMatch(
      /^3 There is no .* on this machine, and as a Hugging Face id: Nothing of/,
    );
    vi.unstubAllEnvs();
  });

  it.each([
    [join(root, "nowhere"), /^2 There is no ".*nowhere"/],
    [join(checkpoint, "model.safetensors"), /Give the folder that it lies in/],
    [join(onnx, "medgemma.json"), /Give the folder that it lies in/],
  ])("%s", async (given, expected) => {
    expect(await told(given)).toMatch(expected);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["empty", {}, /holds no model/],
    ["other-onnx", { "model_q4.onnx": "" }, /ONNX files of another tool/],
    ["no-weights", { "config.json": "{}" }, /without \*\.safetensors/],
    ["pickled", { "pytorch_model.bin": "" }, /no \*\.safetensors/],
    ["cut", { "medgemma.json": "{" }, /^3 medgemma\.json cannot be read/],
    ["future", { "medgemma.json": '{"kind":"tensors"}' }, /^3 .*not of a kind/],
  ])("a folder: %s", async (name, files, expected) => {
    expect(await told(await folder(name, files))).toMatch(expected);
  });

  it("knows Hugging Face's cache", async () => {
    const cache = await folder("models--google--medgemma", {});
    await mkdir(join(cache, "snapshots"));
    expect(await told(cache)).toContain(
      `Give the model's id, which finds it there, or the snapshot: ${cache}/snapshots`,
    );
  });
});
