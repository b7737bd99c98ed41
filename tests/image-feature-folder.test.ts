import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, type Runtime } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { describe, expect, it } from "vitest";
import { root, temporaryFolder } from "./fixture.js";

const runtimes = {
  onnx: (imageFeatureFolder: string) => onnxRuntime({ device: "cpu", imageFeatureFolder }),
  gguf: (imageFeatureFolder: string) => ggufRuntime({ device: "cpu", imageFeatureFolder }),
};

async function featuresOf(runtime: Runtime, name: string): Promise<Float32Array> {
  const { model } = await runtime.open(join(root, "packages/tiny-model/dist", name));
  await using _ = model;
  const { images } = model.capabilities;
  if (images === false || model.imageFeatures === undefined) throw new Error("The tiny model takes images.");
  const size = images.imageSize;
  const pixels = Uint8Array.from({ length: size * size * 3 }, (_value, index) => index % 251);
  return await model.imageFeatures({ size, pixels, sha256: "a".repeat(64) });
}

describe.each(["onnx", "gguf"] as const)("features of images in a folder (%s)", (name) => {
  it("serve a later load, are for this user only, and name no image", async () => {
    const folder = join(await temporaryFolder(), "features");
    const runtime = runtimes[name](folder);
    const first = await featuresOf(runtime, name);
    const [file, ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect(file).toMatch(/^[0-9a-f]{64}\.features$/);
    expect(file).not.toContain("aaaa");
    const path = join(folder, file!);
    if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await featuresOf(runtime, name)).toEqual(first);

    // Other values with a right checksum come back: the file was read, and nothing encoded.
    const bytes = await readFile(path);
    bytes.writeFloatLE(42, 0);
    await writeFile(path, bytes);
    expect((await featuresOf(runtime, name))[0], "a damaged file counts as none").toBe(first[0]);
    bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
    await writeFile(path, bytes);
    expect((await featuresOf(runtime, name))[0]).toBe(42);
  });

  it("need a folder that can be written to", async () => {
    const file = join(await temporaryFolder(), "file");
    await writeFile(file, "");
    await expect(featuresOf(runtimes[name](file), name)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });
});
