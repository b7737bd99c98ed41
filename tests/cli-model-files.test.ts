import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { convertTo, convertToGguf, root, runNode } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-cli-files-"));
const onnx = await convertTo(folder, "fp32");
const gguf = await convertToGguf(folder, "f32");
afterAll(() => rm(folder, { recursive: true, force: true }));

const medgemma = (args: readonly string[]) => runNode([join(root, "packages/cli/dist/bin.js"), ...args]);

it("the doctor suggests what the model can do", async () => {
  const lastLine = async (args: readonly string[]): Promise<string | undefined> => {
    const { code, stdout } = await medgemma(["doctor", ...args]);
    expect(code).toBe(0);
    return stdout.trim().split("\n").at(-1);
  };
  expect(await lastLine(["--model", onnx])).toContain("medgemma report chest.png --model");
  expect(await lastLine(["--model", join(gguf, "text-f32.gguf"), "--load"])).toContain("medgemma ask ");
});

it("--mmproj is for GGUF files", async () => {
  const { code, stderr } = await medgemma([
    "ask",
    "Hello?",
    "--model",
    onnx,
    "--mmproj",
    join(gguf, "mmproj-f32.gguf"),
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain("--mmproj goes with GGUF files");
});
