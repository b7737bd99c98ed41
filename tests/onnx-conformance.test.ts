import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runRuntimeConformance } from "@medgemma/conformance";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { afterAll, describe, expect, it } from "vitest";
import { convertTo, hasReference, referenceFolder } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-conformance-"));
const source = await convertTo(folder, "fp32");
afterAll(() => rm(folder, { recursive: true, force: true }));

runRuntimeConformance(
  { describe, it, expect },
  {
    createRuntime: () => onnxRuntime({ device: "cpu", prefillChunkTokens: 16 }),
    fixture: { source, missingSource: join(folder, "nothing-here") },
    capabilities: {
      images: { maxImages: 256, tokensPerImage: 16, imageSize: 112 },
      fork: true,
      adapters: false,
      maxContext: 4096,
    },
  },
);

describe.runIf(hasReference())("text only", async () => {
  const textSource = hasReference() ? await convertTo(folder, "q8", join(referenceFolder, "a/text-model")) : "";
  runRuntimeConformance(
    { describe, it, expect },
    {
      createRuntime: () => onnxRuntime({ device: "cpu", prefillChunkTokens: 16 }),
      fixture: { source: textSource },
      capabilities: { images: false, fork: true, adapters: false, maxContext: 4096 },
    },
  );
});
