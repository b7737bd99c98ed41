import type { PackageManifest } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import type { BrowserFacts } from "./browser-facts.js";
import { chooseEntry } from "./choose-entry.js";
import { judgeDevices } from "./judge-devices.js";

const facts: BrowserFacts = {
  secureContext: true,
  crossOriginIsolated: false,
  wasmThreads: 1,
  jspi: true,
  webAssembly: true,
  storage: true,
  gpu: {
    vendor: "test",
    architecture: "",
    description: "",
    isFallback: false,
    shaderF16: false,
    maxBufferBytes: 2 ** 30,
    maxStorageBufferBindingBytes: 2 ** 30,
  },
};

/** MedGemma 4B's shape. */
const manifest = (embeddings: "fp32" | "q8", bytes: number): PackageManifest =>
  ({
    config: { text: { vocabSize: 262_208, hiddenSize: 2560, intermediateSize: 10_240, heads: 8, headDim: 256 } },
    weights: { decoder: embeddings === "fp32" ? "fp32" : "q4", embeddings },
    files: { decoderData: { path: "decoder.data", bytes, sha256: "" } },
  }) as unknown as PackageManifest;

const reasons = (given: BrowserFacts, wanted?: PackageManifest): (string | undefined)[] =>
  judgeDevices(given, wanted).map(({ reason }) => reason);

describe("judgeDevices", () => {
  it("takes what fits", () => {
    expect(reasons(facts)).toEqual([undefined, undefined]);
    expect(reasons(facts, manifest("q8", 5e8))).toEqual([undefined, undefined]);
  });

  it("refuses weights that the GPU cannot bind, with both sizes", () => {
    expect(reasons(facts, manifest("fp32", 5e8))[0]).toMatch(/2685 MB.*1074 MB.*q8 or q4/);
  });

  it("refuses files of 2 GiB without JSPI, and large models on WebAssembly", () => {
    const large = manifest("q8", 2.5e9);
    expect(reasons(facts, large)[0]).toBeUndefined();
    expect(reasons({ ...facts, jspi: false }, large)[0]).toContain("2 GiB");
    expect(reasons(facts, large)[1]).toContain("small models");
  });

  it("says why there is no GPU", () => {
    expect(reasons({ ...facts, gpu: { reason: "none" } })).toEqual(["none", undefined]);
  });

  it("takes nothing on an unsafe page, where loading refuses too", () => {
    const unsafe = { ...facts, secureContext: false, gpu: { reason: "not over https" } };
    expect(reasons(unsafe)[1]).toContain("https");
  });
});

it("chooses the build of onnxruntime-web", () => {
  expect([chooseEntry("webgpu", true), chooseEntry("webgpu", false), chooseEntry("wasm", true)]).toEqual([
    "jspi",
    "webgpu",
    "wasm",
  ]);
});
