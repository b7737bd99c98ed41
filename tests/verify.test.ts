import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkpoint, hasReference, referenceFolder, root, runNode, temporaryFolder } from "./fixture.js";

const bin = join(root, "packages/cli/dist/bin.js");
const small = join(root, "tests/reference");

const verify = (...args: string[]) => runNode([bin, "verify", ...args]);

describe("medgemma verify", () => {
  it.each(["onnx", "gguf"])("passes on the reference in the project: %s", async (runtime) => {
    const { code, stdout, stderr } = await verify("--reference", small, "--model", checkpoint, "--runtime", runtime);
    console.log(stdout);
    expect(stderr).toBe("");
    const lines = stdout.trim().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "index",
      "features",
      "forward",
      "greedy",
      "causal-only",
      "score",
      "sampling",
    ]);
    for (const line of lines) expect(line).toMatch(/^[\w-]+ ([1-9]\d*)\/\1(\s|$)/);
    expect(code).toBe(0);
  });

  it("fails when a file was altered, and when numbers are off", async () => {
    const copy = join(await temporaryFolder(), "reference");
    await cp(small, copy, { recursive: true });
    const forward = await readFile(join(copy, "forward/short.f32"));
    forward.writeFloatLE(forward.readFloatLE(0) + 0.01, 0);
    await writeFile(join(copy, "forward/short.f32"), forward);
    const { code, stdout } = await verify("--reference", copy, "--model", checkpoint);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^index (\d+)\/\d+ .*forward\/short\.f32 was altered/m);
    expect(stdout).toMatch(/^forward 12\/13 .*first failure: short/m);
  });

  it("does not ask for a distance that the reference itself does not have", async () => {
    const copy = join(await temporaryFolder(), "reference");
    await cp(small, copy, { recursive: true });
    const causalOnly = join(copy, "forward/one-image.causal-only.f32");
    await cp(join(copy, "forward/one-image.f32"), causalOnly);
    const close = await verify("--reference", copy, "--model", checkpoint);
    expect(close.stdout).toMatch(
      /^forward 13\/13 .*; one-image is too close to causal-only logits to tell them apart/m,
    );
    expect(close.stdout).toMatch(/^causal-only 7\/7/m);
    const far = await readFile(causalOnly);
    far.writeFloatLE(far.readFloatLE(0) + 0.021, 0);
    await writeFile(causalOnly, far);
    const { stdout } = await verify("--reference", copy, "--model", checkpoint);
    expect(stdout).toMatch(/^causal-only 7\/8 .*first failure: one-image/m);
  });

  it("says what is missing", async () => {
    const none = await verify("--reference", join(root, "docs-that-are-not-there"));
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining("ERR_INVALID_ARGUMENT") as string });
    const nothing = await verify();
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining("--reference") as string });
  });

  const wholeGroups =
    "index tokenizer decode chat literal pixels pan-and-scan features forward greedy causal-only score sampling text lora";
  it.runIf(hasReference()).each([
    ["onnx", wholeGroups],
    ["gguf", `${wholeGroups} llama.cpp-files`],
  ])("passes on the whole reference: %s", async (runtime, expected) => {
    const { code, stdout } = await verify("--reference", join(referenceFolder, "a"), "--runtime", runtime);
    console.log(stdout);
    expect(code).toBe(0);
    const groups = stdout
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect(groups).toEqual(expected.split(" "));
  });

  it.runIf(hasReference())("compares files of llama.cpp's converter with what llama.cpp assumes", async () => {
    const folder = join(referenceFolder, "a");
    const { code, stdout } = await verify("--reference", folder, "--model", join(folder, "gguf"), "--runtime", "gguf");
    expect(stdout).toMatch(/^forward 13\/13 .*against forward-gguf\.json/m);
    expect(stdout).not.toMatch(/^score/m);
    expect(code).toBe(0);
    const textOnly = [
      ["gguf-text", /^forward 5\/5 .*against forward-text-gguf\.json/m],
      ["gguf/text-f32.gguf", /^forward 5\/5 .*against forward-gguf\.json; 8 cases with images skipped/m],
    ] as const;
    for (const [path, forward] of textOnly) {
      const result = await verify("--reference", folder, "--model", join(folder, path), "--runtime", "gguf");
      expect(result.stdout).toMatch(forward);
      expect(result.code).toBe(0);
    }
  });
});
