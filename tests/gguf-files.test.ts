import { copyFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { convertCheckpointToGguf } from "@medgemma/convert";
import { loadMedGemma, MedGemmaError, type ModelInfo, noChatTemplate } from "@medgemma/core";
import { isGgufFile } from "@medgemma/hub";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { describe, expect, it } from "vitest";
import { checkpoint, temporaryFolder } from "./fixture.js";

interface Loaded {
  readonly info: ModelInfo;
  readonly takesImages: boolean;
}

async function load(model: string, mmproj?: string): Promise<Loaded> {
  await using loaded = await loadMedGemma({
    model,
    runtime: ggufRuntime({ device: "cpu", ...(mmproj && { mmproj }) }),
  });
  return { info: loaded.info, takesImages: loaded.capabilities.images !== false };
}

async function failure(action: Promise<unknown>): Promise<string> {
  const error: unknown = await action.then(null, (thrown: unknown) => thrown);
  return MedGemmaError.isInstance(error) ? `${error.code} ${error.message} ${error.hint ?? ""}` : String(error);
}

/** A folder as a download of a community repository: files by any name, from conversions of one checkpoint. */
async function folderWith(files: Readonly<Record<string, "text" | "f32" | "f16" | "bf16">>): Promise<string> {
  const work = await temporaryFolder();
  const folder = join(work, "download");
  await mkdir(folder);
  for (const [name, kind] of Object.entries(files)) {
    const output = join(work, `converted-${name}`);
    const vision = kind === "text" ? "f16" : kind;
    await convertCheckpointToGguf({ checkpoint, output, format: "q8_0", vision });
    await rename(join(output, kind === "text" ? "text-q8_0.gguf" : `mmproj-${vision}.gguf`), join(folder, name));
    await rm(output, { recursive: true });
  }
  return folder;
}

describe("a folder of GGUF files", () => {
  it("with several image encoders gets the most exact one, and says so", async () => {
    const folder = await folderWith({
      "model-Q8_0.gguf": "text",
      "mmproj-F16.gguf": "f16",
      "mmproj-BF16.gguf": "bf16",
    });
    const { info, takesImages } = await load(folder);
    expect(takesImages).toBe(true);
    expect(info.format).toBe("q8_0 (vision bf16)");
    expect(info.warnings.join()).toContain('Of 2 image encoders in the folder, "mmproj-BF16.gguf" (bf16) is used');
    const chosen = await load(folder, join(folder, "mmproj-F16.gguf"));
    expect(chosen.info.format).toBe("q8_0 (vision f16)");
    expect(chosen.info.warnings.join()).not.toContain("image encoders");
  });

  it("is known by what its files hold, not by their names", async () => {
    const digest = `sha256-${"0a".repeat(32)}`;
    const folder = await folderWith({ [digest]: "text", "model-text-only.bin": "f32" });
    await writeFile(join(folder, "README.md"), "GGU");
    await symlink(join(folder, "nowhere"), join(folder, "dangling"));
    expect(await load(folder)).toMatchObject({ takesImages: true, info: { format: "q8_0 (vision f32)" } });
    expect(await load(join(folder, digest))).toMatchObject({ takesImages: false });
    expect(await isGgufFile(join(folder, digest))).toBe(true);
    for (const other of ["README.md", "dangling", "absent", "."])
      expect(await isGgufFile(join(folder, other))).toBe(false);
  });

  it("takes no file for a text model that is none, whatever its name", async () => {
    const folder = await folderWith({ "mmproj-model.gguf": "text", "medgemma-4b-it.gguf": "f16" });
    expect((await load(folder)).takesImages).toBe(true);
    expect(await failure(load(join(folder, "medgemma-4b-it.gguf")))).toMatch(/^ERR_UNSUPPORTED_MODEL .*image encoder/);
    await writeFile(join(folder, "broken.gguf"), "version https://git-lfs.github.com/spec/v1\n");
    expect(await failure(load(folder))).toMatch(/^ERR_CORRUPT_MODEL .*broken\.gguf/);
  });

  it("names its text models when there are several", async () => {
    const folder = await folderWith({ "a.gguf": "text" });
    await copyFile(join(folder, "a.gguf"), join(folder, "b.gguf"));
    expect(await failure(load(folder))).toMatch(
      /^ERR_INVALID_ARGUMENT .*several text models: "a\.gguf", "b\.gguf".*mmproj/,
    );
  });

  it("whose text model is given alone tells of the image encoder beside it", async () => {
    const folder = await folderWith({ "a.gguf": "text", "mmproj-F16.gguf": "f16" });
    const { info, takesImages } = await load(join(folder, "a.gguf"));
    expect(takesImages).toBe(false);
    expect(info.warnings.join()).toContain('"mmproj-F16.gguf" beside the model');
  });
});

it("a model without a chat template is said to be a base model, probably: files alone, and what was converted", async () => {
  const folder = await folderWith({ "a.gguf": "text" });
  expect((await load(folder)).info.warnings).toEqual([noChatTemplate]);
  const output = join(await temporaryFolder(), "converted");
  await convertCheckpointToGguf({ checkpoint, output, format: "q8_0", vision: "f16" });
  expect((await load(output)).info.warnings).toEqual([noChatTemplate]);
});

it("a chat template that is known needs no word: in a manifest, and in a file alone", async () => {
  const folder = tinyModelDirectory("gguf");
  expect((await load(folder)).info.warnings).toEqual([]);
  const alone = join(await temporaryFolder(), "alone.gguf");
  await copyFile(join(folder, "text-q8_0.gguf"), alone);
  expect((await load(alone)).info.warnings).toEqual([]);
});
