import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadMedGemma, type Runtime } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory, type TinyModelFormat } from "@medgemma/tiny-model";
import { describe, expect, it } from "vitest";
import { type PhantomCase, phantomAccuracy } from "@medgemma-examples/bench/phantom-accuracy";
import { root } from "./fixture.js";

// The tiny model was trained on drawings, so its answers can be checked against what was drawn. These few drawings it
// has never seen; `bench/tiny-accuracy.mjs` measures on hundreds.

const folder = join(root, "tests/phantoms");
const { cases } = JSON.parse(await readFile(join(folder, "phantoms.json"), "utf8")) as {
  readonly cases: readonly PhantomCase[];
};

const runtimes: Readonly<Record<TinyModelFormat, () => Runtime>> = {
  onnx: () => onnxRuntime(),
  gguf: () => ggufRuntime(),
};

/** Shares that must be right: another processor rounds otherwise, so one close call of each kind may go wrong. */
const wanted: Readonly<Record<string, number>> = {
  "report: finding, side, zone": 17 / 18,
  "report: list of findings verified": 5 / 6,
  "yes or no": 41 / 42,
  choice: 41 / 42,
  "boxes: mean IoU": 0.65,
  "two images: report's comparison": 5 / 6,
  "two images: report's finding": 5 / 6,
  "two images: choice": 5 / 6,
  "two images: yes or no": 5 / 6,
  "black image: report says so": 1,
  "swap: yes on its image": 14 / 15,
  "swap: no on a black image": 14 / 15,
  "swap: no on another image": 14 / 15,
  description: 5 / 6,
  "what no image shows is not invented": 1,
  "published form: report's finding, side, zone": 17 / 18,
  "published form: report's list of findings verified": 5 / 6,
  "published form: black image: report says so": 1,
  "published form: yes or no (medgemma-1.5)": 41 / 42,
  "published form: choice (medgemma-1)": 41 / 42,
  "published form: choice (medgemma-1.5)": 41 / 42,
  "published form: boxes, mean IoU (medgemma-1.5)": 0.65,
  "summary: nothing false is kept": 1,
  triage: 2 / 3,
};

describe.each(["onnx", "gguf"] as const)("the tiny model on %s", (format) => {
  it("says what was drawn", { timeout: 600_000 }, async () => {
    const model = tinyModelDirectory(format);
    expect(existsSync(model), `${model} is made by the build`).toBe(true);
    await using loaded = await loadMedGemma({ model, runtime: runtimes[format]() });
    const mistakes: string[] = [];
    const measures = await phantomAccuracy(loaded, {
      cases,
      loadImage: (name) => readImage(join(folder, name)),
      onMistake: (name, detail) => mistakes.push(`${name}: ${JSON.stringify(detail)}`),
    });
    const shares = Object.fromEntries(
      Object.entries(measures).map(([name, { right, count }]) => [name, right / count]),
    );
    const short = Object.entries(wanted).filter(([name, share]) => !((shares[name] ?? 0) >= share));
    expect(short, mistakes.join("\n")).toEqual([]);
  });
});
