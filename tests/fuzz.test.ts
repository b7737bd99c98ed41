import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../bench/fuzz.mjs", import.meta.url));

function fuzz(...flags: string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...flags], { encoding: "utf8" });
  return { status, output: stdout + stderr };
}

it.each(["png", "jpeg"])(
  "Node and browsers decode changed %s files to the same pixels, or both refuse them",
  (format) => {
    const { status, output } = fuzz("--only", format, "--inputs", "300");
    expect(status, output).toBe(0);
    expect(output).toMatch(/: 300 inputs, 0 failures, [1-9]\d* accepted, ERR_IMAGE_DECODE [1-9]/);
  },
  300_000,
);

it.each([
  "safetensors",
  "adapter",
  "tokenizer-json",
  "tokenizer-bin",
  "manifest",
  "gguf",
  "fhir",
  "json-schema",
  "other-images",
  "dicom",
  "volume",
  "slide-tiff",
  "event-stream",
  "model-source",
  "hub-answers",
])(
  "changed input for %s ends in a result or an error of the SDK",
  (target) => {
    const { status, output } = fuzz("--only", target, "--inputs", "300");
    expect(status, output).toBe(0);
  },
  300_000,
);

it("tells of an unknown target", () => {
  expect(fuzz("--only", "nothing")).toMatchObject({ status: 2, output: expect.stringContaining("Usage:") as string });
});
