import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { convertCheckpointToGguf, estimateConversion, ggufFormats } from "@medgemma/convert";
import { loadMedGemma } from "@medgemma/core";
import { ggufQuantizer, ggufRuntime } from "@medgemma/runtime-gguf";
import { describe, expect, it } from "vitest";
import { checkpoint, root, runNode, temporaryFolder } from "./fixture.js";

const messages = [{ role: "user", content: "What is a pneumothorax?" } as const];

describe("quantised GGUF files", () => {
  it.each(["q4_k_m", "q6_k", "q4_0"] as const)("writes %s with llama.cpp's quantiser, and loads it", async (format) => {
    const output = join(await temporaryFolder(), "gguf");
    const manifest = await convertCheckpointToGguf({ checkpoint, output, format, quantizer: ggufQuantizer() });
    expect(manifest.weights).toEqual({ text: format, vision: "f16" });
    expect((await readdir(output)).toSorted()).toEqual(
      ["NOTICE", "medgemma.json", "mmproj-f16.gguf", `text-${format}.gguf`, "tokenizer.bin"].toSorted(),
    );
    const runtime = ggufRuntime({ device: "cpu", verifyDigests: true });
    await using model = await loadMedGemma({ model: output, runtime });
    expect(model.info.format).toBe(`${format} (vision f16)`);
    const [choice] = await model.score({ messages, continuations: ["Air"] });
    expect(choice?.logprob).toBeLessThan(0);
  });

  it("reckons beforehand how large each will be", async () => {
    const headers = new Set<number>();
    for (const format of ggufFormats.filter((one) => /_/.test(one) && one !== "q8_0")) {
      const output = join(await temporaryFolder(), "gguf");
      const { config, files } = await convertCheckpointToGguf({
        checkpoint,
        output,
        format,
        quantizer: ggufQuantizer(),
      });
      const written = files.text.bytes + (files.mmproj?.bytes ?? 0);
      headers.add(written - estimateConversion(config, { to: "gguf", format }).outputBytes);
    }
    // The tokenizer alone is not counted.
    expect(headers.size).toBe(1);
  });

  it("says what is missing, and leaves nothing behind", async () => {
    const folder = await temporaryFolder();
    const output = join(folder, "gguf");
    const without = convertCheckpointToGguf({ checkpoint, output, format: "q4_k_m" });
    await expect(without).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    const quantizer = { quantize: () => Promise.reject(new Error("no disk")) };
    const failing = convertCheckpointToGguf({ checkpoint, output, format: "q4_k_m", quantizer });
    await expect(failing).rejects.toThrow("no disk");
    expect(await readdir(folder)).toEqual([]);
  });

  it("converts from the command line", async () => {
    const output = join(await temporaryFolder(), "gguf");
    const bin = join(root, "packages/cli/dist/bin.js");
    const { code, stdout, stderr } = await runNode([
      bin,
      "convert",
      checkpoint,
      output,
      "--to",
      "gguf",
      "--format",
      "q4_k_m",
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${output}\n` });
    expect(stderr).toBe(`Next: medgemma report chest.png --model ${output}\n`);
    expect(existsSync(join(output, "text-q4_k_m.gguf"))).toBe(true);
  });
});
