import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { convertCheckpoint } from "@medgemma/convert";
import { logSumExp, packageManifestName } from "@medgemma/core";
import { onnxCalibrator, onnxRuntime } from "@medgemma/runtime-onnx";
import { describe, expect, it } from "vitest";
import { root, runNode, temporaryFolder } from "./fixture.js";

const checkpoint = join(root, "packages/tiny-model/checkpoint");
const report =
  "FINDINGS: The heart is of normal size. There is a right pleural effusion. There is no pneumothorax. " +
  "IMPRESSION: Right pleural effusion.";

async function packageOf(folder: string, options: { texts?: readonly string[]; format?: "fp32" | "q4" }) {
  const { texts, format = "q4" } = options;
  const output = join(folder, texts === undefined ? format : "calibrated");
  const calibration = texts && { calibration: { calibrator: onnxCalibrator(), texts } };
  await convertCheckpoint({ checkpoint, output, format, ...calibration });
  return output;
}

/** Mean log-probability of a text's tokens. */
async function meanLogprob(output: string, text: string): Promise<number> {
  const { model, tokenizer } = await onnxRuntime({ device: "cpu" }).open(output);
  const ids = tokenizer.encode(text);
  const start = { segments: [{ type: "tokens", ids: Int32Array.of(tokenizer.special.bos) }], length: 1 } as const;
  const sequence = await model.start(start);
  let sum = 0;
  for (const id of ids) {
    sum += (sequence.logits[id] ?? 0) - logSumExp(sequence.logits);
    await sequence.append(id);
  }
  await sequence[Symbol.asyncDispose]();
  await model[Symbol.asyncDispose]();
  return sum / ids.length;
}

describe("a calibrated q4 package", () => {
  it("is nearer to the full model on such texts, of the same size, and says what it was calibrated with", async () => {
    const folder = await temporaryFolder();
    const texts = [report, `The drawing shows a left pleural effusion. ${report}`];
    const paths = [
      await packageOf(folder, { format: "fp32" }),
      await packageOf(folder, {}),
      await packageOf(folder, { texts }),
    ];
    const [full, plain, calibrated] = await Promise.all(paths.map((path) => meanLogprob(path, report)));
    expect(Math.abs(calibrated! - full!)).toBeLessThan(Math.abs(plain! - full!));
    const manifests = await Promise.all(
      paths.map(async (path) => JSON.parse(await readFile(join(path, packageManifestName), "utf8"))),
    );
    expect(manifests[2].files.decoderData.bytes).toBe(manifests[1].files.decoderData.bytes);
    expect(manifests[1].weights.calibration).toBeUndefined();
    expect(manifests[2].weights.calibration.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await readdir(paths[2]!)).toEqual(await readdir(paths[1]!));
  });

  it("is the same to the byte when it is made again", async () => {
    const digests = await Promise.all(
      [1, 2].map(async () => {
        const output = await packageOf(await temporaryFolder(), { texts: [report] });
        const { files } = JSON.parse(await readFile(join(output, packageManifestName), "utf8"));
        return files.decoderData.sha256 as string;
      }),
    );
    expect(digests[0]).toBe(digests[1]);
  });

  it("leaves nothing behind when it is aborted, and refuses texts without a token", async () => {
    const folder = await temporaryFolder();
    const controller = new AbortController();
    const aborted = convertCheckpoint({
      checkpoint,
      output: join(folder, "out"),
      format: "q4",
      calibration: { calibrator: onnxCalibrator() },
      signal: controller.signal,
      onProgress: ({ stage }) => stage === "calibration" && controller.abort(new Error("enough")),
    });
    await expect(aborted).rejects.toThrow("enough");
    await expect(packageOf(folder, { texts: [""] })).rejects.toMatchObject({ code: "ERR_INFERENCE_FAILED" });
    expect(await readdir(folder)).toEqual([]);
  });

  it("comes from the command line by default, and tells its perplexity", async () => {
    const folder = await temporaryFolder();
    const bin = join(root, "packages/cli/dist/bin.js");
    const output = join(folder, "q4");
    expect(await runNode([bin, "convert", checkpoint, output, "--format", "q4"])).toMatchObject({ code: 0 });
    const text = join(root, "packages/tiny-model/README.md");
    const { stdout } = await runNode([bin, "bench", "--model", output, "--perplexity", text, "--json"]);
    const told = JSON.parse(stdout);
    expect(told.perplexity).toBeGreaterThan(1);
    expect(told.bitsPerWeight).toBeGreaterThan(4.6);
    expect(told.bitsPerWeight).toBeLessThan(4.9);
    expect(told.tokens).toBeGreaterThan(100);
  });
});
