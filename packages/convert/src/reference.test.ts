import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fitImage, normalizePixels, type PackageManifest } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { convertCheckpoint, type ConvertOptions } from "./convert-checkpoint.js";
import { loadOrt } from "./testing/load-ort.js";
import { type ModelInput, PackageModel, readFloats } from "./testing/package-model.js";
import { readPng } from "./testing/read-png.js";
import { hasReference, referenceFolder } from "./testing/reference-folder.js";
import { temporaryFolder } from "./testing/temporary-folder.js";

interface Case {
  readonly name: string;
  readonly ids: readonly number[];
  readonly images: readonly string[];
  readonly logits: { readonly file: string };
}

const ort = loadOrt();
const ready = ort !== undefined && hasReference;

/** transformers' float32 differs from ONNX Runtime's by rounding only. */
const tolerance = 1e-4;

const reference = (path: string): string => join(referenceFolder, path);
const readCases = (file: string): readonly Case[] =>
  (JSON.parse(readFileSync(reference(file), "utf8")) as { cases: readonly Case[] }).cases;

async function convert(
  checkpoint: string,
  options: Partial<ConvertOptions>,
): Promise<{ model: PackageModel; manifest: PackageManifest }> {
  const output = join(temporaryFolder(), "package");
  const manifest = await convertCheckpoint({ checkpoint: reference(checkpoint), output, ...options });
  return { model: new PackageModel(ort!, output, manifest), manifest };
}

async function imageFeatures(
  model: PackageModel,
  { config }: PackageManifest,
  images: readonly string[],
): Promise<Float32Array[]> {
  const size = config.vision!.imageSize;
  const pixels = images.map((image) => fitImage(readPng(readFileSync(reference(image))), size));
  return model.encodeImages(pixels.map((image) => normalizePixels(image.data, size)));
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((largest, value, index) => Math.max(largest, Math.abs(value - b[index]!)), 0);
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number => x.reduce((sum, value, index) => sum + value * y[index]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Half of the prompt, without cutting an image in two. */
function twoChunks({ ids }: Case, imageTokenId?: number): number[] {
  let cut = Math.floor(ids.length / 2);
  while (ids[cut] === imageTokenId) cut++;
  return [cut, ids.length - cut];
}

if (!ready) {
  const missing = ort === undefined ? "onnxruntime-node is not installed" : `no reference data in ${referenceFolder}`;
  console.warn(`Packages are not compared with transformers: ${missing} (MEDGEMMA_REFERENCE_DIR).`);
}

describe.skipIf(!ready)("a package computes what transformers computes", () => {
  it("with images", async () => {
    const { model, manifest } = await convert("model", { format: "fp32" });
    const cases = readCases("forward.json");
    const names = [...new Set(cases.flatMap(({ images }) => images))];
    const features = await imageFeatures(model, manifest, names);
    const expected = JSON.parse(readFileSync(reference("features.json"), "utf8")) as {
      cases: readonly { image: string; features: { file: string } }[];
    };
    for (const {
      image,
      features: { file },
    } of expected.cases) {
      const computed = features[names.indexOf(image)];
      if (computed !== undefined)
        expect(largestDifference(computed, readFloats(reference(file)))).toBeLessThan(tolerance);
    }
    const input = (entry: Case, chunks: readonly number[]): ModelInput => ({
      ids: entry.ids,
      features: entry.images.map((image) => features[names.indexOf(image)]!),
      chunks,
    });
    const whole = await model.logits(cases.map((entry) => input(entry, [entry.ids.length])));
    const parts = await model.logits(
      cases.map((entry) => input(entry, twoChunks(entry, manifest.config.imageTokenId))),
    );
    cases.forEach(({ name, logits: { file } }, i) => {
      const logits = readFloats(reference(file));
      expect(largestDifference(whole[i]!, logits), name).toBeLessThan(tolerance);
      expect(largestDifference(parts[i]!, logits), `${name} in two chunks`).toBeLessThan(tolerance);
    });
  });

  it("for a text-only model", async () => {
    const { model } = await convert("text-model", { format: "fp32" });
    const cases = readCases("forward-text.json");
    const whole = await model.logits(cases.map(({ ids }) => ({ ids, features: [], chunks: [ids.length] })));
    const parts = await model.logits(
      cases.map((entry) => ({ ids: entry.ids, features: [], chunks: twoChunks(entry) })),
    );
    cases.forEach(({ name, logits: { file } }, i) => {
      expect(largestDifference(whole[i]!, readFloats(reference(file))), name).toBeLessThan(tolerance);
      expect(largestDifference(parts[i]!, readFloats(reference(file))), `${name} in two chunks`).toBeLessThan(
        tolerance,
      );
    });
  });

  // Random weights suffer far more from few bits than trained ones: the bounds catch a wrong layout, not a loss.
  it.each([
    ["q8", 0.98],
    ["q4", 0.6],
  ] as const)("nearly, with %s weights", async (format, bound) => {
    const { model } = await convert("text-model", { format });
    const cases = readCases("forward-text.json");
    const logits = await model.logits(cases.map(({ ids }) => ({ ids, features: [], chunks: [ids.length] })));
    cases.forEach(({ name, logits: { file } }, i) => {
      expect(cosine(logits[i]!, readFloats(reference(file))), name).toBeGreaterThan(bound);
    });
  });

  it("nearly, with q8 weights of the image encoder", async () => {
    const { model, manifest } = await convert("model", { vision: "q8" });
    const [chest] = await imageFeatures(model, manifest, ["images/chest.png"]);
    expect(cosine(chest!, readFloats(reference("features/chest.f32")))).toBeGreaterThan(0.999);
  });
});
