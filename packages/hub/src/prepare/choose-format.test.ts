import { ggufFormats } from "@medgemma/convert";
import { type GemmaConfig, InvalidArgumentError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { catalogueEntry } from "../catalogue/index.js";
import { chooseFormat, type FormatWish } from "./choose-format.js";

const shape = (name: string): GemmaConfig => catalogueEntry(`google/medgemma-${name}`)!.config;
const choose = (to: FormatWish["to"], name: string, gigabytes: number) =>
  chooseFormat({ to, config: shape(name), memoryBytes: gigabytes * 1e9 });

describe("chooseFormat", () => {
  it.each([
    ["onnx", "1.5-4b-it", 128, "fp32", "fp32: full precision takes 16.4 GB of the 128 GB of memory."],
    ["onnx", "1.5-4b-it", 24, "q8", "q8: full precision would take 16.4 GB of the 24.0 GB of memory."],
    ["onnx", "1.5-4b-it", 12, "q8", "q8: full precision would take 16.4 GB of the 12.0 GB of memory."],
    ["onnx", "1.5-4b-it", 10, "q4", "q4: q8 would take 7.1 GB with its cache, of the 10.0 GB of memory."],
    ["onnx", "1.5-4b-it", 7, "q4", "q4: nothing fits well; it takes 5.4 GB with its cache, of the 7.0 GB of memory."],
    ["onnx", "27b-it", 128, "q8", "q8: full precision would take 109 GB of the 128 GB of memory."],
    ["gguf", "1.5-4b-it", 128, "f32", "f32: full precision takes 17.2 GB of the 128 GB of memory."],
    ["gguf", "1.5-4b-it", 16, "q8_0", "q8_0: full precision would take 17.2 GB of the 16.0 GB of memory."],
    ["gguf", "1.5-4b-it", 8, "q4_k_m", "q4_k_m: q8_0 would take 7.2 GB with its cache, of the 8.0 GB of memory."],
    ["gguf", "27b-text-it", 48, "q8_0", "q8_0: full precision would take 108 GB of the 48.0 GB of memory."],
  ] as const)("chooses for %s, %s and %i GB: %s", (to, name, gigabytes, format, reason) => {
    expect(choose(to, name, gigabytes)).toMatchObject({ format, reason });
  });

  it("keeps the image encoder's weights in 16 bits at least", () => {
    const { config } = { config: shape("4b-it") };
    const vision = (to: FormatWish["to"], wanted: string) =>
      chooseFormat({ to, wanted, config, memoryBytes: 8e9 }).vision;
    expect(["fp32", "q8", "q4"].map((wanted) => vision("onnx", wanted))).toEqual(["fp32", "fp16", "fp16"]);
    expect(["fp32", "q8", "q4", "f32", "bf16"].map((wanted) => vision("gguf", wanted))).toEqual([
      "f32",
      "f16",
      "f16",
      "f32",
      "f16",
    ]);
  });

  it("takes what is asked for, however large, by common names and the runtime's own", () => {
    const format = (to: FormatWish["to"], wanted: string) =>
      chooseFormat({ to, wanted, config: shape("27b-it"), memoryBytes: 8e9 }).format;
    expect(["fp32", "Q8", "q4"].map((wanted) => format("onnx", wanted))).toEqual(["fp32", "q8", "q4"]);
    expect(["fp32", "q8", "q4"].map((wanted) => format("gguf", wanted))).toEqual(["f32", "q8_0", "q4_k_m"]);
    expect(ggufFormats.map((wanted) => format("gguf", wanted.toUpperCase()))).toEqual(ggufFormats);
  });

  it("names what the runtime takes when asked for something else", () => {
    const refusal = (to: FormatWish["to"], wanted: string) => () =>
      chooseFormat({ to, wanted, config: shape("4b-it"), memoryBytes: 8e9 });
    expect(refusal("onnx", "int8")).toThrow(InvalidArgumentError);
    expect(refusal("onnx", "int8")).toThrow(/^`format` must be auto, fp32, q8 or q4\.$/);
    expect(refusal("onnx", "q4_k_m")).toThrow("ggufRuntime()");
    expect(refusal("gguf", "int8")).toThrow(/auto, fp32, q8 or q4, or .*: f32, f16, .*q4_k_m/);
    expect(refusal("gguf", "")).toThrow(InvalidArgumentError);
  });
});
