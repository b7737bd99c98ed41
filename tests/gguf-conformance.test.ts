import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runRuntimeConformance } from "@medgemma/conformance";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { afterAll, describe, expect, it } from "vitest";
import { convertToGguf, hasReference, referenceFolder } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-conformance-"));
const source = await convertToGguf(folder, "f32");
afterAll(() => rm(folder, { recursive: true, force: true }));

const images = { maxImages: 256, tokensPerImage: 16, imageSize: 112 };

describe("float32 cache, exact attention", () => {
  runRuntimeConformance(
    { describe, it, expect },
    {
      createRuntime: () =>
        ggufRuntime({ device: "cpu", prefillChunkTokens: 16, flashAttention: false, kvCacheType: "f32" }),
      fixture: { source, missingSource: join(folder, "nothing-here") },
      capabilities: { images, fork: true, adapters: true, maxContext: 4096 },
    },
  );
});

describe("defaults", () => {
  runRuntimeConformance(
    { describe, it, expect },
    {
      createRuntime: () => ggufRuntime({ device: "cpu" }),
      fixture: { source },
      capabilities: { images, fork: true, adapters: true, maxContext: 4096 },
    },
  );
});

describe.runIf(hasReference())("text only, a file of llama.cpp's own converter", () => {
  runRuntimeConformance(
    { describe, it, expect },
    {
      createRuntime: () => ggufRuntime({ device: "cpu" }),
      fixture: { source: join(referenceFolder, "a/gguf-text/text-f32.gguf") },
      capabilities: { images: false, fork: true, adapters: true, maxContext: 4096 },
    },
  );
});
